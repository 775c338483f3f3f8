import { beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../server/context.ts";
import { expectRefused, lastEvent, markWords, publishedShells } from "../testing/acts.ts";
import { anna, edith, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, words } from "../testing/story.ts";
import { fileReport, reportLimits } from "./reports.ts";

let room: TestNewsroom;
let code: string;
beforeEach(async () => {
  room = await testNewsroom();
  ({ code } = await publishedShells(room));
});

let ids = 0;
const reader = (): Context => ({
  store: room.store,
  auth: room.auth,
  images: room.images,
  fetchText: room.fetchText,
  askSource: room.askSource,
  copies: room.copies,
  readForeign: room.readForeign,
  timeZone: room.timeZone,
  dayOf: room.dayOf,
  mail: room.mail,
  person: null,
  now: () => "2024-01-31T09:01:00.000Z",
  newId: () => `report-${++ids}`,
  published: () => {},
});
const file = (of: Partial<{ code: string; text: string; contact: string }> = {}, client = "192.0.2.1") =>
  fileReport(reader(), { code, text: "The sum is 78, not 87 million.", contact: "", ...of }, client);
const list = () => room.as(anna).reports.list();

describe("a reader's report", () => {
  it("reaches the desk with what it is about, and is in the history", async () => {
    await file({ contact: "reader@example.org" });
    expect(await list()).toMatchObject([
      {
        pledgeCode: code,
        text: "The sum is 78, not 87 million.",
        contact: "reader@example.org",
        state: "open",
      },
    ]);
    expect(await lastEvent(room)).toMatchObject({ action: "report.file", subject: "report", actorId: null });
  });

  it.each([
    [{ text: "wrong" }, "report_text"],
    [{ text: "x".repeat(2001) }, "report_text"],
    [{ contact: "not an address" }, "report_contact"],
    [{ code: "P-2024-9999" }, "pledge_not_found"],
    [{ code: "nonsense" }, "pledge_not_found"],
  ])("with %o is refused", async (of, key) => {
    await expect(file(of)).rejects.toMatchObject({ key });
    expect(await list()).toEqual([]);
  });

  it("about a pledge that does not count is refused as if there were none", async () => {
    const { id } = await room.as(anna).articles.create(articleOf({ title: "A draft" }));
    ({ code } = await markWords(room.as(anna), id, words.cyber));
    await expect(file()).rejects.toMatchObject({ key: "pledge_not_found" });
  });

  it("of who is over their own limit uses up nobody else's", async () => {
    for (let times = 0; times < reportLimits.everybody + reportLimits.client; times++)
      await file().catch((error) => expect(error).toMatchObject({ key: "report_throttled" }));
    await file({}, "192.0.2.99");
  });

  it("is taken a few times an hour from one address, and from others still", async () => {
    for (let times = 0; times < reportLimits.client; times++) await file();
    await expect(file()).rejects.toMatchObject({ key: "report_throttled" });
    await file({}, "192.0.2.2");
    expect(await list()).toHaveLength(reportLimits.client + 1);
  });
});

describe("reports.settle", () => {
  it("says what came of it, once, and is in the history", async () => {
    await file();
    const [report] = await list();
    const settling = { id: report!.id, version: report!.version, outcome: "Checked: it is 87." };
    await room.as(edith).reports.settle(settling);
    expect(await list()).toMatchObject([
      { state: "settled", outcome: "Checked: it is 87.", settledBy: edith.name },
    ]);
    expect(await lastEvent(room)).toMatchObject({ action: "report.settle", actorId: edith.id });
    await expectRefused(room, () => room.as(anna).reports.settle(settling), {
      code: "CONFLICT",
      key: "stale",
    });
    await expectRefused(room, () => room.as(anna).reports.settle({ ...settling, id: "nothing" }), {
      code: "NOT_FOUND",
      key: "report_not_found",
    });
  });
});
