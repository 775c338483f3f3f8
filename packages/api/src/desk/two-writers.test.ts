import { writeSetting } from "@pledgebook/db/queries/settings";
import { expect, it } from "vitest";
import { redeemPasswordLink } from "../accounts/password-link.ts";
import { approve, givePasswords, markWords, publishedShells, secondFactorProof } from "../testing/acts.ts";
import {
  ada,
  anna,
  type Caller,
  edith,
  emil,
  oleh,
  type TestNewsroom,
  testNewsroom,
} from "../testing/newsroom.ts";
import { articleOf, millions, pledgeOf, spanOf, suggestionOf, words } from "../testing/story.ts";

/**
 * Two processes over one file. The first has read and checked and is about to write when the second writes: what the first was
 * sure of is not so any more, its plan is refused with the sentence that says why, and nothing of it is written. Each case
 * is a row of `docs/two-writers.md`.
 */
interface Scene {
  room: TestNewsroom;
  /** What the second process may use. */
  other: TestNewsroom;
  shells: Awaited<ReturnType<typeof publishedShells>>;
  /** Three more pledges in an article that nobody has reviewed. */
  draft: string;
  a: Made;
  b: Made;
  c: Made;
}
type Made = Awaited<ReturnType<typeof markWords>>;

const admin = { ...edith, role: "admin" as const };
const shelters = {
  ...{ nameEn: "Shelters", nameUk: "Укриття", alsoCalled: [] },
  category: "humanitarian" as const,
};

interface Case {
  first: (desk: Caller, scene: Scene) => Promise<unknown>;
  second: (scene: Scene) => Promise<unknown>;
  refusal: { code: string; key: string };
  /** What is done before either begins. */
  before?: (scene: Scene) => Promise<unknown>;
  who?: typeof anna;
}

const stale = { code: "CONFLICT", key: "stale" };
const loop = { code: "BAD_REQUEST", key: "package_loop" };
const gone = { code: "NOT_FOUND", key: "pledge_not_found" };

const putInto = async (desk: Caller, code: string, packageCodes: string[]) => {
  const { version, fields } = await desk.pledges.forDesk({ code });
  return desk.pledges.save({ code, version, fields, packageCodes, years: [] });
};
const decide = async (
  desk: Caller,
  keep: string,
  other: string,
  decision: "same" | "part_of" | "different",
) => {
  const [{ version: keepVersion }, { version: otherVersion }] = [
    await desk.pledges.forDesk({ code: keep }),
    await desk.pledges.forDesk({ code: other }),
  ];
  return desk.reconcile.decide({ keep, keepVersion, other, otherVersion, decision });
};
const approving = async (desk: Caller, { annotationId }: { annotationId: string }) => {
  const item = (await desk.review.queue()).find((mark) => mark.id === annotationId);
  return desk.review.approve({
    annotationId,
    version: item?.version ?? 0,
    pledgeVersion: item?.pledge.version ?? 0,
  });
};
const byHand = (room: TestNewsroom, fourEyes: boolean) =>
  room.store.derive([writeSetting(room.store.db, "fourEyes", fourEyes)]);
const texts = (en: string) => ({
  about: { en, uk: "" },
  contact: { en: "", uk: "" },
  privacy: { en: "", uk: "" },
});
const suggested = async (desk: Caller, articleId: string) => {
  const { revision } = await desk.articles.byId({ id: articleId });
  return suggestionOf(spanOf(revision.plainText, words.cyber));
};
const accepting = async (desk: Caller, articleId: string) =>
  markWords(desk, articleId, words.cyber, { suggestion: await suggested(desk, articleId) });
const rejecting = async (desk: Caller, articleId: string) => {
  const { revision } = await desk.articles.byId({ id: articleId });
  const suggestion = await suggested(desk, articleId);
  return desk.suggestions.reject({ articleId, revisionId: revision.id, suggestion });
};

