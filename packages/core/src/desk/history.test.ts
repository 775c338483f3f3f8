import { expect, it } from "vitest";
import { type ActName, acts, changedFields, makersOf, reviewedActs } from "./history.ts";

const history = (...told: string[]) =>
  makersOf(
    told.map((one) => {
      const [actorId = "", act = ""] = one.split(" ");
      return { subjectId: "mark", act: act as ActName, actorId: actorId === "nobody" ? null : actorId };
    }),
  ).get("mark");

it.each([
  ["nothing was done", [], []],
  ["who marked it", ["anna pledge.annotate"], ["anna"]],
  ["and who changed it", ["anna pledge.annotate", "oleh annotation.save"], ["anna", "oleh"]],
  ["an approval settles it", ["anna pledge.annotate", "edith review.approve"], []],
  [
    "what comes after is new work",
    ["anna pledge.annotate", "edith review.approve", "oleh annotation.save"],
    ["oleh"],
  ],
  [
    "an approval that was taken back opens all of it again",
    ["anna pledge.annotate", "edith review.approve", "oleh annotation.save", "emil review.reopen"],
    ["anna", "oleh"],
  ],
  ["the newsroom itself is nobody", ["nobody pledge.create"], []],
  ["a comment is no work", ["anna annotation.comment"], []],
  ["a removal is, since another agrees to it", ["anna annotation.remove"], ["anna"]],
])("%s", (_, told, makers) => {
  expect([...(history(...told) ?? [])].sort()).toEqual(makers);
});

it("counts as work whatever changes what a mark or a pledge says", () => {
  expect(reviewedActs.filter((name) => acts[name].review === "work").sort()).toEqual([
    "annotation.move",
    "annotation.place",
    "annotation.remove",
    "annotation.restore",
    "annotation.save",
    "event.record",
    "event.retract",
    "match.decide",
    "match.undo",
    "pledge.annotate",
    "pledge.create",
    "pledge.save",
  ]);
});

it("keeps of an update only what differs, however it was put together", () => {
  expect(
    changedFields({ a: 1, b: { x: 1, y: 2 }, c: null }, { a: 2, b: { y: 2, x: 1 }, c: undefined }),
  ).toEqual({ before: { a: 1 }, after: { a: 2 } });
  expect(changedFields(null, { a: 1 })).toEqual({ before: null, after: { a: 1 } });
});
