"use server";

import { askForDigest } from "@pledgebook/api/subscriptions/subscriptions";
import { Problem } from "@pledgebook/core/values/problem";
import { headers } from "next/headers";
import { contextFor } from "@/server/api.ts";
import { confirmationLetter } from "./digest-letter.ts";

const REFUSALS = ["mail_address", "mail_throttled", "nothing_to_follow", "no_mail"] as const;
export type FollowRefusal = (typeof REFUSALS)[number] | "unknown";

export interface FollowState {
  /** Null before anything was sent; then that a letter is on its way, or the key of what is wrong. */
  answer: "asked" | FollowRefusal | null;
  email: string;
  frequency: string;
}

/** Takes the form of `/follow/mail`. The answer is the same whether the mailbox follows it already or not. */
export async function follow(_: FollowState, form: FormData): Promise<FollowState> {
  const value = (name: string) => String(form.get(name) ?? "").slice(0, 300);
  const typed = { email: value("email"), frequency: value("frequency") };
  // A field that no person sees: what fills it in is a program.
  if (value("website") !== "") return { answer: "asked", ...typed };
  const client = (await headers()).get("x-forwarded-for") ?? "unknown";
  const asked = { ...typed, language: value("language"), subject: value("subject"), value: value("value") };
  try {
    await askForDigest(contextFor(null), asked, client, confirmationLetter);
    return { answer: "asked", ...typed };
  } catch (error) {
    const key = error instanceof Problem ? error.key : "unknown";
    return { answer: REFUSALS.find((one) => one === key) ?? "unknown", ...typed };
  }
}