const cases: Record<string, Case> = {
  "two packages put into each other": {
    first: (desk, { a, b }) => putInto(desk, a.code, [b.code]),
    second: ({ other, a, b }) => putInto(other.as(oleh), b.code, [a.code]),
    refusal: loop,
  },
  "three packages in a circle, one of them by a decision of the queue": {
    before: ({ room, a, b }) => putInto(room.as(anna), a.code, [b.code]),
    first: (desk, { a, c }) => decide(desk, a.code, c.code, "part_of"),
    second: ({ other, b, c }) => putInto(other.as(oleh), b.code, [c.code]),
    refusal: loop,
  },
  "a merge that closes a circle through packages that neither of the two is in": {
    before: async ({ room, shells, a, b, c }) => {
      await putInto(room.as(anna), c.code, [b.code]);
      await putInto(room.as(anna), a.code, [shells.code]);
    },
    first: (desk, { a, b }) => decide(desk, a.code, b.code, "same"),
    second: ({ other, shells, c }) => putInto(other.as(oleh), shells.code, [c.code]),
    refusal: loop,
  },
  "a mark of a pledge that is merged meanwhile": {
    first: (desk, { draft, b }) =>
      markWords(desk, draft, words.cyber, {
        pledge: { kind: "existing", code: b.code, role: "detail" },
      }),
    second: ({ other, a, b }) => decide(other.as(oleh), a.code, b.code, "same"),
    refusal: gone,
  },
  "a mark moved to a pledge that is merged meanwhile": {
    first: (desk, { b, c }) =>
      desk.annotations.move({ id: c.annotationId, version: 1, code: b.code, role: "detail" }),
    second: ({ other, a, b }) => decide(other.as(oleh), a.code, b.code, "same"),
    refusal: gone,
  },
  "a new pledge in a package that is merged meanwhile": {
    first: (desk, { draft, b }) =>
      markWords(desk, draft, words.cyber, {
        pledge: { kind: "new", fields: pledgeOf(), pack: { kind: "existing", code: b.code } },
      }),
    second: ({ other, a, b }) => decide(other.as(oleh), a.code, b.code, "same"),
    refusal: gone,
  },
  "a known pledge put into a package that is merged meanwhile": {
    first: (desk, { b, c }) => putInto(desk, c.code, [b.code]),
    second: ({ other, a, b }) => decide(other.as(oleh), a.code, b.code, "same"),
    refusal: gone,
  },
  "a merge while somebody marks the pledge that goes": {
    first: (desk, { a, b }) => decide(desk, a.code, b.code, "same"),
    second: ({ other, draft, b }) =>
      markWords(other.as(oleh), draft, words.cyber, {
        pledge: { kind: "existing", code: b.code, role: "detail" },
      }),
    refusal: stale,
  },
  "two answers to one pair": {
    first: (desk, { a, b }) => decide(desk, a.code, b.code, "different"),
    second: ({ other, a, b }) => decide(other.as(oleh), b.code, a.code, "different"),
    refusal: { code: "CONFLICT", key: "match_decided" },
  },
  "two pledges told apart while one of them becomes part of a third": {
    first: (desk, { a, b }) => decide(desk, a.code, b.code, "different"),
    second: ({ other, a, c }) => putInto(other.as(oleh), a.code, [c.code]),
    refusal: stale,
  },
  "a merge taken back while the package that it was in is merged": {
    before: async ({ room, a, b, c }) => {
      await putInto(room.as(anna), b.code, [c.code]);
      await decide(room.as(anna), a.code, b.code, "same");
    },
    first: async (desk) => {
      const [latest] = await desk.reconcile.decisions();
      return desk.reconcile.undo({ id: latest?.id ?? "" });
    },
    second: ({ other, shells, c }) => decide(other.as(oleh), shells.code, c.code, "same"),
    refusal: stale,
  },
  "an address that another article takes": {
    who: edith,
    first: (desk, { draft }) => desk.articles.rename({ id: draft, version: 1, slug: "shells" }),
    second: ({ other, shells }) =>
      other.as(emil).articles.rename({ id: shells.id, version: shells.version, slug: "shells" }),
    refusal: { code: "CONFLICT", key: "slug_taken" },
  },
  "an address that another article had a moment before": {
    who: edith,
    first: (desk, { draft }) => desk.articles.rename({ id: draft, version: 1, slug: "shells" }),
    second: async ({ other, shells }) => {
      const desk = other.as(emil);
      const { version } = await desk.articles.rename({ ...shells, slug: "shells" });
      await desk.articles.rename({ id: shells.id, version, slug: "more-shells" });
    },
    refusal: { code: "CONFLICT", key: "slug_taken" },
  },
  "an approval of a pledge that is changed while its reviewer reads": {
    who: emil,
    before: ({ room, shells }) =>
      room.as(anna).annotations.save({
        id: shells.annotationId,
        version: 2,
        stated: millions(87),
        role: "detail",
      }),
    first: (desk, { shells }) => approving(desk, shells),
    second: ({ other, shells }) => putInto(other.as(emil), shells.code, []),
    refusal: stale,
  },
  "an approval of one's own mark while four eyes are switched on": {
    who: edith,
    before: async ({ room, draft }) => {
      await byHand(room, false);
      await markWords(room.as(edith), draft, words.cyber);
    },
    first: async (desk) => {
      const own = (await desk.review.queue()).find(({ exact }) => exact === words.cyber);
      return approving(desk, { annotationId: own?.id ?? "" });
    },
    second: ({ other }) => other.as(ada).people.setFourEyes({ fourEyes: true }),
    refusal: stale,
  },
  "a review while two people begin to mark the article apart": {
    who: edith,
    first: (desk, { a }) => approving(desk, a),
    second: ({ other, draft }) => other.as(emil).articles.setBlind({ id: draft, version: 1, isBlind: true }),
    refusal: { code: "BAD_REQUEST", key: "article_blind" },
  },
  "the last two approvals of a pledge taken back at once": {
    who: edith,
    before: async ({ room, draft, a }) => {
      const { annotationId } = await markWords(room.as(oleh), draft, words.cyber, {
        pledge: { kind: "existing", code: a.code, role: "detail" },
      });
      await approve(room.as(edith), a.annotationId);
      await approve(room.as(edith), annotationId);
    },
    first: async (desk, { draft }) => {
      const { annotations } = await desk.articles.byId({ id: draft });
      const mark = annotations.find(({ exact }) => exact === words.cyber);
      return desk.review.reopen({ annotationId: mark?.id ?? "", version: mark?.version ?? 0 });
    },
    second: ({ other, a }) => other.as(emil).review.reopen({ annotationId: a.annotationId, version: 2 }),
    refusal: stale,
  },
  "two admins who take each other's rights": {
    who: admin,
    before: ({ room }) => room.as(ada).people.setRole({ id: "edith", role: "admin" }),
    first: (desk) => desk.people.setRole({ id: "ada", role: "editor" }),
    second: ({ other }) => other.as(ada).people.setRole({ id: "edith", role: "editor" }),
    refusal: { code: "CONFLICT", key: "last_admin" },
  },
  "two admins who lock each other out": {
    who: admin,
    before: ({ room }) => room.as(ada).people.setRole({ id: "edith", role: "admin" }),
    first: (desk) => desk.people.setDisabled({ id: "ada", disabled: true }),
    second: ({ other }) => other.as(ada).people.setDisabled({ id: "edith", disabled: true }),
    refusal: { code: "CONFLICT", key: "last_admin" },
  },
  "two admins who write the newsroom's own pages": {
    who: admin,
    first: (desk) => desk.newsroom.setTexts({ before: texts(""), texts: texts("One") }),
    second: ({ other }) => other.as(ada).newsroom.setTexts({ before: texts(""), texts: texts("Two") }),
    refusal: stale,
  },
  "a suggestion that two people accept": {
    first: (desk, { draft }) => accepting(desk, draft),
    second: ({ other, draft }) => accepting(other.as(oleh), draft),
    refusal: { code: "CONFLICT", key: "suggestion_decided" },
  },
  "a suggestion that one rejects and another accepts": {
    first: (desk, { draft }) => rejecting(desk, draft),
    second: ({ other, draft }) => accepting(other.as(oleh), draft),
    refusal: { code: "CONFLICT", key: "suggestion_decided" },
  },
  "an edit published while a mark is approved whose figure it changes": {
    who: edith,
    before: async ({ room, shells }) => {
      await markWords(room.as(anna), shells.id, words.fund, { stated: millions(25) });
      const text = articleOf();
      const body = JSON.parse(JSON.stringify(text.body).replace("25 million", "52 million"));
      await room.as(anna).articles.save({ ...text, body, id: shells.id, version: shells.version });
    },
    first: (desk, { shells }) =>
      desk.articles.publish({ id: shells.id, version: shells.version + 1, decisions: [] }),
    second: async ({ other, shells }) => {
      const { annotations } = await other.as(emil).articles.byId({ id: shells.id });
      const mark = annotations.find(({ stated }) => stated.min === 2_500_000_000);
      await approving(other.as(emil), { annotationId: mark?.id ?? "" });
    },
    refusal: stale,
  },
};

