import { publicState, publishDue } from "@pledgebook/api/articles/schedule";
import { contextFor, letGoOfAll, ownToken } from "@/server/api.ts";

export const dynamic = "force-dynamic";

/**
 * What the server asks itself every second (`server.ts`): publishes what its schedule says, lets go of kept pages that
 * another process has changed, and answers with the addresses that are gone. It does nothing that is not due, so
 * that it does not matter who else asks.
 */
export async function POST() {
  const context = contextFor(null);
  await publishDue(context);
  const { token, gone } = await publicState(context);
  if (ownToken.known !== null && ownToken.known !== token && !ownToken.isOurs) letGoOfAll();
  ownToken.known = token;
  ownToken.isOurs = false;
  return Response.json({ gone });
}
