import { newsroom } from "@/server/api.ts";

function handler(request: Request) {
  return newsroom().auth.handler(request);
}

export { handler as GET, handler as POST };
