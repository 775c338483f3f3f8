import { schema } from "@pledgebook/db/schema";
import { beforeEach, expect, it } from "vitest";
import { tidy } from "../server/tidy.ts";
import { expectRefused } from "../testing/acts.ts";
import { anna, edith, oleh, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf } from "../testing/story.ts";

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});

it("is found on another machine by who typed it, and by nobody else", async () => {
  const draft = { of: "new", version: 0, fields: JSON.stringify("Half a sentence") };
  await room.as(anna).articles.keepDraft(draft);
  await room
    .beside()
    .as(anna)
    .articles.keepDraft({ ...draft, fields: JSON.stringify("A whole one.") });
  expect(await room.as(anna).articles.keptDraft({ of: "new" })).toMatchObject({
    version: 0,
    fields: JSON.stringify("A whole one."),
  });
  for (const other of [oleh, edith])
    expect(await room.as(other).articles.keptDraft({ of: "new" })).toBeNull();
  await room.as(oleh).articles.forgetDraft({ of: "new" });
  expect(await room.as(anna).articles.keptDraft({ of: "new" })).not.toBeNull();
  await room.as(anna).articles.forgetDraft({ of: "new" });
  expect(await room.as(anna).articles.keptDraft({ of: "new" })).toBeNull();
});

it("goes with the draft of an article that is deleted, and ninety days after it was typed", async () => {
  const { id, version } = await room.as(edith).articles.create(articleOf());
  await room.as(anna).articles.keepDraft({ of: id, version, fields: "{}" });
  await room.as(anna).articles.keepDraft({ of: "new", version: 0, fields: "{}" });
  await room.as(edith).articles.deleteDrafts({ articles: [{ id, version }] });
  expect(await room.store.db.select().from(schema.keptDrafts)).toMatchObject([{ of: "new" }]);
  await tidy(room.store, new Date("2024-04-30T08:00:00.000Z"));
  expect(await room.store.db.select().from(schema.keptDrafts)).toHaveLength(1);
  await tidy(room.store, new Date("2024-05-01T10:00:00.000Z"));
  expect(await room.store.db.select().from(schema.keptDrafts)).toEqual([]);
});

it("refuses what no article can be as long as", async () => {
  const act = () =>
    room.as(anna).articles.keepDraft({ of: "new", version: 0, fields: "x".repeat(4_000_001) });
  await expectRefused(room, act, { code: "BAD_REQUEST" });
});
