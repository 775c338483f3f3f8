import { plainText } from "@pledgebook/core/text/document";
import { schema } from "@pledgebook/db/schema";
import fc from "fast-check";
import { expect, it } from "vitest";
import { approve, markWords } from "../testing/acts.ts";
import { anna, edith, preparedNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, bodyOf, millions, pledgeOf, story, words } from "../testing/story.ts";

/** A live article with its four marks, approved and published. */
const { from, scene } = await preparedNewsroom(async (room) => {
  const { id } = await room.as(anna).articles.create(articleOf());
  const marks: string[] = [];
  for (const quote of Object.values(words)) {
    const { annotationId } = await markWords(room.as(anna), id, quote, {
      pledge: { kind: "new", fields: pledgeOf(), pack: null },
    });
    await approve(room.as(edith), annotationId);
    marks.push(annotationId);
  }
  await room.as(edith).articles.publish({ id, version: 1 });
  return { id, marks };
});

/** What people do to an article: small things mostly, and now and then something that tears it apart. */
const edit = fc.oneof(
  fc.record({
    kind: fc.constant("insert" as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    text: fc.constantFrom("soon ", "not ", "7", " 🙂 ", ". The", "million ", "é"),
  }),
  fc.record({
    kind: fc.constant("cut" as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 120 }),
  }),
  fc.record({ kind: fc.constant("swap" as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ kind: fc.constant("double" as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    kind: fc.constant("replace" as const),
    text: fc.constantFrom("Nothing of it is left.", "87 million euros"),
  }),
  fc.record({
    kind: fc.constant("mark" as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({
    kind: fc.constant("place" as const),
    mark: fc.nat({ max: 3 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({ kind: fc.constant("remove" as const), mark: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant("publish" as const) }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(paragraphs: string[], change: Edit): string[] {
  const list = [...paragraphs];
  const index = "at" in change ? Math.min(list.length - 1, Math.floor(change.at * list.length)) : 0;
  const text = list[index] ?? "";
  const offset = "at" in change ? Math.floor(((change.at * 7919) % 1) * text.length) : 0;
  switch (change.kind) {
    case "insert":
      list[index] = text.slice(0, offset) + change.text + text.slice(offset);
      return list;
    case "cut":
      list[index] = text.slice(0, offset) + text.slice(offset + change.length);
      return list;
    case "swap":
      list.push(...list.splice(index, 1));
      return list;
    case "double":
      list.splice(index, 0, text);
      return list;
    case "replace":
      return [change.text];
    default:
      return list;
  }
}

it("keeps one anchor of every mark in every revision since it was made, however the article is edited", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 3, maxLength: 9 }), async (changes) => {
      const room = await testNewsroom(from);
      const desk = room.as(anna);
      let paragraphs = story.paragraphs;
      for (const change of changes) {
        const { article, revision, annotations } = await desk.articles.byId({ id: scene.id });
        const text = revision.plainText;
        const span = (length: number) => {
          const start = "at" in change ? Math.floor(change.at * (text.length - 1)) : 0;
          return { start, end: Math.min(text.length, start + length) };
        };
        const mark =
          "mark" in change ? annotations.find(({ id }) => id === scene.marks[change.mark]) : undefined;
        if (change.kind === "mark") {
          const pledge = { kind: "new" as const, fields: pledgeOf(), pack: null };
          const made = desk.pledges.annotate({
            articleId: scene.id,
            revisionId: revision.id,
            span: span(change.length),
            stated: millions(1),
            pledge,
          });
          await made.catch(refusedAsNoWords);
        } else if (change.kind === "place" && mark) {
          const moved = desk.annotations.place({
            id: mark.id,
            version: mark.version,
            revisionId: revision.id,
            span: span(20),
          });
          await moved.catch(refusedAsNoWords);
        } else if (change.kind === "remove" && mark) {
          await desk.annotations.remove({ id: mark.id, version: mark.version });
        } else if (change.kind === "publish") {
          const changed = await desk.articles.figureChanges({ id: scene.id });
          await room.as(edith).articles.publish({
            id: scene.id,
            version: article.version,
            decisions: changed.map(({ annotationId }) => ({
              annotationId,
              decision: "new_fact",
              note: "The figure is another one now.",
            })),
          });
        } else {
          const next = edited(paragraphs, change);
          if (plainText(bodyOf(next)) === "") continue;
          paragraphs = next;
          const saved = await desk.articles.save({
            ...articleOf({ paragraphs }),
            publishedOn: change.kind === "swap" ? "2024-01-30" : story.publishedOn,
            id: scene.id,
            version: article.version,
          });
          const live = annotations.length;
          const { exact, moved, needs_review, orphaned } = saved.carried;
          if (saved.version > article.version) expect(exact + moved + needs_review + orphaned).toBe(live);
        }
      }
      const marks = await room.store.db.select().from(schema.annotations);
      const revisions = await room.store.db.select().from(schema.articleRevisions);
      const anchors = await room.store.db.select().from(schema.annotationAnchors);
      const numberOf = new Map(revisions.map(({ id, number }) => [id, number]));
      for (const mark of marks) {
        const own = anchors.filter(({ annotationId }) => annotationId === mark.id);
        const madeBefore = (time: string) =>
          Math.max(...revisions.filter(({ createdAt }) => createdAt < time).map(({ number }) => number));
        const since = madeBefore(mark.createdAt);
        const until = mark.removedAt ? madeBefore(mark.removedAt) : revisions.length;
        const expected = Array.from({ length: until - since + 1 }, (_, index) => since + index);
        expect(own.map(({ revisionId }) => numberOf.get(revisionId)).sort((a = 0, b = 0) => a - b)).toEqual(
          expected,
        );
        for (const { revisionId, state, start, end, exact } of own) {
          const revision = revisions.find(({ id }) => id === revisionId);
          if (state === "orphaned") expect([start, end]).toEqual([null, null]);
          else if (state !== "needs_review")
            expect(revision?.plainText.slice(start ?? 0, end ?? 0)).toBe(exact);
          expect(exact).not.toBe("");
        }
      }
      const { annotations } = await desk.articles.byId({ id: scene.id });
      expect(annotations.map(({ id }) => id).sort()).toEqual(
        marks
          .filter(({ removedAt }) => removedAt === null)
          .map(({ id }) => id)
          .sort(),
      );
      await room.store.close();
    }),
    { numRuns: 30 },
  );
});

it("loses no mark of fifty in two hundred edits, queues every doubtful one, and can restore every revision", async () => {
  const random = seeded(20240131);
  const room = await testNewsroom();
  const desk = room.as(anna);
  let paragraphs = Array.from(
    { length: 10 },
    (_, at) =>
      `The report of day ${at} begins. ${Array.from({ length: 5 }, (__, of) => `Donor number ${at * 5 + of} has promised ${100 + at * 5 + of} million euros for work of kind ${of}`).join(". ")}. That is all of it.`,
  );
  const { id } = await desk.articles.create(articleOf({ paragraphs }));
  for (let number = 0; number < 50; number++)
    await markWords(
      desk,
      id,
      `Donor number ${number} has promised ${100 + number} million euros for work of kind ${number % 5}`,
    );
  const texts = new Map<number, string>();
  for (let count = 0; count < 200; count++) {
    const { article, revision, annotations } = await desk.articles.byId({ id });
    texts.set(revision.number, revision.plainText);
    expect(annotations).toHaveLength(50);
    const doubtful = annotations.filter(
      ({ anchorState }) => anchorState === "needs_review" || anchorState === "orphaned",
    );
    if (count % 20 === 0) {
      const { looseAnchors } = await desk.desk.queue();
      expect(looseAnchors.map((anchor) => anchor.id).sort()).toEqual(doubtful.map((mark) => mark.id).sort());
    }
    if (count % 25 === 24) {
      const number = 1 + Math.floor(random() * revision.number);
      await desk.articles.restore({ id, version: article.version, number });
      const restored = (await desk.articles.byId({ id })).revision.plainText;
      expect(restored).toBe(texts.get(number));
      paragraphs = restored.split("\n\n");
      continue;
    }
    paragraphs = scratched(paragraphs, random);
    await desk.articles.save({ ...articleOf({ paragraphs }), id, version: article.version });
  }
}, 120_000);

/** One small change: a word more, a word less, two words in one another's place, two paragraphs too. */
function scratched(paragraphs: readonly string[], random: () => number): string[] {
  const list = [...paragraphs];
  const index = Math.floor(random() * list.length);
  const words = (list[index] ?? "").split(" ");
  const at = Math.floor(random() * words.length);
  const kind = Math.floor(random() * 4);
  if (kind === 0) words.splice(at, 0, "again");
  else if (kind === 1 && words.length > 3) words.splice(at, 1);
  else if (kind === 2 && at > 0) [words[at - 1], words[at]] = [words[at] ?? "", words[at - 1] ?? ""];
  else list.push(...list.splice(index, 1));
  if (kind < 3) list[index] = words.join(" ");
  return list;
}

/** Numbers that look random and are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A span at random may cut a character in two; nothing else may go wrong. */
function refusedAsNoWords(error: unknown): void {
  expect(error).toMatchObject({ code: "BAD_REQUEST", cause: { key: "span_invalid" } });
}
