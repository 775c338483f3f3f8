import { isAway, orAway } from "@pledgebook/api/server/away";
import { newsroom } from "@/server/api.ts";

async function handler(request: Request) {
  try {
    return await orAway(
      () => newsroom().auth.handler(request),
      ({ status }) => status >= 500,
    );
  } catch (error) {
    if (!isAway(error)) throw error;
    return Response.json(
      { code: "DATABASE_AWAY", message: "The database does not answer." },
      { status: 503 },
    );
  }
}

export { handler as GET, handler as POST };