async function sceneOf(): Promise<Scene> {
  const room = await testNewsroom();
  const shells = await publishedShells(room);
  const { id: draft } = await room.as(anna).articles.create(articleOf({ title: "A draft" }));
  const make = (quote: string, sum: number) =>
    markWords(room.as(anna), draft, quote, {
      stated: millions(sum),
      pledge: { kind: "new", fields: pledgeOf({ amount: millions(sum) }), pack: null },
    });
  return {
    room,
    other: room.beside(),
    shells,
    draft,
    a: await make(words.denmark, 12),
    b: await make(words.shells, 87),
    c: await make(words.fund, 25),
  };
}

it.each(Object.entries(cases))("%s", async (_, { first, second, before, refusal, who = anna }) => {
  const scene = await sceneOf();
  await before?.(scene);
  let written: unknown;
  const desk = scene.room.interrupted(who, async () => {
    await second(scene);
    written = await scene.room.dump();
  });
  await expect(first(desk, scene)).rejects.toMatchObject({
    code: refusal.code,
    cause: { key: refusal.key },
  });
  expect(await scene.room.dump()).toEqual(written);
});

it("a name is not made one with another while a change that names it has just begun to wait", async () => {
  const { room, other, a, draft } = await sceneOf();
  const council = {
    ...{ kind: "organisation" as const, nameEn: "Nordic Aid Council", nameUk: "Північна рада" },
    ...{ alsoCalled: [], organisationId: null },
  };
  const { code } = await room.as(anna).names.addParty(council);
  const named = async (desk: Caller, sum: number) => {
    const { version } = await desk.pledges.forDesk({ code: a.code });
    const fields = pledgeOf({ donorCodes: [code], amount: millions(sum) });
    await desk.pledges.save({ code: a.code, version, fields, packageCodes: [], years: [] });
  };
  await named(room.as(anna), 12);
  await approve(room.as(edith), a.annotationId);
  await room.as(edith).articles.publish({ id: draft, version: 1 });
  const merging = room.interrupted(edith, () => named(other.as(oleh), 13)).names;
  await expect(
    merging.mergeParties({ code, version: 1, into: "ORG:EU", intoVersion: 1 }),
  ).rejects.toMatchObject({ cause: { key: "name_being_checked" } });
  expect((await room.as(anna).pledges.forDesk({ code: a.code })).fields.donorCodes).toEqual([code]);
});

