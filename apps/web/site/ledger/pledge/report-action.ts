"use server";

import { fileReport } from "@pledgebook/api/pledges/reports";
import { Problem } from "@pledgebook/core/values/problem";
import { headers } from "next/headers";
import { contextFor } from "@/server/api.ts";

export interface ReportState {
  /** Null before anything was sent; then whether it was taken, or the key of what is wrong. */
  answer:
    | "taken"
    | "report_text"
    | "report_contact"
    | "report_throttled"
    | "pledge_not_found"
    | "unknown"
    | null;
  text: string;
  contact: string;
}

/** Takes the form of an error report; what was typed comes back when it is refused. */
export async function report(_: ReportState, form: FormData): Promise<ReportState> {
  const value = (name: string) => String(form.get(name) ?? "").slice(0, 5000);
  const typed = { text: value("text"), contact: value("contact") };
  // A field that no person sees: what fills it in is a program.
  if (value("website") !== "") return { answer: "taken", text: "", contact: "" };
  const from = await headers();
  const client = from.get("x-forwarded-for") ?? "unknown";
  try {
    await fileReport(contextFor(null), { code: value("code"), ...typed }, client);
    return { answer: "taken", text: "", contact: "" };
  } catch (error) {
    const key = error instanceof Problem ? error.key : "unknown";
    const known = ["report_text", "report_contact", "report_throttled", "pledge_not_found"] as const;
    return { answer: known.find((one) => one === key) ?? "unknown", ...typed };
  }
}
