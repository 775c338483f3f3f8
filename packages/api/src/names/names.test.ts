import { schema } from "@pledgebook/db/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { approve, expectRefused, lastEvent, markWords } from "../testing/acts.ts";
import { anna, edith, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, millions, pledgeOf, words } from "../testing/story.ts";

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});

const council = {
  nameEn: "Nordic Aid Council",
  nameUk: "Північна рада допомоги",
  alsoCalled: ["NAC"],
  kind: "organisation" as const,
  organisationId: null,
};
const roof = {
  nameEn: "Winter Roof fund",
  nameUk: "Фонд зимового даху",
  alsoCalled: [],
  kind: "fund" as const,
};
const names = (who = edith) => room.as(who).names;
const partyNamed = async (code: string) => (await names().list()).parties.find((one) => one.code === code);
const channelNamed = async (slug: string) => (await names().list()).channels.find((one) => one.slug === slug);
const addedParty = () => names(anna).addParty(council);
const addedChannel = () => names(anna).addChannel(roof);

describe("names.addParty", () => {
  it("makes a party that everybody finds, and says so in the history", async () => {
    expect(await addedParty()).toEqual({ code: "ORG:NordicAidCouncil" });
    expect(await partyNamed("ORG:NordicAidCouncil")).toMatchObject({
      ...council,
      pledges: 0,
      isShipped: false,
    });
    expect((await room.as(null).ledger.names()).parties.map(({ code }) => code)).toContain(
      "ORG:NordicAidCouncil",
    );
    expect(await lastEvent(room)).toMatchObject({
      action: "names.add",
      subject: "party",
      subjectId: "ORG:NordicAidCouncil",
      actorId: anna.id,
      before: null,
      after: council,
    });
  });

  it.each([
    ["the same name", council],
    ["the same name in one language", { ...council, nameEn: "Another council" }],
    ["a name that another is also called by", { ...council, nameEn: "NAC", nameUk: "Інша рада" }],
    [
      "a name that is also another's",
      { ...council, nameEn: "Another", nameUk: "Інша", alsoCalled: ["Nordic Aid Council"] },
    ],
    ["the same code", { ...council, nameEn: "Nordic-Aid Council", nameUk: "Інша рада", alsoCalled: [] }],
  ])("refuses %s", async (_, party) => {
    await addedParty();
    await expectRefused(room, () => names(anna).addParty(party), { code: "CONFLICT", key: "name_taken" });
  });

  it("refuses what everybody is called by already, and no name at all", async () => {
    const add = (nameEn: string) => () => names(anna).addParty({ ...council, nameEn });
    await expectRefused(room, add("Norway"), { code: "CONFLICT", key: "name_taken" });
    await expectRefused(room, add("  "), { code: "BAD_REQUEST" });
  });
});

describe("the identifier of a party", () => {
  it("is one of org-id.guide, told in its own form, and refused with a sentence where it is none", async () => {
    const { code } = await names(anna).addParty({ ...council, organisationId: "xm-dac-41122" });
    expect(await partyNamed(code)).toMatchObject({ organisationId: "XM-DAC-41122" });
    for (const organisationId of ["41122", "https://org-id.guide/list/XM-DAC"])
      await expectRefused(room, () => names().saveParty({ ...council, code, version: 1, organisationId }), {
        ...{ code: "BAD_REQUEST", key: "organisation_id_form", field: "organisationId" },
      });
  });
});

describe("names.saveParty", () => {
  it("changes names, for the pages of pledges too that have it, and keeps the code", async () => {
    const { code } = await addedParty();
    await names().saveParty({ ...council, nameEn: "Nordic Council for Aid", code, version: 1 });
    expect(await partyNamed(code)).toMatchObject({ nameEn: "Nordic Council for Aid", version: 2 });
    expect(await lastEvent(room)).toMatchObject({
      action: "names.save",
      before: { nameEn: council.nameEn },
      after: { nameEn: "Nordic Council for Aid" },
    });
  });

  it("refuses the second of two who change it, another's name, and what is not there", async () => {
    const { code } = await addedParty();
    await names().saveParty({ ...council, alsoCalled: [], code, version: 1 });
    await expectRefused(room, () => names().saveParty({ ...council, code, version: 1 }), {
      code: "CONFLICT",
      key: "stale",
    });
    await expectRefused(
      room,
      () => names().saveParty({ ...council, alsoCalled: ["World Bank"], code, version: 2 }),
      { code: "CONFLICT", key: "name_taken" },
    );
    await expectRefused(room, () => names().saveParty({ ...council, code: "ORG:Nobody", version: 1 }), {
      code: "NOT_FOUND",
      key: "name_not_found",
    });
  });
});

