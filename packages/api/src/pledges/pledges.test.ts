import { schema } from "@pledgebook/db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import {
  approve,
  countedPledge,
  expectRefused,
  lastEvent,
  markWords,
  publishedShells,
} from "../testing/acts.ts";
import {
  anna,
  type Caller,
  edith,
  emil,
  oleh,
  type TestNewsroom,
  testNewsroom,
} from "../testing/newsroom.ts";
import {
  articleOf,
  millions,
  type PledgeFields,
  pledgeOf,
  type StatedAmount,
  spanOf,
  story,
  storyText,
  words,
} from "../testing/story.ts";

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});

type Annotate = Parameters<Caller["pledges"]["annotate"]>[0];
const stale = { code: "CONFLICT", key: "stale" };
const goods: StatedAmount = { qualifier: "unquantified", min: null, max: null, currency: null };
const dutchPackage = pledgeOf({ amount: millions(122), purpose: "other", purposeNote: "January package" });

async function draft(title?: string) {
  const { id } = await room.as(anna).articles.create(articleOf(title ? { title } : {}));
  const { revision } = await room.as(anna).articles.byId({ id });
  return { id, revision };
}

const forDesk = async (code: string) => {
  const { fields, ...rest } = await room.as(anna).pledges.forDesk({ code });
  return { ...rest, ...fields };
};

