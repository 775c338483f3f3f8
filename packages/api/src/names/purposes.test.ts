import { detect } from "@pledgebook/core/reading/detect";
import { newsroomNames } from "@pledgebook/core/reading/who/newsroom-names";
import { beforeEach, describe, expect, it } from "vitest";
import { approve, expectRefused, lastEvent, markWords } from "../testing/acts.ts";
import { anna, edith, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, pledgeOf, words } from "../testing/story.ts";

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});

const limbs = {
  nameEn: "Prosthetic limbs",
  nameUk: "Протезування",
  alsoCalled: ["artificial leg"],
  category: "humanitarian" as const,
};
const purposes = (who = edith) => room.as(who).purposes;
const listed = async (code: string) =>
  (await room.as(anna).names.list()).purposes.find((one) => one.code === code);
const added = (changes: object = {}) => purposes(anna).add({ ...limbs, ...changes });

/** An article with one pledge for a purpose, approved and published. */
async function published(purpose: `own_${string}`) {
  const { id } = await room.as(anna).articles.create(articleOf({ title: `For ${purpose}` }));
  const marked = await markWords(room.as(anna), id, words.shells, {
    pledge: { kind: "new", pack: null, fields: pledgeOf({ purpose }) },
  });
  await approve(room.as(edith), marked.annotationId);
  await room.as(edith).articles.publish({ id, version: 1 });
  return marked.code;
}

const found = async (query: string) =>
  (await room.as(null).ledger.query({ query })).rows.map(({ code, purpose }) => [code, purpose]);

describe("purposes.add", () => {
  it("makes a purpose that texts are read by, and says so in the history", async () => {
    expect(await added()).toEqual({ code: "own_prosthetic_limbs" });
    expect(await listed("own_prosthetic_limbs")).toMatchObject({ ...limbs, pledges: 0, version: 1 });
    expect(await lastEvent(room)).toMatchObject({
      action: "names.add",
      subject: "purpose",
      subjectId: "own_prosthetic_limbs",
      actorId: anna.id,
      after: limbs,
    });
    const names = newsroomNames(await room.as(null).ledger.names());
    expect(detect("Norway gives €5 million for artificial legs.", { names })).toMatchObject([
      { purpose: "own_prosthetic_limbs", category: "humanitarian" },
    ]);
  });

  it.each([
    ["one of this program", { nameEn: "Air defence" }],
    ["one of this program, as it is also called", { alsoCalled: ["demining"] }],
    ["one that is there", { nameUk: "Інше", alsoCalled: [] }],
    ["what another is also called", { nameEn: "artificial leg", nameUk: "Інше" }],
  ])("refuses the name of %s", async (_, changes) => {
    await added();
    await expectRefused(room, () => added(changes), { code: "CONFLICT", key: "name_taken" });
  });
});

