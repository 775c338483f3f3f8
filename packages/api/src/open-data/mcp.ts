import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { z } from "zod";
import { answerOpenData } from "./answer.ts";
import type { AskedSite } from "./operation.ts";

/** Rows that one answer has at most: whoever reads it pays for each. */
const MOST_ROWS = 50;

/** Columns that an assistant needs to say what a pledge is and where its sentence stands. */
const FIELDS =
  "code,donor,status,purpose,purpose_note,channel,announced_on,qualifier,currency,amount_floor,amount_ceiling,converted_currency,converted_floor,converted_ceiling,quote,evidence_url,pledge_url,revision";

/**
 * Answers a question of the Model Context Protocol (https://modelcontextprotocol.io/specification) over HTTP, without a session: five
 * tools that only read, over the same operations as the API. Every pledge comes with its sentence and where that stands.
 */
export async function answerMcp(site: AskedSite, request: Request): Promise<Response> {
  // The protocol has had no batches since 2025-06-18; a hundred questions would be counted as one.
  const parsedBody: unknown = await request.json().catch(() => undefined);
  if (Array.isArray(parsedBody))
    return Response.json(
      { jsonrpc: "2.0", id: null, error: { code: -32600, message: "One message a request, no batch." } },
      { status: 400 },
    );
  const server = new McpServer({ name: "pledgebook", version: "1" });
  const ask = async (path: string, query: Record<string, string | undefined>) => {
    const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const { status, body } = await answerOpenData(site, path, new URLSearchParams(given));
    const text = typeof body === "string" ? body : "";
    return { content: [{ type: "text" as const, text }], isError: status !== 200 };
  };
  const onlyReads = { readOnlyHint: true, openWorldHint: false };
  const selection = {
    donor: z
      .string()
      .optional()
      .describe("Codes or names of countries, ORG:… of others; several apart by commas."),
    category: z
      .string()
      .optional()
      .describe("military, financial, humanitarian, reconstruction, energy, cyber."),
    status: z
      .string()
      .optional()
      .describe("pledged, committed, allocated, disbursed, delivered, cancelled, suspended."),
    from: z.string().optional().describe("Announced from this day, month, quarter or year on."),
    to: z.string().optional().describe("Announced up to this one."),
    q: z.string().optional().describe("Words of the quote, the donor or the purpose."),
    currency: z.string().optional().describe("EUR, USD, GBP or UAH: what sums are converted to."),
    as_of: z.string().optional().describe("A day in the past: the ledger as it was known then."),
  };
  server.registerTool(
    "search_pledges",
    {
      title: "Search pledges",
      description: "Pledges of aid to Ukraine with their sums, stages and the sentences that promised them.",
      inputSchema: { ...selection, limit: z.number().int().min(1).max(MOST_ROWS).optional() },
      annotations: onlyReads,
    },
    ({ limit = 20, ...query }) => ask("/pledges", { ...query, limit: String(limit), fields: FIELDS }),
  );
  server.registerTool(
    "get_pledge",
    {
      title: "One pledge",
      description: "All rows of one pledge by its code, each with its sentence.",
      inputSchema: {
        code: z
          .string()
          .regex(/^P-\d{4}-\d{4,9}$/)
          .describe("As P-2024-0031."),
      },
      annotations: onlyReads,
    },
    ({ code }) => ask("/pledges", { q: code, limit: String(MOST_ROWS), fields: FIELDS }),
  );
  server.registerTool(
    "totals",
    {
      title: "Sums",
      description: "What a selection adds up to at each stage; no euro is counted twice.",
      inputSchema: selection,
      annotations: onlyReads,
    },
    (query) => ask("/totals", query),
  );
  server.registerTool(
    "changes_since",
    {
      title: "What has changed",
      description: "What the ledger learned between two days: rows as they were and as they are.",
      inputSchema: {
        from: z.string().describe("A day as 2024-01-31."),
        to: z.string().describe("A later day."),
      },
      annotations: onlyReads,
    },
    (query) => ask("/changes", query),
  );
  server.registerTool(
    "cite",
    {
      title: "How to cite",
      description: "The address, the sentence and the licence by which a pledge is cited.",
      inputSchema: { code: z.string().regex(/^P-\d{4}-\d{4,9}$/) },
      annotations: onlyReads,
    },
    async ({ code }) => {
      const found = await ask("/pledges", {
        q: code,
        limit: "1",
        fields: "code,quote,evidence_url,pledge_url",
      });
      const [row] = found.isError ? [] : (JSON.parse(found.content[0]?.text ?? "{}").data ?? []);
      if (!row)
        return { content: [{ type: "text" as const, text: `There is no pledge ${code}.` }], isError: true };
      const day = site.now.slice(0, 10);
      const text = `${site.siteName}, ${code}: “${row.quote}” ${row.evidence_url}. State of ${day}: ${row.pledge_url}. ${site.licence}.`;
      return { content: [{ type: "text" as const, text }] };
    },
  );
  // Without a session: each question is answered by itself.
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  return transport.handleRequest(request, { parsedBody });
}
