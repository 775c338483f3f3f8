import { plainFace } from "@pledgebook/core/values/face";
import { schema } from "@pledgebook/db/schema";
import { describe, expect, it } from "vitest";
import { fileReport } from "./pledges/reports.ts";
import { appRouter } from "./router.ts";
import {
  approve,
  expectRefused,
  givePasskeys,
  givePasswords,
  markWords,
  PASSWORD,
  secondFactorProof,
} from "./testing/acts.ts";
import {
  ada,
  anna,
  type Caller,
  edith,
  emil,
  oleh,
  preparedNewsroom,
  roles,
  type TestNewsroom,
  testNewsroom,
} from "./testing/newsroom.ts";
import { articleOf, millions, pledgeOf, story, storyText, suggestionOf, words } from "./testing/story.ts";
import { webWith } from "./testing/web.ts";

type Who = keyof typeof roles;
const everyone: Who[] = ["reader", "annotator", "editor", "admin"];
const desk: Who[] = ["annotator", "editor", "admin"];
const editors: Who[] = ["editor", "admin"];
const admins: Who[] = ["admin"];

const partyOf = (name: string) => ({
  nameEn: name,
  nameUk: `${name} (укр.)`,
  alsoCalled: [],
  kind: "organisation" as const,
  organisationId: null,
});
const channelOf = (name: string) => ({
  nameEn: name,
  nameUk: `${name} (укр.)`,
  alsoCalled: [],
  kind: "fund" as const,
});
const purposeOf = (name: string) => ({
  nameEn: name,
  nameUk: `${name} (укр.)`,
  alsoCalled: [],
  category: "humanitarian" as const,
});
const pageAddress = webWith(`<h1>A page</h1><p>${story.paragraphs.join("</p><p>")}</p>`);

/** Who may call what, with an input that is right in the scene. `writesHistory`: what it keeps stands in the history alone. A procedure that is missing here fails the first test. */
const table: Record<
  string,
  {
    may: Who[];
    /** May ask something first, as who calls. */
    input?: (scene: Scene, caller: Caller) => unknown;
    writesFiles?: true;
    writesHistory?: true;
    /** The one table of what is nobody's but their own, who is here and what is typed: nothing else is changed, and the history tells nothing. */
    isOwn?: "article_visits" | "kept_drafts";
    /** Sent as a change is, since a file is too long for an address, and changes nothing. */
    onlyReads?: true;
  }
