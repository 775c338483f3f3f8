import { beforeEach, expect, it } from "vitest";
import { expectRefused, lastEvent } from "../testing/acts.ts";
import { anna, edith, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf } from "../testing/story.ts";

let room: TestNewsroom;
let id: string;
beforeEach(async () => {
  room = await testNewsroom();
  ({ id } = await room.as(anna).articles.create(articleOf()));
});

const told = async () => (await room.as(edith).articles.byId({ id })).homeCurrency;

it("keeps whose dollar an article writes, for everybody, until somebody says otherwise", async () => {
  expect(await told()).toBeNull();
  await room.as(anna).articles.setCurrency({ id, currency: "CAD", seen: null });
  expect(await told()).toBe("CAD");
  expect(await lastEvent(room)).toMatchObject({
    action: "article.tell_currency",
    articleId: id,
    actorId: anna.id,
    after: { currency: "CAD" },
  });
  await room.as(edith).articles.setCurrency({ id, currency: "USD", seen: "CAD" });
  await room.as(edith).articles.setCurrency({ id, currency: "USD", seen: "USD" });
  expect(await told()).toBe("USD");
});

it("refuses an answer to what was answered since", async () => {
  await room.as(anna).articles.setCurrency({ id, currency: "CAD", seen: null });
  await expectRefused(room, () => room.as(edith).articles.setCurrency({ id, currency: "USD", seen: null }), {
    code: "CONFLICT",
    key: "stale",
  });
  expect(await told()).toBe("CAD");
});

it("refuses a currency that nobody has, and an article that is not there", async () => {
  const desk = room.as(anna);
  await expectRefused(room, () => desk.articles.setCurrency({ id, currency: "XXQ" as "USD", seen: null }), {
    code: "BAD_REQUEST",
  });
  await expectRefused(room, () => desk.articles.setCurrency({ id: "none", currency: "USD", seen: null }), {
    code: "NOT_FOUND",
  });
});
