import { figuresOf } from "@pledgebook/api/server/figures";
import { contextFor } from "@/server/api.ts";

export const dynamic = "force-dynamic";

/** For the server in front, which tells them at `/metrics`; it lets nobody else ask. */
export async function GET() {
  return Response.json(await figuresOf(contextFor(null)));
}