> = {
  "articles.list": { may: everyone, input: () => ({ limit: 10 }) },
  "articles.addresses": { may: everyone, input: () => ({ after: null }) },
  "articles.bySlug": { may: everyone, input: ({ slug }) => ({ slug }) },
  "articles.desk": { may: desk },
  "articles.deskCounts": { may: desk },
  "articles.neighbours": { may: desk, input: ({ articleId }) => ({ id: articleId }) },
  "articles.assignees": { may: desk },
  "articles.assign": {
    may: desk,
    input: ({ draftId }) => ({ articles: [{ id: draftId, version: 1 }], personId: oleh.id }),
  },
  "articles.deleteDrafts": {
    may: desk,
    input: ({ draftId }) => ({ articles: [{ id: draftId, version: 1 }] }),
  },
  "articles.duplicate": { may: desk, input: ({ articleId }) => ({ id: articleId }) },
  "articles.byId": { may: desk, input: ({ articleId }) => ({ id: articleId }) },
  "articles.create": { may: desk, input: () => articleOf() },
  "articles.keptDraft": { may: desk, input: ({ articleId }) => ({ of: articleId }) },
  "articles.keepDraft": {
    may: desk,
    input: ({ articleId }) => ({ of: articleId, version: 2, fields: "{}" }),
    isOwn: "kept_drafts",
  },
  "articles.forgetDraft": {
    may: desk,
    input: ({ articleId }) => ({ of: articleId }),
    isOwn: "kept_drafts",
  },
  "articles.save": {
    may: desk,
    input: ({ articleId }) => ({ ...articleOf({ title: "Another title" }), id: articleId, version: 2 }),
  },
  "articles.setDay": {
    may: desk,
    input: ({ articleId }) => ({ id: articleId, version: 2, publishedOn: "2024-01-30" }),
  },
  "articles.setCurrency": {
    may: desk,
    input: ({ articleId }) => ({ id: articleId, currency: "CAD", seen: null }),
    writesHistory: true,
  },
  "articles.publish": { may: editors, input: ({ draftId }) => ({ id: draftId, version: 1 }) },
  "articles.figureChanges": { may: desk, input: ({ articleId }) => ({ id: articleId }) },
  "articles.schedule": {
    may: editors,
    input: ({ draftId }) => ({ id: draftId, version: 1, at: "2030-01-01T09:00:00Z" }),
  },
  "articles.restore": {
    may: desk,
    input: ({ articleId }) => ({ id: articleId, version: 2, number: 1 }),
  },
  "articles.discard": { may: desk, input: ({ editedId }) => ({ id: editedId, version: 3 }) },
  "articles.revision": { may: desk, input: ({ articleId }) => ({ id: articleId, number: 1 }) },
  "articles.rename": {
    may: editors,
    input: ({ articleId }) => ({ id: articleId, version: 2, slug: "another-address" }),
  },
  "articles.preview": { may: desk, input: ({ draftId }) => ({ id: draftId }) },
  "articles.previews": { may: desk, input: ({ draftId }) => ({ id: draftId }) },
  "articles.endPreview": {
    may: desk,
    input: async ({ draftId }, caller) => ({ id: draftId, previewId: await firstPreview(caller, draftId) }),
  },
  "articles.byPreview": { may: everyone, input: () => ({ token: "none" }) },
  "articles.asOf": { may: everyone, input: ({ slug }) => ({ slug, day: "2026-01-31" }) },
  "articles.history": { may: everyone, input: ({ slug }) => ({ slug }) },
  "articles.withdraw": {
    may: editors,
    input: ({ articleId }) => ({ id: articleId, version: 2, notice: "It was wrong." }),
  },
  "pledges.byCode": { may: everyone, input: ({ code }) => ({ code }) },
  "pledges.gone": { may: everyone, input: ({ code }) => ({ code }) },
  "pledges.successor": { may: everyone, input: ({ code }) => ({ code }) },
  "pledges.candidates": {
    may: desk,
    input: () => {
      const { financeType: _, announcedBy: __, note: ___, ...told } = pledgeOf();
      return { ...told, stated: millions(87), words: null };
    },
  },
  "pledges.ofArticle": { may: desk, input: ({ articleId }) => ({ id: articleId }) },
  "pledges.search": { may: desk, input: () => ({ text: "shells" }) },
  "pledges.forDesk": { may: desk, input: ({ code }) => ({ code }) },
  "pledges.annotate": {
    may: desk,
    input: ({ articleId, revisionId }) => ({
      articleId,
      revisionId,
      span: { start: 0, end: 8 },
      stated: millions(1),
      pledge: { kind: "new", fields: pledgeOf(), pack: null },
    }),
  },
  "pledges.save": {
    may: desk,
    input: ({ code }) => ({
      code,
      version: 2,
      fields: pledgeOf({ note: "It tops up an older one." }),
      packageCodes: [],
      years: [],
    }),
  },
  "pledges.fillDays": {
    may: desk,
    input: ({ articleId, undatedCode }) => ({ articleId, pledges: [{ code: undatedCode, version: 1 }] }),
  },
  "pledges.settings": { may: desk },
  "annotations.save": {
    may: desk,
    input: ({ waitingId }) => ({ id: waitingId, version: 1, stated: millions(26), role: "first" }),
  },
  "annotations.place": {
    may: desk,
    input: ({ waitingId, revisionId }) => ({
      id: waitingId,
      version: 1,
      revisionId,
      span: { start: 0, end: 8 },
    }),
  },
  "annotations.list": { may: desk, input: ({ articleId }) => ({ articleId }) },
  "annotations.move": {
    may: desk,
    input: ({ waitingId, code }) => ({ id: waitingId, version: 1, code, role: "restatement" }),
  },
  "annotations.comment": { may: desk, input: ({ waitingId }) => ({ id: waitingId, text: "Which fund?" }) },
  "annotations.comments": { may: desk, input: ({ waitingId }) => ({ id: waitingId }) },
  "annotations.restore": { may: desk, input: ({ removedId }) => ({ id: removedId, version: 2 }) },
  "annotations.remove": { may: desk, input: ({ waitingId }) => ({ id: waitingId, version: 1 }) },
  "reports.list": { may: desk },
  "reports.settle": { may: desk, input: () => ({ id: "reported", version: 1, outcome: "It is right." }) },
  "events.record": {
    may: desk,
    input: ({ code }) => ({
      code,
      version: 2,
      status: "delivered",
      amount: millions(40),
      happenedOn: "2024-01-30",
      evidence: [{ publisher: "Ministry of Defence" }],
    }),
  },
  "events.retract": {
    may: desk,
    input: ({ waitingCode, eventId }) => ({ code: waitingCode, version: 2, id: eventId }),
  },
  "events.check": { may: desk, input: ({ code }) => ({ code, version: 2 }) },
  "suggestions.reject": {
    may: desk,
    input: ({ articleId, revisionId }) => ({ articleId, revisionId, suggestion: suggestionOf() }),
  },
  "suggestions.restore": { may: desk, input: ({ rejectedId }) => ({ id: rejectedId }) },
  "suggestions.quality": { may: desk },
  "reconcile.queue": { may: desk },
  "reconcile.ofArticle": { may: desk, input: ({ articleId }) => ({ articleId }) },
  "reconcile.decisions": { may: desk },
  "reconcile.decide": {
    may: desk,
    input: ({ code, waitingCode }) => ({
      keep: code,
      keepVersion: 2,
      other: waitingCode,
      otherVersion: 2,
      decision: "same",
    }),
  },
  "reconcile.undo": { may: desk, input: ({ matchId }) => ({ id: matchId }) },
  "agreement.ofArticle": { may: editors, input: ({ articleId }) => ({ id: articleId }) },
  "articles.setBlind": {
    may: editors,
    input: ({ articleId }) => ({ id: articleId, version: 2, isBlind: true }),
  },
  "review.changes": { may: desk },
  "review.dispute": {
    may: editors,
    input: ({ waitingId }) => ({ annotationId: waitingId, version: 1, reason: "Is it new money?" }),
  },
  "review.remove": { may: editors, input: ({ proposedId }) => ({ annotationId: proposedId, version: 3 }) },
  "review.reopen": { may: editors, input: ({ approvedId }) => ({ annotationId: approvedId, version: 2 }) },
  "review.queue": { may: desk },
  "review.approve": {
    may: editors,
    input: ({ waitingId }) => ({ annotationId: waitingId, version: 1, pledgeVersion: 2 }),
  },
  "review.sendBack": {
    may: editors,
    input: ({ waitingId }) => ({ annotationId: waitingId, version: 1, reason: "Which fund?" }),
  },
  "search.find": { may: everyone, input: () => ({ text: "shells" }) },
  "search.words": { may: everyone, input: () => ({ prefix: "sh" }) },
  "ledger.query": { may: everyone, input: () => ({ query: "donor=NL" }) },
  "ledger.pledges": { may: everyone, input: () => ({ query: "donor=NL", limit: 3 }) },
  "ledger.overview": { may: everyone, input: () => ({ query: "donor=NL" }) },
  "ledger.choices": { may: everyone, input: () => ({ query: "donor=NL&q=shells" }) },
  "ledger.holders": { may: everyone, input: () => ({ countAt: "fund" }) },
  "ledger.lastChange": { may: everyone },
  "ledger.slices": { may: everyone, input: () => ({ by: "purpose" }) },
  "ledger.flow": { may: everyone, input: () => ({ query: "donor=NL" }) },
  "ledger.changes": { may: everyone, input: () => ({ from: "2024-01-01", to: "2024-02-01" }) },
  "feedItems.list": {
    may: desk,
    input: () => ({
      text: "<rss><channel><item><title>A</title><description>B</description></item></channel></rss>",
    }),
  },
  "pages.read": { may: desk, input: () => ({ address: pageAddress() }) },
  "pages.known": {
    may: desk,
    input: () => ({ publishedOn: "2024-01-31", text: story.paragraphs.join("\n\n") }),
  },
  "images.add": {
    may: desk,
    writesFiles: true,
    // The smallest GIF: one pixel.
    input: () =>
      new Blob([Buffer.from("R0lGODdhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs=", "base64")]).stream(),
  },
  "ledger.articlesOf": { may: everyone, input: () => ({ by: "donor", value: "NL", limit: 5 }) },
  "ledger.rates": { may: everyone },
  "ledger.examples": { may: everyone },
  "ledger.corrections": { may: everyone },
  "ledger.names": { may: everyone },
  "notes.list": { may: desk, input: ({ articleId }) => ({ articleId }) },
  "notes.open": { may: desk },
  "notes.add": {
    may: desk,
    input: ({ articleId }) => ({ articleId, text: "Which fund? @Emil Editor", words: null }),
  },
  "notes.settle": { may: desk, input: ({ noteId }) => ({ id: noteId, version: 1, isSettled: true }) },
  "notes.visit": { may: desk, input: ({ articleId }) => ({ articleId }), isOwn: "article_visits" },
  "comparisons.list": { may: everyone },
  "comparisons.bySet": { may: everyone, input: () => ({ id: "shown-set" }) },
  "comparisons.ofPledge": { may: everyone, input: ({ code }) => ({ code }) },
  "comparisons.mappings": { may: editors },
  "comparisons.columns": {
    may: editors,
    input: () => ({ file: "rows.csv", content: Buffer.from("id,donor\n1,Norway\n").toString("base64") }),
    onlyReads: true,
  },
  "comparisons.mappingOf": { may: editors, input: () => ({ id: "shown-set" }) },
  "comparisons.load": { may: editors, input: () => outsideFile("Another set") },
  "comparisons.decide": {
    may: editors,
    input: () => ({
      ...{ id: "shown-set", outsideId: "XX_1", code: null },
      before: { decision: null, pledgeCode: null },
    }),
  },
  "comparisons.setLicence": {
    may: editors,
    input: () => ({ id: "shown-set", version: 2, licence: "CC0-1.0" as const }),
  },
  "desk.queue": { may: desk },
  "pledges.promised": { may: desk, input: ({ articleId }) => ({ articleId }) },
  "desk.history": { may: desk, input: () => ({}) },
  "names.list": { may: desk },
  "names.addParty": { may: desk, input: () => partyOf("Nordic Aid Council") },
  "names.saveParty": {
    may: editors,
    input: () => ({ ...partyOf("European Union"), code: "ORG:EU", version: 1 }),
  },
  "names.removeParty": { may: editors, input: ({ partyCode }) => ({ code: partyCode, version: 1 }) },
  "names.mergeParties": {
    may: editors,
    input: ({ partyCode }) => ({ code: partyCode, version: 1, into: "ORG:EU", intoVersion: 1 }),
  },
  "names.mergeChannels": {
    may: editors,
    input: ({ channelSlug }) => ({ slug: channelSlug, version: 1, into: "purl", intoVersion: 1 }),
  },
  "names.readList": { may: editors, input: () => ({ of: "parties", text: "name_en;name_uk" }) },
  "names.addList": {
    may: editors,
    input: () => ({ of: "parties", text: "name_en;name_uk\nArctic Relief;Арктична допомога" }),
  },
  "names.addChannel": { may: desk, input: () => channelOf("Winter Roof fund") },
  "names.saveChannel": {
    may: editors,
    input: () => ({ ...channelOf("Danish model"), slug: "danish-model", version: 1 }),
  },
  "names.removeChannel": { may: editors, input: ({ channelSlug }) => ({ slug: channelSlug, version: 1 }) },
  "purposes.add": { may: desk, input: () => purposeOf("Prosthetic limbs") },
  "purposes.save": {
    may: editors,
    input: ({ purposeCode }) => ({ ...purposeOf("Bomb shelters"), code: purposeCode, version: 1 }),
  },
  "purposes.remove": { may: editors, input: ({ purposeCode }) => ({ code: purposeCode, version: 1 }) },
  "purposes.merge": {
    may: editors,
    input: ({ purposeCode, mergedPurpose }) => ({
      ...{ code: mergedPurpose, version: 1 },
      ...{ into: purposeCode, intoVersion: 1 },
    }),
  },
  "people.list": { may: admins },
  "people.add": {
    may: admins,
    input: () => ({
      email: "new@example.org",
      name: "New Person",
      role: "annotator",
      password: "a long enough one",
    }),
  },
  "people.rename": { may: admins, input: () => ({ id: oleh.id, name: "Oleh Reviewer" }) },
  "people.setRole": { may: admins, input: () => ({ id: oleh.id, role: "editor" }) },
  "people.setDisabled": { may: admins, input: () => ({ id: oleh.id, disabled: true }) },
  "articles.authors": { may: everyone },
  "articles.byAuthor": { may: everyone, input: () => ({ slug: "nobody" }) },
  "articles.count": { may: everyone },
  "ledger.addresses": { may: everyone, input: () => ({ offset: 0, limit: 10 }) },
  "account.sessions": { may: desk },
  "account.passkeys": { may: desk },
  "account.removePasskey": {
    may: desk,
    input: async (_, caller) => ({ id: await ownPasskey(caller), password: PASSWORD }),
  },
  "account.endOtherSessions": { may: desk, writesHistory: true },
  "account.changePassword": {
    may: desk,
    input: () => ({ current: PASSWORD, password: "seven grey geese" }),
  },
  "secondFactor.state": { may: desk },
  "secondFactor.start": { may: desk, input: () => ({ password: PASSWORD }), writesHistory: true },
  "secondFactor.confirm": { may: desk, input: (_, caller) => secondFactorProof(caller) },
  "secondFactor.remove": { may: desk, input: () => ({ password: PASSWORD }) },
  "people.removeSecondFactor": { may: admins, input: () => ({ id: oleh.id }) },
  "people.setSecondFactorRoles": { may: admins, input: () => ({ roles: ["admin"] }) },
  "people.passwordLink": { may: admins, input: () => ({ id: oleh.id }) },
  "newsroom.texts": { may: everyone },
  "releases.list": { may: everyone },
  "releases.byId": { may: everyone, input: () => ({ id: "2024-01-31" }) },
  "newsroom.face": { may: everyone },
  "newsroom.setFace": {
    may: admins,
    input: () => ({ before: plainFace, face: { ...plainFace, name: "The Ledger" } }),
  },
  "topics.list": { may: everyone },
  "topics.bySlug": { may: everyone, input: () => ({ slug: "energy" }) },
  "topics.ofArticle": { may: desk, input: ({ articleId }) => ({ articleId }) },
  "topics.add": { may: editors, input: () => newTopic },
  "topics.save": {
    may: editors,
    input: async (_, caller) => ({ ...newTopic, slug: await firstTopic(caller), version: 1 }),
  },
  "topics.remove": {
    may: editors,
    input: async (_, caller) => ({ slug: await firstTopic(caller), version: 1 }),
  },
  "topics.setOfArticle": {
    may: desk,
    input: ({ articleId }) => ({ articleId, before: [], topics: [] }),
    writesHistory: true,
  },
  "authors.list": { may: desk },
  "authors.save": { may: editors, input: () => newAuthor },
  "authors.remove": {
    may: editors,
    input: async (_, caller) => {
      const saved = await caller.authors.save(newAuthor).catch(() => null);
      return { slug: saved?.slug ?? "nobody", version: 1 };
    },
  },
  "newsroom.letters": { may: admins },
  "newsroom.setDigestHour": { may: admins, input: () => ({ before: 7, digestHour: 6 }) },
  "newsroom.setTexts": { may: admins, input: () => ({ before: noTexts, texts: noTexts }) },
  "people.setFourEyes": { may: admins, input: () => ({ fourEyes: false }) },
  "newsroom.sourceWatch": { may: admins },
  "newsroom.setSourceWatch": { may: admins, input: () => ({ isOn: true }) },
  "sources.list": { may: desk },
  "sources.look": { may: desk, input: ({ sourceId }) => ({ id: sourceId }) },
  "sources.settle": { may: desk, input: ({ sourceId }) => ({ id: sourceId, version: 1 }) },
  "sources.copy": { may: desk, input: ({ sourceId }) => ({ id: sourceId, sha256: copyHash }) },
  "webhooks.list": { may: admins },
  "webhooks.add": { may: admins, input: () => webhook },
  "webhooks.change": {
    may: admins,
    input: ({ webhookId }) => ({ ...webhook, id: webhookId, version: 1, isEnabled: false }),
  },
  "webhooks.renewSecret": { may: admins, input: ({ webhookId }) => ({ id: webhookId, version: 1 }) },
  "webhooks.remove": { may: admins, input: ({ webhookId }) => ({ id: webhookId, version: 1 }) },
  "webhooks.deliveries": { may: admins, input: ({ webhookId }) => ({ id: webhookId }) },
  "webhooks.replay": { may: admins, input: ({ deliveryId }) => ({ id: deliveryId }) },
  "webhooks.test": { may: admins, input: ({ webhookId }) => ({ id: webhookId }) },
};