describe("a purpose of the newsroom", () => {
  it("is what a pledge is for: found, summed, in the file and by its names", async () => {
    const { code: purpose } = await added();
    const code = await published(purpose);
    for (const query of [`purpose=${purpose}`, "purpose=Prosthetic limbs", "purpose=протезування"])
      expect([query, await found(query)]).toEqual([query, [[code, purpose]]]);
    const sums = await room.as(null).ledger.slices({ by: "purpose" });
    expect(sums.map(({ slice }) => slice)).toEqual([purpose]);
    expect(await room.as(null).search.find({ text: "Протезування" })).toMatchObject({ pledges: [{ code }] });
  });

  it("has to be there when a pledge is said to be for it", async () => {
    const { id } = await room.as(anna).articles.create(articleOf());
    await expectRefused(
      room,
      () =>
        markWords(room.as(anna), id, words.shells, {
          pledge: { kind: "new", pack: null, fields: pledgeOf({ purpose: "own_nothing" }) },
        }),
      { code: "BAD_REQUEST", key: "purpose_not_found" },
    );
  });

  it("is renamed by who may, in the version that they have read", async () => {
    const { code } = await added();
    const renamed = { ...limbs, nameEn: "Limbs", code };
    await expectRefused(room, () => purposes().save({ ...renamed, version: 2 }), {
      code: "CONFLICT",
      key: "stale",
    });
    await purposes().save({ ...renamed, version: 1 });
    expect(await listed(code)).toMatchObject({ nameEn: "Limbs", version: 2 });
    await expectRefused(room, () => purposes().save({ ...renamed, code: "own_nothing", version: 1 }), {
      code: "NOT_FOUND",
      key: "name_not_found",
    });
  });

  it("is taken away only where nothing is or was for it", async () => {
    const { code } = await added();
    const { code: unused } = await purposes().add({
      ...limbs,
      nameEn: "Shelters",
      nameUk: "Укриття",
      alsoCalled: [],
    });
    await published(code);
    await expectRefused(room, () => purposes().remove({ code, version: 1 }), {
      code: "CONFLICT",
      key: "name_in_use",
    });
    await expectRefused(room, () => purposes().remove({ code: unused, version: 2 }), {
      code: "CONFLICT",
      key: "stale",
    });
    await purposes().remove({ code: unused, version: 1 });
    expect(await listed(unused)).toBeUndefined();
  });

  it("leaves nothing standing under a code that is gone, when the approval is taken back after a merge", async () => {
    const { code: into } = await added();
    const { code } = await purposes().add({
      ...limbs,
      ...{ nameEn: "Limbs", nameUk: "Кінцівки", alsoCalled: [] },
    });
    const { id } = await room.as(anna).articles.create(articleOf());
    const fields = pledgeOf({ purpose: code });
    const { annotationId } = await markWords(room.as(anna), id, words.shells, {
      pledge: { kind: "new", pack: null, fields },
    });
    await approve(room.as(edith), annotationId);
    await room.as(edith).articles.publish({ id, version: 1 });
    await purposes().merge({ code, version: 1, into, intoVersion: 1 });
    expect(await found("")).toHaveLength(1);
    const { annotations } = await room.as(anna).articles.byId({ id });
    await room.as(edith).review.reopen({ annotationId, version: annotations[0]?.version ?? 0 });
    expect(await found("")).toEqual([]);
  });

  it("keeps the codes of those that were made one with it, and is called like no other code", async () => {
    const { code: into } = await added();
    const { code } = await purposes().add({
      ...limbs,
      ...{ nameEn: "Limbs", nameUk: "Кінцівки", alsoCalled: [] },
    });
    await purposes().merge({ code, version: 1, into, intoVersion: 1 });
    await purposes().save({ ...limbs, alsoCalled: [], code: into, version: 2 });
    expect(await listed(into)).toMatchObject({ alsoCalled: [code] });
    await expectRefused(
      room,
      () => purposes().save({ ...limbs, alsoCalled: ["own_other"], code: into, version: 3 }),
      { code: "CONFLICT", key: "name_taken" },
    );
  });

  it("is made one with another: its pledges, its names and its code lead there, and the sum stays", async () => {
    const { code: into } = await added();
    const { code } = await purposes().add({ ...limbs, nameEn: "Limbs", nameUk: "Кінцівки", alsoCalled: [] });
    const pledge = await published(code);
    const before = await room.as(null).ledger.query({ query: "" });
    const merge = (changes: object) => () =>
      purposes().merge({ code, version: 1, into, intoVersion: 1, ...changes });
    for (const old of [{ version: 2 }, { intoVersion: 2 }])
      await expectRefused(room, merge(old), { code: "CONFLICT", key: "stale" });
    await expectRefused(room, merge({ into: code }), { code: "NOT_FOUND", key: "name_not_found" });
    await merge({})();
    expect(await lastEvent(room, "names.merge")).toMatchObject({ subjectId: code, after: { into } });
    expect(await listed(code)).toBeUndefined();
    for (const query of [`purpose=${into}`, `purpose=${code}`, "purpose=Кінцівки"])
      expect([query, await found(query)]).toEqual([query, [[pledge, into]]]);
    expect((await room.as(null).ledger.query({ query: "" })).totals).toEqual(before.totals);
  });
});

it("comes from a list with its category, which is never guessed", async () => {
  const text =
    "name_en;name_uk;category\nShelters;Укриття;humanitarian\nSleeping bags;Спальники;\nDrones;Дрони;military";
  expect(await room.as(edith).names.readList({ of: "purposes", text })).toMatchObject([
    { state: "new", key: "own_shelters" },
    { state: "refused", reason: "kind_unknown" },
    { state: "refused", reason: "name_taken" },
  ]);
  expect(await room.as(edith).names.addList({ of: "purposes", text })).toEqual({ added: 1 });
  expect(await listed("own_shelters")).toMatchObject({ nameUk: "Укриття", category: "humanitarian" });
});