describe("names.removeParty", () => {
  it("takes away what nothing uses, and tells what it was", async () => {
    const { code } = await addedParty();
    await names().removeParty({ code, version: 1 });
    expect(await partyNamed(code)).toBeUndefined();
    expect(await lastEvent(room)).toMatchObject({ action: "names.remove", subjectId: code, before: council });
  });

  it("refuses what a pledge has, what every newsroom has, an old version, and what is not there", async () => {
    const { code } = await addedParty();
    const { id } = await room.as(anna).articles.create(articleOf());
    await expectRefused(room, () => names().removeParty({ code, version: 2 }), {
      code: "CONFLICT",
      key: "stale",
    });
    await markWords(room.as(anna), id, words.shells, {
      pledge: { kind: "new", fields: { ...pledgeOf(), donorCodes: [code] }, pack: null },
    });
    expect(await partyNamed(code)).toMatchObject({ pledges: 1 });
    await expectRefused(room, () => names().removeParty({ code, version: 1 }), {
      code: "CONFLICT",
      key: "name_in_use",
    });
    await expectRefused(room, () => names().removeParty({ code: "ORG:EU", version: 1 }), {
      code: "CONFLICT",
      key: "name_shipped",
    });
    await expectRefused(room, () => names().removeParty({ code: "ORG:Nobody", version: 1 }), {
      code: "NOT_FOUND",
      key: "name_not_found",
    });
  });
});

describe("channels", () => {
  it("are added, renamed and taken away in the same way", async () => {
    expect(await addedChannel()).toEqual({ slug: "winter-roof-fund" });
    expect(await lastEvent(room)).toMatchObject({ action: "names.add", subject: "channel" });
    await names().saveChannel({ ...roof, alsoCalled: ["WRF"], slug: "winter-roof-fund", version: 1 });
    expect(await channelNamed("winter-roof-fund")).toMatchObject({ alsoCalled: ["WRF"], version: 2 });
    await names().removeChannel({ slug: "winter-roof-fund", version: 2 });
    expect(await channelNamed("winter-roof-fund")).toBeUndefined();
  });

  it("refuse a taken name, an old version, what a pledge goes through, and what is not there", async () => {
    const { slug } = await addedChannel();
    await expectRefused(room, () => addedChannel(), { code: "CONFLICT", key: "name_taken" });
    await expectRefused(room, () => names().saveChannel({ ...roof, slug, version: 0 }), {
      code: "CONFLICT",
      key: "stale",
    });
    const { id } = await room.as(anna).articles.create(articleOf());
    await markWords(room.as(anna), id, words.shells, {
      pledge: { kind: "new", fields: { ...pledgeOf(), channelSlug: slug }, pack: null },
    });
    await expectRefused(room, () => names().removeChannel({ slug, version: 1 }), {
      code: "CONFLICT",
      key: "name_in_use",
    });
    await expectRefused(room, () => names().removeChannel({ slug: "purl", version: 1 }), {
      code: "CONFLICT",
      key: "name_shipped",
    });
    await expectRefused(room, () => names().removeChannel({ slug: "nothing", version: 1 }), {
      code: "NOT_FOUND",
      key: "name_not_found",
    });
  });

  it("are let go from readers' pages when they are renamed", async () => {
    const { slug } = await addedChannel();
    const { id } = await room.as(anna).articles.create(articleOf());
    await markWords(room.as(anna), id, words.shells, {
      pledge: { kind: "new", fields: { ...pledgeOf(), channelSlug: slug }, pack: null },
    });
    const article = await room.as(edith).articles.byId({ id });
    await room.as(edith).articles.publish({ id, version: article.article.version });
    const before = room.published.length;
    await names().saveChannel({ ...roof, nameEn: "Winter Roofs fund", slug, version: 1 });
    expect(room.published.slice(before).flatMap(({ articleSlugs }) => articleSlugs)).toContain(
      article.article.slug,
    );
  });
});