/** Of a copy that the scene's source has. */
const copyHash = "0".repeat(64);

/** A source where nobody listens: a look at it ends at once. */
async function addSource(room: TestNewsroom): Promise<string> {
  const { db } = room.store;
  const source = {
    ...{ id: "a-source", address: "http://127.0.0.1:9/page", host: "127.0.0.1:9", isWatched: true },
    ...{ newestAt: "2024-01-31", stateSince: "2024-01-31", nextLookAt: "2024-02-07" },
  };
  const copy = {
    ...{ sourceId: source.id, sha256: copyHash, mediaType: "text/html", bytes: 1 },
    readAt: "2024-01-31",
    isKept: true,
  };
  await room.store.derive([
    { statement: db.insert(schema.watchedSources).values(source) },
    { statement: db.insert(schema.sourceCopies).values(copy) },
  ]);
  return source.id;
}

const webhook = {
  address: "https://hooks.example.org/pledgebook",
  note: "A cache of others",
  events: ["article.published" as const],
};

const newTopic = { kind: "section" as const, nameEn: "Energy", nameUk: "Енергетика" };
const newAuthor = {
  ...{ name: "Rosa Writes", alsoCalled: [], aboutEn: "Covers the north.", aboutUk: "" },
  version: 0,
};

async function firstTopic(caller: Caller): Promise<string> {
  const made = await caller.topics.add({ ...newTopic, nameEn: "Rebuilding" }).catch(() => null);
  return made?.slug ?? "none";
}