describe("pledges.annotate", () => {
  it("makes a mark and its pledge, both waiting, and tells the history of each", async () => {
    const { id, revision } = await draft();
    const made = await markWords(room.as(anna), id, words.shells);
    expect(made.code).toBe("P-2024-0001");
    const { annotations } = await room.as(anna).articles.byId({ id });
    expect(annotations).toMatchObject([
      {
        id: made.annotationId,
        pledgeCode: "P-2024-0001",
        role: "first",
        stated: millions(87),
        reviewState: "waiting",
        anchorState: "exact",
        author: anna.name,
        version: 1,
        exact: words.shells,
        ...spanOf(revision.plainText, words.shells),
      },
    ]);
    const pledge = await forDesk(made.code);
    expect(pledge).toMatchObject({ ...pledgeOf(), reviewState: "waiting", packageCodes: [], version: 1 });
    expect(await lastEvent(room, "pledge.create")).toMatchObject({
      actorId: anna.id,
      subject: "pledge",
      subjectId: pledge.id,
      articleId: id,
      before: null,
      after: { ...pledgeOf(), code: made.code, package: null },
    });
    expect(await lastEvent(room, "pledge.annotate")).toMatchObject({
      actorId: anna.id,
      subject: "annotation",
      subjectId: made.annotationId,
      articleId: id,
      before: null,
      after: { pledge: made.code, role: "first", quote: words.shells, stated: millions(87) },
    });
    expect(await room.as(null).pledges.byCode({ code: made.code })).toBeNull();
    expect(room.published).toEqual([]);
  });

  it("joins a mark to a pledge that is known, and makes no second one", async () => {
    const { code } = await publishedShells(room);
    const other = await draft("Told again");
    const mark = await markWords(room.as(oleh), other.id, words.shells, {
      stated: millions(88, "EUR", "about"),
      pledge: { kind: "existing", code, role: "restatement" },
    });
    expect(mark.code).toBe(code);
    expect(await room.store.db.select().from(schema.pledges)).toHaveLength(1);
    expect((await forDesk(code)).amount).toEqual(millions(87));
    const { annotations } = await room.as(anna).articles.byId({ id: other.id });
    expect(annotations).toMatchObject([
      { role: "restatement", stated: { qualifier: "about" }, pledgeCode: code },
    ]);
  });

  it("makes a package with its first component, and puts the next one into it", async () => {
    const { id } = await draft();
    const first = await markWords(room.as(anna), id, words.shells, {
      pledge: { kind: "new", fields: pledgeOf(), pack: { kind: "new", fields: dutchPackage } },
    });
    expect(first.code).toBe("P-2024-0001");
    expect((await forDesk(first.code)).packageCodes).toEqual(["P-2024-0002"]);
    expect(await forDesk("P-2024-0002")).toMatchObject({
      amount: millions(122),
      reviewState: "waiting",
      counts: false,
    });
    const second = await markWords(room.as(anna), id, words.fund, {
      stated: millions(25),
      pledge: {
        kind: "new",
        fields: pledgeOf({ amount: millions(25), channelSlug: "international-fund-for-ukraine" }),
        pack: { kind: "existing", code: "P-2024-0002" },
      },
    });
    expect(second.code).toBe("P-2024-0003");
    expect((await forDesk(second.code)).packageCodes).toEqual(["P-2024-0002"]);
    const created = (await room.dump()).audit_events?.filter(
      (row) => (row as { action: string }).action === "pledge.create",
    );
    expect(created).toHaveLength(3);
  });

  it("counts codes by the year of the announcement, and takes the year of the clock where there is none", async () => {
    const { id } = await draft();
    const of = (announcedOn: string | null) =>
      markWords(room.as(anna), id, words.shells, {
        pledge: { kind: "new", fields: pledgeOf({ announcedOn }), pack: null },
      });
    const codes = [];
    for (const day of ["2023-Q4", "2023", "2024-01-29", null]) codes.push((await of(day)).code);
    expect(codes).toEqual(["P-2023-0001", "P-2023-0002", "P-2024-0001", "P-2024-0002"]);
  });

  it("gives each of two who mark at the same moment a code of their own, and refuses neither", async () => {
    const { id } = await draft();
    const desk = room.interrupted(anna, () => markWords(room.as(oleh), id, words.fund));
    const inPackage = {
      kind: "new" as const,
      fields: pledgeOf(),
      pack: { kind: "new" as const, fields: pledgeOf({ amount: millions(122) }) },
    };
    expect((await markWords(desk, id, words.shells, { pledge: inPackage })).code).toBe("P-2024-0002");
    const { packageCodes } = await room.as(anna).pledges.forDesk({ code: "P-2024-0002" });
    expect(packageCodes).toEqual(["P-2024-0003"]);
    const told = (await room.as(anna).desk.history({})).map(({ action, after }) => [
      action,
      after?.code ?? after?.pledge,
      after?.package,
    ]);
    expect(told.slice(0, 3)).toEqual([
      ["pledge.annotate", "P-2024-0002", undefined],
      ["pledge.create", "P-2024-0002", "P-2024-0003"],
      ["pledge.create", "P-2024-0003", undefined],
    ]);
    expect((await markWords(room.as(anna), id, words.cyber)).code).toBe("P-2024-0004");
  });

  it("refuses a revision that is not the newest, before and while it writes", async () => {
    const { id, revision } = await draft();
    const edit = (version: number) =>
      room.as(oleh).articles.save({ ...articleOf({ title: `Edit ${version}` }), id, version });
    const at = (desk: Caller, revisionId: string) =>
      desk.pledges.annotate({
        articleId: id,
        revisionId,
        span: spanOf(revision.plainText, words.shells),
        stated: millions(87),
        pledge: { kind: "new", fields: pledgeOf(), pack: null },
      });
    await edit(1);
    await expectRefused(room, () => at(room.as(anna), revision.id), {
      code: "CONFLICT",
      key: "article_edited",
    });
    const newest = (await room.as(anna).articles.byId({ id })).revision.id;
    const desk = room.interrupted(anna, () => edit(2));
    await expect(at(desk, newest)).rejects.toMatchObject({ code: "CONFLICT", cause: { key: "stale" } });
    expect(await room.store.db.select().from(schema.annotations)).toEqual([]);
    expect(await room.store.db.select().from(schema.pledges)).toEqual([]);
  });

  it("takes goods without a value, and never with a currency, which would count them as zero", async () => {
    const { id } = await draft();
    const { code } = await markWords(room.as(anna), id, words.shells, {
      stated: { ...goods, currency: "EUR" },
      pledge: {
        kind: "new",
        fields: pledgeOf({ amount: { ...goods, currency: "EUR" }, inKind: "Shells" }),
        pack: null,
      },
    });
    expect((await forDesk(code)).amount).toEqual(goods);
    const { annotations } = await room.as(anna).articles.byId({ id });
    expect(annotations).toMatchObject([{ stated: { qualifier: "unquantified", currency: null } }]);
  });

  const { length } = storyText;
  it.each([
    ["words beyond the text", { span: { start: length - 1, end: length + 1 } }, "span_invalid"],
    ["no words", { span: { start: 9, end: 9 } }, "span_invalid"],
    ["a span that begins before the text", { span: { start: -1, end: 5 } }, undefined],
    [
      "a stated sum without a currency",
      { stated: { ...millions(1), currency: null } },
      "amount_without_currency",
    ],
    ["a stated sum that is exact and two", { stated: { ...millions(1), max: 5 } }, "amount_needs_value"],
    ["a stated sum of a part of a cent", { stated: { ...millions(1), min: 0.5 } }, undefined],
    ["a stated sum below zero", { stated: { ...millions(1), min: -1 } }, undefined],
    ["a sum beyond exact integers", { stated: { ...millions(1), min: 2 ** 53 } }, undefined],
    ["an article that is not there", { articleId: "nowhere" }, "article_not_found"],
    [
      "a pledge that is not there",
      { pledge: { kind: "existing" as const, code: "P-2024-0099", role: "update" as const } },
      "pledge_not_found",
    ],
    [
      "a role that nobody knows",
      { pledge: { kind: "existing", code: "P-2024-0001", role: "first" } },
      undefined,
    ],
  ] as [string, Partial<Annotate>, string | undefined][])("refuses %s", async (_, wrong, key) => {
    const { id, revision } = await draft();
    const right: Annotate = {
      articleId: id,
      revisionId: revision.id,
      span: { start: 0, end: 5 },
      stated: millions(1),
      pledge: { kind: "new", fields: pledgeOf(), pack: null },
    };
    await expectRefused(room, () => room.as(anna).pledges.annotate({ ...right, ...wrong }), {
      code: key?.endsWith("not_found") ? "NOT_FOUND" : "BAD_REQUEST",
      ...(key ? { key } : {}),
    });
  });

  const badFields: [string, Partial<PledgeFields>, string | undefined, string?][] = [
    ["without a donor", { donorCodes: [] }, "donor_missing", "donorCodes"],
    ["with a donor twice", { donorCodes: ["NL", "NL"] }, "donor_twice", "donorCodes"],
    ["of a donor that is no code", { donorCodes: ["Netherlands"] }, undefined],
    ["for nobody", { recipientCode: "" }, undefined],
    ["without its sum", { amount: { ...millions(1), min: null, max: null } }, "amount_needs_value", "amount"],
    ["of goods that are not named", { amount: goods }, "in_kind_missing", "inKind"],
    [
      "through a channel that is not known",
      { channelSlug: "no-such-fund" },
      "channel_unknown",
      "channelSlug",
    ],
    ["announced on a day that never was", { announcedOn: "2023-02-29" }, undefined],
    ["in a category that is none", { category: "magic" as "cyber" }, undefined],
  ];
  it.each(badFields)("refuses a pledge %s", async (_, wrong, key, field) => {
    const { id } = await draft();
    const refusal = { code: "BAD_REQUEST", ...(key ? { key } : {}), ...(field ? { field } : {}) };
    const mark = (pledge: Annotate["pledge"]) => markWords(room.as(anna), id, words.shells, { pledge });
    await expectRefused(room, () => mark({ kind: "new", fields: pledgeOf(wrong), pack: null }), refusal);
    await expectRefused(
      room,
      () => mark({ kind: "new", fields: pledgeOf(), pack: { kind: "new", fields: pledgeOf(wrong) } }),
      refusal,
    );
  });

  it("refuses to put a pledge into a package that is not there", async () => {
    const { id } = await draft();
    const pack = { kind: "existing" as const, code: "P-2024-0099" };
    await expectRefused(
      room,
      () => markWords(room.as(anna), id, words.shells, { pledge: { kind: "new", fields: pledgeOf(), pack } }),
      { code: "NOT_FOUND", key: "pledge_not_found" },
    );
  });
});

