import { isAway } from "@pledgebook/api/server/away";
import type { Instrumentation } from "next";
import { answering } from "./server/answering.ts";

/** Next has logged it under its digest: who is told that a page failed is told this too. */
export const onRequestError: Instrumentation.onRequestError = async (error) => {
  const request = answering.getStore();
  if (!request) return;
  if (error instanceof Error && "digest" in error) request.digest = String(error.digest);
  request.isAway = isAway(error);
};