const noTexts = { about: { en: "", uk: "" }, contact: { en: "", uk: "" }, privacy: { en: "", uk: "" } };

async function firstPreview(caller: Caller, articleId: string): Promise<string> {
  const [preview] = await caller.articles.previews({ id: articleId }).catch(() => []);
  return preview?.id ?? "none";
}

async function ownPasskey(caller: Caller): Promise<string> {
  const [key] = await caller.account.passkeys().catch(() => []);
  return key?.id ?? "none";
}

/** A file of an outside ledger with one row of somebody whom we do not know. */
function outsideFile(name: string) {
  const text =
    "activity_id,sub_activity_id,donor,announcement_date,measure,aid_type_general,reporting_currency,source_reported_value\nXX,XX_1,New Zealand,2023-03-01,Allocation,Military,EUR,5\n";
  return {
    ...{ mapping: "kiel", name, file: "rows.csv", version: null },
    content: Buffer.from(text).toString("base64"),
  };
}

interface Scene {
  slug: string;
  articleId: string;
  revisionId: string;
  draftId: string;
  code: string;
  waitingId: string;
  waitingCode: string;
  eventId: string;
  removedId: string;
  proposedId: string;
  rejectedId: string;
  matchId: string;
  approvedId: string;
  editedId: string;
  undatedCode: string;
  partyCode: string;
  channelSlug: string;
  purposeCode: `own_${string}`;
  mergedPurpose: `own_${string}`;
  noteId: string;
  webhookId: string;
  deliveryId: string;
  sourceId: string;
}