describe("pledges.save", () => {
  const save = (code: string, version: number, changes: Partial<PledgeFields> = {}, packs: string[] = []) =>
    room.as(oleh).pledges.save({ code, version, fields: pledgeOf(changes), packageCodes: packs, years: [] });

  it("changes what a pledge says and sends it to review; what was approved counts until then", async () => {
    const { code, slug, annotationId } = await publishedShells(room);
    expect(await save(code, 2, { amount: millions(97), donorCodes: ["NL", "DK"] })).toEqual({ version: 3 });
    expect(await forDesk(code)).toMatchObject({
      amount: millions(97),
      donorCodes: ["NL", "DK"],
      reviewState: "waiting",
    });
    const [row] = await room.store.db.select().from(schema.pledges).where(eq(schema.pledges.code, code));
    expect(row).toMatchObject({ updatedBy: oleh.id, createdBy: anna.id });
    expect(await room.as(null).pledges.byCode({ code })).toMatchObject({
      pledge: { amount: millions(87), donorCodes: ["NL"], isBeingChecked: true },
    });
    expect((await room.as(null).ledger.query({ query: "" })).rows).toMatchObject([
      { code, original: { floor: 8_700_000_000 }, donorCodes: ["NL"], isBeingChecked: true },
    ]);
    expect(room.published.at(-1)).toEqual({ articleSlugs: [slug], pledgeCodes: [code] });
    const { actorId, subject, before, after } = await lastEvent(room, "pledge.save");
    expect({ actorId, subject, before, after }).toEqual({
      actorId: oleh.id,
      subject: "pledge",
      before: { amount: millions(87), donorCodes: ["NL"], review: "approved" },
      after: { amount: millions(97), donorCodes: ["NL", "DK"], review: "waiting" },
    });
    await approve(room.as(edith), annotationId);
    expect((await room.as(null).ledger.query({ query: "" })).rows).toMatchObject([
      { code, original: { floor: 9_700_000_000, ceiling: 9_700_000_000 } },
    ]);
  });

  it("moves a pledge into packages and out of them", async () => {
    const { id } = await draft();
    const mark = (quote: string, fields: PledgeFields) =>
      markWords(room.as(anna), id, quote, { pledge: { kind: "new", fields, pack: null } });
    const { code } = await mark(words.shells, pledgeOf());
    const pack = await mark(words.fund, dutchPackage);
    await save(code, 1, {}, [pack.code, pack.code]);
    expect((await forDesk(code)).packageCodes).toEqual([pack.code]);
    await save(code, 2);
    expect((await forDesk(code)).packageCodes).toEqual([]);
    expect(await lastEvent(room, "pledge.save")).toMatchObject({
      before: { packages: [pack.code] },
      after: { packages: [] },
    });
  });

  it("brings marks of it that were sent back to the reviewer again: this is the answer", async () => {
    const { id } = await draft();
    const { annotationId, code } = await markWords(room.as(anna), id, words.shells);
    await room.as(edith).review.sendBack({ annotationId, version: 1, reason: "Which donor?" });
    await save(code, 1, { donorCodes: ["DK"] });
    const { toReview, sentBack } = await room.as(anna).desk.queue();
    expect(sentBack).toEqual([]);
    expect(toReview).toMatchObject([{ id: annotationId, reviewState: "waiting", reviewNote: null }]);
    await approve(room.as(edith), annotationId);
  });

  it("refuses a version that is not the newest, before and while it writes", async () => {
    const { code } = await publishedShells(room);
    await expectRefused(room, () => save(code, 1, { amount: millions(97) }), stale);
    const desk = room.interrupted(anna, () => save(code, 2, { note: "By Oleh" }));
    const fields = pledgeOf({ note: "By Anna", donorCodes: ["DK"] });
    await expect(
      desk.pledges.save({ code, version: 2, fields, packageCodes: [], years: [] }),
    ).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { key: "stale" },
    });
    expect(await forDesk(code)).toMatchObject({ note: "By Oleh", donorCodes: ["NL"] });
  });

  it("refuses packages that would be part of themselves", async () => {
    const { id } = await draft();
    const mark = (quote: string) => markWords(room.as(anna), id, quote);
    const [a, b, c] = [await mark(words.shells), await mark(words.fund), await mark(words.cyber)];
    await save(a.code, 1, {}, [b.code]);
    await save(b.code, 1, {}, [c.code]);
    for (const pack of [a, b, c])
      await expectRefused(room, () => save(pack.code, pack === c ? 1 : 2, {}, [a.code]), {
        code: "BAD_REQUEST",
        key: "package_loop",
      });
  });

  it("refuses fields that cannot be, a pledge and a package that are not there", async () => {
    const { code } = await publishedShells(room);
    await expectRefused(room, () => save(code, 2, { donorCodes: [] }), {
      code: "BAD_REQUEST",
      key: "donor_missing",
      field: "donorCodes",
    });
    await expectRefused(room, () => save(code, 2, { channelSlug: "no-such-fund" }), {
      code: "BAD_REQUEST",
      key: "channel_unknown",
      field: "channelSlug",
    });
    await expectRefused(room, () => save("P-2024-0099", 1), { code: "NOT_FOUND", key: "pledge_not_found" });
    await expectRefused(room, () => save(code, 2, {}, ["P-2024-0099"]), {
      code: "NOT_FOUND",
      key: "pledge_not_found",
    });
    await expectRefused(room, () => save("no code", 2), { code: "BAD_REQUEST" });
  });
});