describe("names.mergeParties and names.mergeChannels", () => {
  const marked = async (changes: Parameters<typeof pledgeOf>[0]) => {
    const { id } = await room.as(anna).articles.create(articleOf());
    const mark = await markWords(room.as(anna), id, words.shells, {
      pledge: { kind: "new", fields: pledgeOf(changes), pack: null },
    });
    return { id, ...mark };
  };
  const found = async (query: string) =>
    (await room.as(null).ledger.query({ query })).rows.map(({ donorCodes, channelSlug }) => [
      donorCodes,
      channelSlug,
    ]);

  it("make two one: pledges, names and addresses of the one lead to the other, a past day says what it said", async () => {
    const { code } = await addedParty();
    const other = await names(anna).addParty({
      ...council,
      nameEn: "Council of the North",
      nameUk: "Рада Півночі",
      alsoCalled: ["CotN"],
    });
    const { slug } = await addedChannel();
    const twin = await names(anna).addChannel({
      ...roof,
      nameEn: "Roofs for winter",
      nameUk: "Дахи на зиму",
    });
    const { id, annotationId } = await marked({
      donorCodes: ["NL", other.code, code],
      channelSlug: twin.slug,
    });
    await approve(room.as(edith), annotationId);
    await room.as(edith).articles.publish({ id, version: 1 });

    await names().mergeParties({ code: other.code, version: 1, into: code, intoVersion: 1 });
    expect(await lastEvent(room, "names.merge")).toMatchObject({
      subjectId: other.code,
      actorId: edith.id,
      after: { into: code },
    });
    await names().mergeChannels({ slug: twin.slug, version: 1, into: slug, intoVersion: 1 });
    expect(await partyNamed(other.code)).toBeUndefined();
    expect(await partyNamed(code)).toMatchObject({
      alsoCalled: ["NAC", "Council of the North", "Рада Півночі", "CotN", other.code],
      pledges: 1,
      version: 2,
    });
    for (const query of [`donor=${code}`, `donor=${other.code}`, "donor=CotN", `channel=${twin.slug}`])
      expect([query, await found(query)]).toEqual([query, [[["NL", code], slug]]]);
  });

  it("leave nothing standing under a name that is gone when an approval is taken back, and readers follow on", async () => {
    const { code } = await addedParty();
    const { slug } = await addedChannel();
    const { id, annotationId } = await marked({ donorCodes: ["NL", code], channelSlug: slug });
    await approve(room.as(edith), annotationId);
    await room.as(edith).articles.publish({ id, version: 1 });
    const [days, token] = [{ nextOn: "2024-02-01", toldUntil: "2024-01-31" }, "a-token"];
    await room.store.db.insert(schema.subscriptions).values({
      ...{ id: "s", email: "reader@example.org", language: "en", frequency: "daily", token, ...days },
      ...{ subject: "donor", value: code, askedAt: "2024-01-31T09:00:00.000Z" },
    });
    await names().mergeParties({ code, version: 1, into: "ORG:EU", intoVersion: 1 });
    await names().mergeChannels({ slug, version: 1, into: "purl", intoVersion: 1 });
    expect(await found("")).toEqual([[["NL", "ORG:EU"], "purl"]]);
    expect(await room.store.db.select().from(schema.subscriptions)).toMatchObject([{ value: "ORG:EU" }]);
    const { annotations } = await room.as(anna).articles.byId({ id });
    await room.as(edith).review.reopen({ annotationId, version: annotations[0]?.version ?? 0 });
    expect(await found("")).toEqual([]);
  });

  it("refuse an old version, what is not there, what every newsroom has, and what waits for review", async () => {
    const { code } = await addedParty();
    const merge = (changes: object) => () =>
      names().mergeParties({ code, version: 1, into: "ORG:EU", intoVersion: 1, ...changes });
    for (const old of [{ version: 2 }, { intoVersion: 2 }])
      await expectRefused(room, merge(old), { code: "CONFLICT", key: "stale" });
    for (const nobody of [{ code: "ORG:Nobody" }, { into: "ORG:Nobody" }, { into: code }])
      await expectRefused(room, merge(nobody), { code: "NOT_FOUND", key: "name_not_found" });
    await expectRefused(room, merge({ code: "ORG:NATO", into: code }), {
      code: "CONFLICT",
      key: "name_shipped",
    });
    const { id, annotationId, code: pledge } = await marked({ donorCodes: [code] });
    await approve(room.as(edith), annotationId);
    await room.as(edith).articles.publish({ id, version: 1 });
    const { version } = await room.as(anna).pledges.forDesk({ code: pledge });
    await room.as(anna).pledges.save({
      code: pledge,
      version,
      fields: pledgeOf({ donorCodes: [code], amount: millions(90) }),
      packageCodes: [],
      years: [],
    });
    await expectRefused(room, merge({}), { code: "CONFLICT", key: "name_being_checked" });
    const { slug } = await addedChannel();
    await expectRefused(
      room,
      () => names().mergeChannels({ slug, version: 2, into: "purl", intoVersion: 1 }),
      { code: "CONFLICT", key: "stale" },
    );
    await expectRefused(
      room,
      () => names().mergeChannels({ slug: "nothing", version: 1, into: "purl", intoVersion: 1 }),
      { code: "NOT_FOUND", key: "name_not_found" },
    );
  });
});