/** A published article with an approved mark and one that waits, both made by Oleh; and a draft. */
async function setScene(room: TestNewsroom): Promise<Scene> {
  await givePasswords(room, [anna, edith, ada]);
  await givePasskeys(room, [anna, edith, ada]);
  const { id: articleId, slug } = await room.as(oleh).articles.create(articleOf());
  const { annotationId, code } = await markWords(room.as(oleh), articleId, words.shells);
  await approve(room.as(emil), annotationId);
  await room.as(emil).articles.publish({ id: articleId, version: 1 });
  const { annotationId: waitingId, code: waitingCode } = await markWords(
    room.as(oleh),
    articleId,
    words.fund,
    { stated: millions(25) },
  );
  const { id: eventId } = await room.as(oleh).events.record({
    code: waitingCode,
    version: 1,
    status: "disbursed",
    amount: null,
    happenedOn: "2024-01-31",
    evidence: [{ publisher: "The fund's own report" }],
  });
  await fileReport(
    {
      ...room,
      person: null,
      now: () => "2024-01-31T09:01:00.000Z",
      newId: () => "reported",
      published: () => {},
    },
    { code, text: "The sum is another one.", contact: "" },
    "192.0.2.1",
  );
  const desk = room.as(oleh);
  const removed = await markWords(desk, articleId, words.denmark, { stated: millions(12) });
  await desk.annotations.remove({ id: removed.annotationId, version: 1 });
  const proposed = await markWords(desk, articleId, words.denmark, { stated: millions(12) });
  await approve(room.as(emil), proposed.annotationId);
  await desk.annotations.remove({ id: proposed.annotationId, version: 2 });
  const other = await markWords(desk, articleId, words.cyber, {
    stated: millions(10),
    pledge: { kind: "new", fields: pledgeOf({ announcedOn: null }), pack: null },
  });
  const { id: matchId } = await desk.reconcile.decide({
    keep: code,
    keepVersion: 2,
    other: other.code,
    otherVersion: 1,
    decision: "different",
  });
  const { revision: read } = await desk.articles.byId({ id: articleId });
  const { id: rejectedId } = await desk.suggestions.reject({
    articleId,
    revisionId: read.id,
    suggestion: suggestionOf({ start: 10, end: 20 }),
  });
  await room.as(emil).comparisons.load(outsideFile("Shown set"));
  await room.as(emil).comparisons.setLicence({ id: "shown-set", version: 1, licence: "facts" });
  const { id: webhookId } = await room.as(ada).webhooks.add(webhook);
  const { id: deliveryId } = await room.as(ada).webhooks.test({ id: webhookId });
  const { id: noteId } = await room.as(oleh).notes.add({ articleId, text: "Which fund?", words: null });
  const { code: partyCode } = await room.as(oleh).names.addParty(partyOf("Baltic Relief"));
  const { slug: channelSlug } = await room.as(oleh).names.addChannel(channelOf("Harbour fund"));
  const { code: purposeCode } = await room.as(oleh).purposes.add(purposeOf("Shelters"));
  const { code: mergedPurpose } = await room.as(oleh).purposes.add(purposeOf("Cellars"));
  const { id: draftId } = await room.as(oleh).articles.create(articleOf({ title: "A draft" }));
  await room.as(oleh).articles.preview({ id: draftId });
  const edited = await room.as(oleh).articles.create(articleOf({ title: "A live one with a draft" }));
  await room.as(emil).articles.publish({ id: edited.id, version: 1 });
  await room.as(oleh).articles.save({ ...articleOf({ title: "Edited" }), id: edited.id, version: 2 });
  const { revision } = await room.as(oleh).articles.byId({ id: articleId });
  expect(revision.plainText).toBe(storyText);
  return {
    slug,
    articleId,
    revisionId: revision.id,
    draftId,
    partyCode,
    channelSlug,
    purposeCode,
    mergedPurpose,
    noteId,
    webhookId,
    deliveryId,
    sourceId: await addSource(room),
    code,
    waitingId,
    waitingCode,
    eventId,
    removedId: removed.annotationId,
    proposedId: proposed.annotationId,
    rejectedId,
    matchId,
    approvedId: annotationId,
    editedId: edited.id,
    undatedCode: other.code,
  };
}