describe("pledges.byCode", () => {
  it("shows a pledge with its sentences and where they stand, and nothing that waits", async () => {
    const { id, slug, code, annotationId } = await publishedShells(room);
    await markWords(room.as(oleh), id, words.fund, { pledge: { kind: "existing", code, role: "detail" } });
    const shown = await room.as(null).pledges.byCode({ code });
    expect(shown).toMatchObject({
      pledge: { code, amount: millions(87), status: "pledged", converted: null },
      evidence: [
        {
          id: annotationId,
          quote: words.shells,
          articleSlug: slug,
          articleTitle: story.title,
          revisionNumber: 1,
          stated: millions(87),
        },
      ],
      portions: [{ status: "pledged", bounds: { floor: 8_700_000_000, ceiling: 8_700_000_000 } }],
      packages: [],
      components: [],
      remainder: null,
    });
    const { evidence } = shown ?? { evidence: [] };
    expect(evidence[0]?.prefix.endsWith("through the IT coalition. ")).toBe(true);
  });

  it("gives a package what no component explains, of those that count", async () => {
    const { id, code, annotationId } = await publishedShells(room);
    const pack = await markWords(room.as(anna), id, words.fund, {
      pledge: { kind: "new", fields: dutchPackage, pack: null },
    });
    await approve(room.as(edith), pack.annotationId);
    await room
      .as(anna)
      .pledges.save({ code, version: 2, fields: pledgeOf(), packageCodes: [pack.code], years: [] });
    expect(await room.as(null).pledges.byCode({ code: pack.code })).toMatchObject({
      components: [],
      remainder: null,
    });
    await approve(room.as(edith), annotationId);
    expect(await room.as(null).pledges.byCode({ code: pack.code })).toMatchObject({
      components: [{ code }],
      remainder: { floor: 3_500_000_000, ceiling: 3_500_000_000 },
    });
    expect(await room.as(null).pledges.byCode({ code })).toMatchObject({
      packages: [{ code: pack.code, counts: true }],
    });
  });

  it("answers null for what is no code and for what is no pledge", async () => {
    expect(await room.as(null).pledges.byCode({ code: "P-2024-0099" })).toBeNull();
    expect(await room.as(null).pledges.byCode({ code: "' OR 1=1 --" })).toBeNull();
  });
});

