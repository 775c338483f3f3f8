import { answerMcp } from "@pledgebook/api/open-data/mcp";
import { openDataSite } from "@/server/open-data.ts";

export const dynamic = "force-dynamic";

/** What assistants ask (Model Context Protocol). There is no stream to listen to: each question has its answer. */
export function POST(request: Request) {
  return answerMcp(openDataSite(), request);
}
