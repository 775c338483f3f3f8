import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { seedDemonstration } from "@pledgebook/demo/demonstration";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { preparedNewsroom, SITE, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { answerOpenData } from "./answer.ts";
import { answerMcp } from "./mcp.ts";

const { from } = await preparedNewsroom((room) => seedDemonstration(room.store));

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom(from);
});

const site = () => ({
  ...{ db: room.store.db, dayOf: room.dayOf, now: "2026-06-01T12:00:00.000Z" },
  ...{
    siteUrl: SITE,
    siteName: "Pledgebook",
    licence: "CC-BY-4.0" as const,
    languages: ["en", "uk"] as const,
  },
});

/** The protocol's own client, whose every question goes to the answer itself. */
async function client(): Promise<Client> {
  const one = new Client({ name: "a test", version: "1" });
  const transport = new StreamableHTTPClientTransport(new URL(`${SITE}/api/v1/mcp`), {
    fetch: async (url, init) =>
      init?.method === "POST"
        ? answerMcp(site(), new Request(url, init))
        : new Response(null, { status: 405 }),
  });
  await one.connect(transport as Parameters<Client["connect"]>[0]);
  onTestFinished(() => one.close());
  return one;
}

const textOf = (result: unknown) => (result as { content: { text: string }[] }).content[0]?.text ?? "";

describe("the tools for assistants", () => {
  it("are five and only read", async () => {
    const { tools } = await (await client()).listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual([
      "changes_since",
      "cite",
      "get_pledge",
      "search_pledges",
      "totals",
    ]);
    for (const { annotations } of tools) expect(annotations?.readOnlyHint).toBe(true);
  });

  it("answer with the sentence and its address, and with the sums of the API", async () => {
    const one = await client();
    const found = JSON.parse(
      textOf(await one.callTool({ name: "search_pledges", arguments: { donor: "NL", limit: 3 } })),
    );
    expect(found.data).toHaveLength(3);
    for (const row of found.data) {
      expect(row.quote.length).toBeGreaterThan(10);
      expect(row.evidence_url).toMatch(/^http:\/\/localhost:3000\/articles\/.+#m-/);
    }
    const sums = textOf(await one.callTool({ name: "totals", arguments: { donor: "NL", currency: "USD" } }));
    const { body } = await answerOpenData(site(), "/totals", new URLSearchParams("donor=NL&currency=USD"));
    expect(sums).toBe(body);
    const [{ code }] = found.data;
    expect(textOf(await one.callTool({ name: "cite", arguments: { code } }))).toContain(
      `${SITE}/pledges/${code}`,
    );
    expect(
      JSON.parse(textOf(await one.callTool({ name: "get_pledge", arguments: { code } }))).data[0].code,
    ).toBe(code);
  });

  it("say what was not understood, and fail for nothing", async () => {
    const one = await client();
    const wrong = await one.callTool({ name: "search_pledges", arguments: { donor: "Nowhereland" } });
    expect(wrong.isError).toBe(true);
    expect(textOf(wrong)).toContain("Nowhereland");
    expect((await one.callTool({ name: "cite", arguments: { code: "P-1999-0001" } })).isError).toBe(true);
    expect((await one.callTool({ name: "changes_since", arguments: { from: "x", to: "y" } })).isError).toBe(
      true,
    );
  });
});

it("takes one message a request: a batch would be counted as one question", async () => {
  const post = (body: string) =>
    answerMcp(
      site(),
      new Request(`${SITE}/api/v1/mcp`, {
        method: "POST",
        headers: { accept: "application/json, text/event-stream", "content-type": "application/json" },
        body,
      }),
    );
  const question = { jsonrpc: "2.0", id: 1, method: "tools/list" };
  expect((await post(JSON.stringify([question, question]))).status).toBe(400);
  expect((await post(JSON.stringify(question))).status).toBe(200);
  expect((await post("{")).status).toBe(400);
});