describe("what an annotator is shown of known pledges", () => {
  it("offers the likeliest first, in another currency too, and none of another donor", async () => {
    const { id } = await draft();
    const make = (fields: PledgeFields) =>
      markWords(room.as(anna), id, words.shells, { pledge: { kind: "new", fields, pack: null } });
    const danish = {
      donorCodes: ["DK"],
      category: "cyber" as const,
      purposeNote: "IT coalition",
      amount: millions(91, "DKK"),
      announcedOn: "2024-01-24",
      channelSlug: "it-coalition",
      purpose: "cyber" as const,
    };
    const right = await make(pledgeOf(danish));
    await make(pledgeOf({ ...danish, amount: millions(820, "DKK"), announcedOn: "2022-08-11" }));
    await make(pledgeOf({ ...danish, donorCodes: ["SE"] }));
    const offered = await room.as(oleh).pledges.candidates({
      ...danish,
      recipientCode: "UA",
      words: null,
      announcedOn: "2024-01-31",
      amount: goods,
      stated: millions(12.2, "EUR", "at_least"),
    });
    expect(offered.map(({ pledge }) => pledge.code)).toEqual([right.code]);
    expect(offered[0]?.verdict).toBe("same");
    expect(offered[0]?.reasons.map(({ key }) => key)).toEqual([
      "donors_same",
      "days_near",
      "amount_fits",
      "purposes_same",
      "channels_same",
    ]);
    expect(offered[0]?.pledge.converted).toMatchObject({ bounds: { floor: 1_220_362_600 } });
  });

  it("is told the same of two tellings as the queue of pairs: all that is known speaks, the sentence and its article too", async () => {
    const paragraph = "Iceland will give 22 million euros. Iceland will give another 22 million euros.";
    const { id } = await room.as(anna).articles.create(articleOf({ paragraphs: [paragraph] }));
    const { revision } = await room.as(anna).articles.byId({ id });
    const span = spanOf(revision.plainText, "another 22 million euros");
    const nordic = pledgeOf({
      donorCodes: ["IS", "DK"],
      amount: millions(22),
      purpose: "cyber",
      purposeNote: "protecting networks",
      announcedOn: "2024-05-21",
    });
    const hospitals = {
      ...nordic,
      donorCodes: ["IS"],
      purpose: "medical" as const,
      purposeNote: "field hospitals",
      category: "humanitarian" as const,
      announcedOn: "2024-01-18",
    };
    const make = (quote: string, fields: PledgeFields) =>
      markWords(room.as(anna), id, quote, {
        stated: millions(22),
        pledge: { kind: "new", fields, pack: null },
      });
    await make("Iceland will give another 22 million euros", nordic);
    const ask = (fields: PledgeFields, words: { revisionId: string; span: typeof span } | null) =>
      room.as(anna).pledges.candidates({ ...fields, stated: millions(22), words });
    expect(await ask(hospitals, null)).toEqual([]);
    expect(await ask({ ...hospitals, announcedOn: null }, null)).toMatchObject([{ verdict: "unsure" }]);
    const first = await make("Iceland will give 22 million euros", hospitals);
    const words = { revisionId: revision.id, span };
    const again = await ask(hospitals, { ...words, span: spanOf(revision.plainText, "22 million euros") });
    expect(again).toMatchObject([{ verdict: "same", pledge: { code: first.code } }]);
    const bare = { ...hospitals, purpose: "other" as const, purposeNote: null };
    expect(await ask(bare, words)).toMatchObject([{ verdict: "unsure", pledge: { code: first.code } }]);
    expect(await ask(bare, { revisionId: "none", span })).toMatchObject([{ verdict: "same" }]);
  });

  it("finds pledges by code, donor, purpose and channel, and takes % and _ as letters", async () => {
    const { code } = await publishedShells(room);
    const find = async (text: string) =>
      (await room.as(anna).pledges.search({ text })).map((pledge) => pledge.code);
    for (const text of ["0001", "nl", "artillery", "", "netherl 87m", "€87 million 2024-01", "Нідерланди"])
      expect(await find(text)).toEqual([code]);
    for (const text of ["dk", "%shells%", "_rtillery", "tanks", "nl 88m", "denmark 87m"])
      expect(await find(text)).toEqual([]);
  });

  it("offers the packages of an article first, and then its other pledges", async () => {
    const { id, code: part } = await publishedShells(room);
    const [pack, other] = [
      await countedPledge(room, id, { amount: millions(122) }),
      await countedPledge(room, id, { amount: millions(10) }),
    ];
    const { version, fields } = await room.as(anna).pledges.forDesk({ code: part });
    await room.as(anna).pledges.save({ code: part, version, fields, packageCodes: [pack], years: [] });
    const found = await room.as(anna).pledges.ofArticle({ id });
    expect(found.map(({ code, isPackage }) => [code, isPackage])).toEqual([
      [pack, true],
      ...[part, other]
        .sort()
        .reverse()
        .map((code) => [code, false]),
    ]);
  });

  it("shows a pledge of the desk whether or not it counts", async () => {
    const { id } = await draft();
    const fields = pledgeOf({ amount: millions(91, "DKK"), announcedOn: "2024-01-24" });
    const { code } = await markWords(room.as(anna), id, words.denmark, {
      pledge: { kind: "new", fields, pack: null },
    });
    expect(await forDesk(code)).toMatchObject({ ...fields, reviewState: "waiting", counts: false });
    await expect(forDesk("P-2024-0099")).rejects.toMatchObject({
      code: "NOT_FOUND",
      cause: { key: "pledge_not_found", details: { code: "P-2024-0099" } },
    });
  });

  it("says whether four eyes are asked for", async () => {
    expect(await room.as(emil).pledges.settings()).toMatchObject({ fourEyes: true });
  });
});
