import { appRouter } from "@pledgebook/api/router";
import { refusalOf } from "@pledgebook/api/server/trpc";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { contextFor, currentPerson } from "@/server/api.ts";
import { PERSON, REQUEST_ID } from "@/server/request-id.ts";

function handler(request: Request) {
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: async () => ({
      ...contextFor(await person()),
      requestId: request.headers.get(REQUEST_ID) ?? undefined,
    }),
    responseMeta: ({ ctx }) => ({
      headers: { "cache-control": "no-store", ...(ctx?.person?.id ? { [PERSON]: ctx.person.id } : {}) },
    }),
    allowMethodOverride: true,
    // The desk asks one thing at a time; a batch would be as much work as somebody likes for one request.
    batching: { enabled: false },
  });
}

async function person() {
  try {
    return await currentPerson();
  } catch (error) {
    throw refusalOf(error);
  }
}

export { handler as GET, handler as POST };
