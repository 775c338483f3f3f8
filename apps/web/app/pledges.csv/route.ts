import { ledgerFileResponse } from "@/server/files.ts";

export const dynamic = "force-dynamic";

/** The rows of `/pledges` for the same query, as CSV. */
export function GET(request: Request) {
  return ledgerFileResponse(request, "csv");
}