it("a purpose that is taken away while somebody says that a pledge is for it stays, and so does their mark", async () => {
  const { room, other } = await sceneOf();
  const { id } = await room.as(anna).articles.create(articleOf({ title: "For what nobody has yet" }));
  const { code: purpose } = await room.as(edith).purposes.add(shelters);
  const marks = (desk: Caller) =>
    markWords(desk, id, words.shells, {
      pledge: { kind: "new", fields: pledgeOf({ purpose }), pack: null },
    });
  const removes = room.interrupted(edith, () => marks(other.as(anna)));
  await expect(removes.purposes.remove({ code: purpose, version: 1 })).rejects.toMatchObject({
    cause: { key: "name_in_use" },
  });
  expect((await room.as(anna).articles.byId({ id })).annotations).toHaveLength(1);
});

it("a pledge is not said to be for a purpose that is taken away meanwhile", async () => {
  const { room, other } = await sceneOf();
  const { id } = await room.as(anna).articles.create(articleOf({ title: "For what nobody has any more" }));
  const { code: purpose } = await room.as(edith).purposes.add(shelters);
  const marks = room.interrupted(anna, () => other.as(edith).purposes.remove({ code: purpose, version: 1 }));
  await expect(
    markWords(marks, id, words.shells, {
      pledge: { kind: "new", fields: pledgeOf({ purpose }), pack: null },
    }),
  ).rejects.toMatchObject({ cause: { key: "purpose_not_found" } });
  expect((await room.as(anna).articles.byId({ id })).annotations).toEqual([]);
});

it("a link to choose a password that is used twice at once is good once", async () => {
  const { room, other } = await sceneOf();
  const { token } = await room.as(ada).people.passwordLink({ id: "anna" });
  await givePasswords(room, [anna]);
  const now = new Date("2024-01-31T09:30:00.000Z");
  const choose = ({ store, auth }: TestNewsroom, password: string) =>
    redeemPasswordLink(store, auth, token, password, now);
  const outcomes = await Promise.allSettled([
    choose(room, "one small boat in winter"),
    choose(other, "two small boats in winter"),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { key: "link_gone" },
  });
});

it("a draft that somebody marks while it is deleted stays, with its mark", async () => {
  const { room } = await sceneOf();
  const { id } = await room.as(anna).articles.create(articleOf({ title: "Nobody has marked this" }));
  const deletes = room.interrupted(anna, () => markWords(room.as(anna), id, words.shells));
  await expect(deletes.articles.deleteDrafts({ articles: [{ id, version: 1 }] })).rejects.toMatchObject({
    cause: { key: "draft_in_use" },
  });
  expect((await room.as(anna).articles.byId({ id })).annotations).toHaveLength(1);
});

it("a second factor that is confirmed in two windows at once is there once, and the second is told", async () => {
  const { room, other } = await sceneOf();
  await givePasswords(room, [anna]);
  const proofs = [await secondFactorProof(room.as(anna)), await secondFactorProof(other.as(anna))] as const;
  const outcomes = await Promise.allSettled([
    room.as(anna).secondFactor.confirm(proofs[0]),
    other.as(anna).secondFactor.confirm(proofs[1]),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { cause: { key: "second_factor_there" } },
  });
});

it("a person who is added twice at once is there once, and the second is told", async () => {
  const { room, other } = await sceneOf();
  const person = {
    email: "New@example.org",
    name: "New",
    role: "annotator" as const,
    password: "long enough for a test",
  };
  const outcomes = await Promise.allSettled([
    room.as(ada).people.add(person),
    other.as(ada).people.add({ ...person, email: "new@example.org" }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "CONFLICT", cause: { key: "email_taken" } },
  });
});