function call(room: TestNewsroom, who: Who, path: string, input: unknown): Promise<unknown> {
  const [noun = "", verb = ""] = path.split(".");
  const caller = room.as(roles[who]) as unknown as Record<
    string,
    Record<string, (given: unknown) => Promise<unknown>>
  >;
  const procedure = caller[noun]?.[verb];
  if (!procedure) throw new Error(`no procedure ${path}`);
  return procedure(input);
}

const procedures = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { type: "query" | "mutation" } }
>;
const isMutation = (path: string) => procedures[path]?._def.type === "mutation";

it("says of every procedure that there is, and of no other, who may call it", () => {
  expect(Object.keys(table).sort()).toEqual(Object.keys(procedures).sort());
});

it("lets nobody but staff change anything", () => {
  expect(
    Object.entries(table).filter(([path, { may }]) => isMutation(path) && may.includes("reader")),
  ).toEqual([]);
});

const { from, scene } = await preparedNewsroom(setScene);

describe.each(Object.entries(table))(
  "%s",
  (path, { may, input, writesFiles, writesHistory, isOwn, onlyReads }) => {
    it.each(everyone.filter((who) => may.includes(who)))("answers the %s", async (who) => {
      const room = await testNewsroom(from);
      const given = await input?.(scene, room.as(roles[who]));
      const before = await room.dump();
      await call(room, who, path, given);
      const after = await room.dump();
      if (!isMutation(path) || onlyReads) return expect(after).toEqual(before);
      if (isOwn) return expect({ ...after, [isOwn]: [] }).toEqual({ ...before, [isOwn]: [] });
      const added = (after.audit_events ?? []).slice(before.audit_events?.length);
      expect(added.length).toBeGreaterThan(0);
      for (const event of added) expect(event).toMatchObject({ actor_id: roles[who]?.id });
      if (!writesFiles && !writesHistory)
        expect({ ...after, audit_events: [] }).not.toEqual({ ...before, audit_events: [] });
    });

    it.each(everyone.filter((who) => !may.includes(who)))(
      "refuses the %s and changes nothing",
      async (who) => {
        const room = await testNewsroom(from);
        const code = who === "reader" ? "UNAUTHORIZED" : "FORBIDDEN";
        const key = who === "reader" ? "not_signed_in" : "not_allowed";
        const given = await input?.(scene, room.as(roles[who]));
        await expectRefused(room, () => call(room, who, path, given), { code, key });
      },
    );
  },
);

it("refuses before it looks at what was sent, so that a stranger learns nothing of the shapes", async () => {
  const room = await testNewsroom();
  await expect(call(room, "reader", "people.add", { nonsense: true })).rejects.toMatchObject({
    code: "UNAUTHORIZED",
  });
  await expect(call(room, "annotator", "people.add", { nonsense: true })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