describe("a list of names", () => {
  const text = [
    "name_en;name_uk;also_called;kind;org-id",
    "Nordic Aid Council;Північна рада допомоги;NAC;organisation;XX-AID-1",
    'Baltic Relief;Балтійська допомога;"BRel|Baltic Help";;EE-KMKR-1',
    "Baltic Relief;Інша;;;",
    "No Ukrainian name;;;;",
    "Norway;Норвегія;;;",
    "Third;Третя;;planet;",
    "Fourth;Четверта;;organisation;41122",
  ].join("\n");

  it("is looked at row by row, and adds what is new and whole", async () => {
    await addedParty();
    const before = await room.dump();
    expect(await names().readList({ of: "parties", text })).toEqual([
      { number: 2, name: "Nordic Aid Council", state: "known" },
      {
        number: 3,
        name: "Baltic Relief",
        state: "new",
        key: "ORG:BalticRelief",
        entry: {
          nameEn: "Baltic Relief",
          nameUk: "Балтійська допомога",
          alsoCalled: ["BRel", "Baltic Help"],
          kind: "organisation",
          organisationId: "EE-KMKR-1",
        },
      },
      { number: 4, name: "Baltic Relief", state: "refused", reason: "twice" },
      { number: 5, name: "No Ukrainian name", state: "refused", reason: "name_uk_missing" },
      { number: 6, name: "Norway", state: "refused", reason: "name_taken" },
      { number: 7, name: "Third", state: "refused", reason: "kind_unknown" },
      { number: 8, name: "Fourth", state: "refused", reason: "organisation_id_unread" },
    ]);
    expect(await room.dump()).toEqual(before);
    expect(await names().addList({ of: "parties", text })).toEqual({ added: 1 });
    expect(await partyNamed("ORG:BalticRelief")).toMatchObject({ alsoCalled: ["BRel", "Baltic Help"] });
    expect(await lastEvent(room)).toMatchObject({ action: "names.add", subjectId: "ORG:BalticRelief" });
    expect(await names().addList({ of: "parties", text })).toEqual({ added: 0 });
  });

  it("makes channels, and says when its first row names no columns", async () => {
    expect(await names().addList({ of: "channels", text: "Name\tNazva\nA fund\tФонд" })).toEqual({
      added: 0,
    });
    expect(await names().readList({ of: "channels", text: "A fund\tФонд" })).toMatchObject([
      { state: "refused", reason: "columns_missing" },
    ]);
    const rows = "Name in English\tName in Ukrainian\tKind\nA fund\tФонд допомоги\tfund";
    expect(await names().addList({ of: "channels", text: rows })).toEqual({ added: 1 });
    expect(await channelNamed("a-fund")).toMatchObject({ kind: "fund", nameUk: "Фонд допомоги" });
  });
});
