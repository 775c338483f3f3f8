import { schema } from "@pledgebook/db/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { fileReport } from "../pledges/reports.ts";
import { appRouter } from "../router.ts";
import {
  approve,
  expectRefused,
  givePasskeys,
  givePasswords,
  markWords,
  PASSWORD,
  publishedShells,
  secondFactorProof,
} from "./acts.ts";
import { anna, edith, oleh, preparedNewsroom, type TestNewsroom, testNewsroom } from "./newsroom.ts";
import { articleOf, millions, pledgeOf, story, suggestionOf, words } from "./story.ts";
import { webWith } from "./web.ts";

/**
 * Anna and Oleh mark an article apart. What Anna makes there carries words and sums that stand nowhere else; then Oleh asks
 * every procedure that there is, with what he may know and with what he may not, and nothing of hers is in any answer.
 */
const canary = { words: "canary", sum: 86_420_135_790 };
const canarySum = { qualifier: "exact", min: canary.sum, max: canary.sum, currency: "EUR" } as const;
const canaryFields = pledgeOf({
  amount: canarySum,
  purposeNote: "Canary shells",
  announcedBy: "The canary minister",
  note: "A canary's note",
});

type Scene = Awaited<ReturnType<typeof setScene>>;
type Ask = (scene: Scene) => unknown;

async function setScene(room: TestNewsroom) {
  await givePasskeys(room, [anna]);
  await givePasswords(room, [anna, oleh]);
  const [a, b, editor] = [room.as(anna), room.as(oleh), room.as(edith)];
  const open = await publishedShells(room);
  const known = await markWords(b, open.id, words.fund, { stated: millions(25) });
  const other = await markWords(a, open.id, words.cyber, { stated: millions(10) });

  await markWords(b, open.id, "an additional 25 million euros", {
    stated: millions(25),
    pledge: { kind: "new", fields: pledgeOf({ amount: millions(25) }), pack: null },
  });
  // Older than the other article: of what is said of one pledge, it comes first.
  const apart = { title: "Marked apart", publishedOn: "2024-01-30" };
  const { id: articleId, slug } = await a.articles.create(articleOf(apart));
  const { id: draftId } = await a.articles.create(articleOf({ title: "A draft, marked apart" }));
  const isNew = { kind: "new" as const, fields: canaryFields, pack: null };
  const approved = await markWords(a, draftId, words.shells, { stated: canarySum, pledge: isNew });
  await approve(editor, approved.annotationId);
  const sentBack = await markWords(a, articleId, words.cyber, { stated: canarySum, pledge: isNew });
  await editor.review.sendBack({
    annotationId: sentBack.annotationId,
    version: 1,
    reason: "A canary's question",
  });
  await editor.articles.publish({ id: articleId, version: 1 });
  await editor.articles.setBlind({ id: articleId, version: 2, isBlind: true });
  await editor.articles.setBlind({ id: draftId, version: 1, isBlind: true });

  const hidden = await markWords(a, articleId, words.shells, {
    stated: canarySum,
    pledge: { kind: "new", fields: canaryFields, pack: { kind: "new", fields: canaryFields } },
  });
  const joined = await markWords(a, articleId, words.fund, {
    stated: canarySum,
    pledge: { kind: "existing", code: known.code, role: "restatement" },
  });
  const merged = await markWords(a, articleId, words.denmark, { stated: canarySum, pledge: isNew });
  const removed = await markWords(a, articleId, "limits on how Russian diplomats travel", {
    stated: canarySum,
    pledge: isNew,
  });
  const moved = await markWords(a, articleId, "Prague, for its part", { stated: canarySum, pledge: isNew });
  const lost = await markWords(a, articleId, "Dutch and Danish officials", {
    stated: canarySum,
    pledge: isNew,
  });
  await a.annotations.comment({ id: hidden.annotationId, text: "What the canary says" });
  await a.annotations.remove({ id: removed.annotationId, version: 1 });
  await a.annotations.move({ id: moved.annotationId, version: 1, code: known.code, role: "detail" });
  const { id: eventId } = await a.events.record({
    code: hidden.code,
    version: 1,
    status: "committed",
    amount: null,
    happenedOn: "2024-01-30",
    detail: "The canary sang",
    evidence: [{ publisher: "The canary's own report" }],
  });
  const told = { keep: known.code, keepVersion: 1, reason: "As a canary would" };
  const { id: matchId } = await a.reconcile.decide({
    ...told,
    other: hidden.code,
    otherVersion: 2,
    decision: "different",
  });
  await a.reconcile.decide({ ...told, other: merged.code, otherVersion: 1, decision: "same" });
  const { packageCodes, fields } = await a.pledges.forDesk({ code: hidden.code });
  expect(fields.note).toBe(canaryFields.note);
  const packageCode = packageCodes[0] ?? "";
  const { version } = await a.pledges.forDesk({ code: known.code });
  await a.pledges.save({
    code: known.code,
    version,
    fields: pledgeOf({ amount: millions(25) }),
    packageCodes: [packageCode],
    years: [],
  });
  const { revision } = await a.articles.byId({ id: articleId });
  const { id: suggestionId } = await a.suggestions.reject({
    articleId,
    revisionId: revision.id,
    suggestion: suggestionOf({ stated: canarySum, announcedBy: "The canary minister" }),
    reason: "The canary laughed",
  });
  const { id: noteId } = await a.notes.add({ articleId, text: "What the canary notes", words: null });
  const own = await markWords(b, articleId, words.shells);
  const { id: token } = { id: (await a.articles.preview({ id: draftId })).token };
  const edited = articleOf({
    ...apart,
    paragraphs: story.paragraphs.map((text) => text.replace("Danish", "French")),
  });
  const { revision: revisionNumber } = await editor.articles.save({ ...edited, id: articleId, version: 3 });
  const { revision: latest, article } = await b.articles.byId({ id: articleId });
  const seen = await b.pledges.forDesk({ code: known.code });
  const { db } = room.store;
  const sourceId = "a-source";
  await room.store.derive([
    {
      // Nobody listens there: a look at it ends at once.
      statement: db.insert(schema.watchedSources).values({
        ...{ id: sourceId, address: "http://127.0.0.1:9/page", host: "127.0.0.1:9", isWatched: true },
        ...{ newestAt: "2024-01-31", stateSince: "2024-01-31", nextLookAt: "2024-02-07" },
      }),
    },
    {
      statement: db
        .insert(schema.sourceUses)
        .values({ sourceId, usedBy: "article", subjectId: articleId, since: "2024-01-31" }),
    },
  ]);
  const rows = await room.dump();
  const codes = [hidden, merged, removed, moved, lost, sentBack, approved].map(({ code }) => code);
  const marks = [hidden, joined, merged, removed, moved, lost, sentBack, approved];
  const pledges = (rows.pledges ?? []) as { id: string; code: string }[];
  return {
    openId: open.id,
    openSlug: open.slug,
    openCode: open.code,
    known: { code: known.code, version: seen.version, annotationId: known.annotationId },
    otherCode: other.code,
    articleId,
    slug,
    draftId,
    sourceId,
    token,
    version: article.version,
    revisionNumber,
    revisionId: latest.id,
    own,
    hidden: { ...hidden, version: 1, pledgeVersion: 2 },
    removed,
    packageCode,
    eventId,
    noteId,
    matchId,
    suggestionId,
    /** Whatever Anna's work in the articles marked apart is called by. */
    secrets: [
      canary.words,
      String(canary.sum),
      String(canary.sum / 100),
      packageCode,
      ...codes,
      ...pledges.filter(({ code }) => [...codes, packageCode].includes(code)).map(({ id }) => id),
      ...marks.map(({ annotationId }) => annotationId),
      suggestionId,
      eventId,
      noteId,
      matchId,
    ].map((secret) => secret.toLowerCase()),
  };
}

/** Asks for sums as large as the canary's. */
const query = () => ({ query: "donor=NL&min=800000000" });
const found = ({ articleId }: Scene) => ({ id: articleId });
const edit = ({ articleId, version }: Scene) => ({
  ...articleOf({ title: "Another" }),
  id: articleId,
  version,
});
const reject = ({ articleId, revisionId }: Scene) => ({
  articleId,
  revisionId,
  suggestion: suggestionOf({ start: 20, end: 30 }),
});

const pageAddress = webWith("<h1>A page</h1><p>Nothing of the newsroom is in it.</p>");

/**
 * What Oleh asks of each procedure: what he may (`answers`), and what names something of Anna's (`notFound`), which is to
 * be answered like the same question with a name that nobody has. `forbidden`: for others than annotators.
 */
const table: Record<
  string,
  | { forbidden: true }
  | { answers: Ask[]; notFound?: ((scene: Scene, name: "theirs" | "nobody's") => unknown)[] }
> = {
  "articles.list": { answers: [() => ({ limit: 10 })] },
  "articles.addresses": { answers: [() => ({ after: null })] },
  "articles.bySlug": { answers: [({ slug }) => ({ slug }), ({ openSlug }) => ({ slug: openSlug })] },
  "articles.desk": { answers: [() => undefined] },
  "articles.deskCounts": { answers: [() => undefined] },
  "articles.neighbours": { answers: [({ articleId }) => ({ id: articleId })] },
  "articles.assignees": { answers: [() => undefined] },
  "articles.assign": {
    answers: [({ articleId, version }) => ({ articles: [{ id: articleId, version }], personId: oleh.id })],
  },
  "articles.deleteDrafts": {
    answers: [
      async () => {
        const { id } = await room.as(oleh).articles.create(articleOf({ title: "A draft of one's own" }));
        return { articles: [{ id, version: 1 }] };
      },
    ],
  },
  "articles.duplicate": { answers: [found] },
  "articles.byId": { answers: [found, ({ draftId }) => ({ id: draftId }), ({ openId }) => ({ id: openId })] },
  "articles.create": { answers: [() => articleOf()] },
  "articles.keptDraft": { answers: [({ articleId }) => ({ of: articleId })] },
  "articles.keepDraft": { answers: [({ articleId }) => ({ of: articleId, version: 2, fields: "{}" })] },
  "articles.forgetDraft": { answers: [({ articleId }) => ({ of: articleId })] },
  "articles.save": { answers: [edit] },
  "articles.publish": { forbidden: true },
  "articles.figureChanges": { answers: [found, ({ draftId }) => ({ id: draftId })] },
  "articles.schedule": { forbidden: true },
  "articles.setDay": {
    answers: [({ articleId, version }) => ({ id: articleId, version, publishedOn: "2024-01-30" })],
  },
  "articles.setCurrency": {
    answers: [({ articleId }) => ({ id: articleId, currency: "CAD", seen: null })],
  },
  "articles.restore": { answers: [({ articleId, version }) => ({ id: articleId, version, number: 1 })] },
  "articles.discard": { answers: [({ articleId, version }) => ({ id: articleId, version })] },
  "articles.revision": {
    answers: [
      ({ articleId }) => ({ id: articleId, number: 1 }),
      ({ articleId, revisionNumber }) => ({ id: articleId, number: revisionNumber }),
    ],
  },
  "articles.rename": { forbidden: true },
  "articles.preview": { answers: [found] },
  "articles.previews": { answers: [({ draftId }) => ({ id: draftId })] },
  "articles.endPreview": {
    answers: [
      async ({ draftId }) => {
        const [preview] = await room.as(oleh).articles.previews({ id: draftId });
        return { id: draftId, previewId: preview?.id };
      },
    ],
  },
  "articles.byPreview": { answers: [({ token }) => ({ token })] },
  "articles.asOf": { answers: [({ slug }) => ({ slug, day: "2026-01-31" })] },
  "articles.history": { answers: [({ slug }) => ({ slug })] },
  "articles.withdraw": { forbidden: true },
  "articles.setBlind": { forbidden: true },
  "pledges.byCode": {
    answers: [
      ({ openCode }) => ({ code: openCode }),
      ({ hidden }) => ({ code: hidden.code }),
      ({ packageCode }) => ({ code: packageCode }),
    ],
  },
  "pledges.gone": { answers: [({ hidden }) => ({ code: hidden.code })] },
  "pledges.successor": { answers: [({ hidden }) => ({ code: hidden.code })] },
  "pledges.candidates": {
    answers: [
      () => {
        const { donorCodes, recipientCode, amount, category, announcedOn, channelSlug, purpose } =
          canaryFields;
        const told = { donorCodes, recipientCode, amount, category, announcedOn, channelSlug, purpose };
        return { ...told, stated: canarySum, words: null };
      },
    ],
  },
  "pledges.ofArticle": { answers: [({ articleId }) => ({ id: articleId })] },
  "pledges.search": {
    answers: [
      () => ({ text: "NL" }),
      () => ({ text: "canary" }),
      () => ({ text: "P-" }),
      () => ({ text: "" }),
    ],
  },
  "pledges.forDesk": {
    answers: [({ known }) => ({ code: known.code }), ({ openCode }) => ({ code: openCode })],
    notFound: [
      ({ hidden }, name) => ({ code: codeOf(name, hidden.code) }),
      ({ packageCode }, name) => ({ code: codeOf(name, packageCode) }),
    ],
  },
  "pledges.annotate": {
    answers: [
      ({ articleId, revisionId }) => ({
        articleId,
        revisionId,
        span: { start: 0, end: 8 },
        stated: millions(1),
        pledge: { kind: "new", fields: pledgeOf(), pack: null },
      }),
    ],
    notFound: [
      ({ articleId, revisionId, hidden }, name) => ({
        articleId,
        revisionId,
        span: { start: 0, end: 8 },
        stated: millions(1),
        pledge: { kind: "existing", code: codeOf(name, hidden.code), role: "restatement" },
      }),
      ({ articleId, revisionId, packageCode }, name) => ({
        articleId,
        revisionId,
        span: { start: 0, end: 8 },
        stated: millions(1),
        pledge: {
          kind: "new",
          fields: pledgeOf(),
          pack: { kind: "existing", code: codeOf(name, packageCode) },
        },
      }),
    ],
  },
  "pledges.fillDays": {
    answers: [],
    notFound: [
      ({ articleId, hidden }, name) => ({
        articleId,
        pledges: [{ code: codeOf(name, hidden.code), version: hidden.pledgeVersion }],
      }),
    ],
  },
  "pledges.save": {
    answers: [
      ({ known: { code, version } }) => ({ code, version, fields: pledgeOf(), packageCodes: [], years: [] }),
    ],
    notFound: [
      ({ hidden }, name) => ({
        code: codeOf(name, hidden.code),
        version: hidden.pledgeVersion,
        fields: pledgeOf(),
        packageCodes: [],
        years: [],
      }),
      ({ known: { code, version }, packageCode }, name) => ({
        code,
        version,
        fields: pledgeOf(),
        packageCodes: [codeOf(name, packageCode)],
        years: [],
      }),
    ],
  },
  "pledges.settings": { answers: [() => undefined] },
  "annotations.save": {
    answers: [({ own }) => ({ id: own.annotationId, version: 1, stated: millions(78), role: "first" })],
    notFound: [
      ({ hidden }, name) => ({
        id: idOf(name, hidden.annotationId),
        version: 1,
        stated: millions(1),
        role: "first",
      }),
    ],
  },
  "annotations.place": {
    answers: [
      ({ own, revisionId }) => ({
        id: own.annotationId,
        version: 1,
        revisionId,
        span: { start: 0, end: 8 },
      }),
    ],
    notFound: [
      ({ hidden, revisionId }, name) => ({
        id: idOf(name, hidden.annotationId),
        version: 1,
        revisionId,
        span: { start: 0, end: 8 },
      }),
    ],
  },
  "annotations.list": {
    answers: [({ articleId }) => ({ articleId }), ({ draftId: articleId }) => ({ articleId })],
  },
  "annotations.move": {
    answers: [
      ({ own, otherCode }) => ({ id: own.annotationId, version: 1, code: otherCode, role: "detail" }),
    ],
    notFound: [
      ({ hidden, otherCode }, name) => ({
        id: idOf(name, hidden.annotationId),
        version: 1,
        code: otherCode,
        role: "detail",
      }),
      ({ own, hidden }, name) => ({
        id: own.annotationId,
        version: 1,
        code: codeOf(name, hidden.code),
        role: "detail",
      }),
    ],
  },
  "annotations.comment": {
    answers: [({ own }) => ({ id: own.annotationId, text: "Which fund?" })],
    notFound: [({ hidden }, name) => ({ id: idOf(name, hidden.annotationId), text: "Which fund?" })],
  },
  "annotations.comments": {
    answers: [({ own }) => ({ id: own.annotationId }), ({ hidden }) => ({ id: hidden.annotationId })],
  },
  "annotations.restore": {
    answers: [],
    notFound: [({ removed }, name) => ({ id: idOf(name, removed.annotationId), version: 2 })],
  },
  "annotations.remove": {
    answers: [({ own }) => ({ id: own.annotationId, version: 1 })],
    notFound: [({ hidden }, name) => ({ id: idOf(name, hidden.annotationId), version: 1 })],
  },
  "reports.list": { answers: [() => undefined] },
  "reports.settle": {
    answers: [],
    notFound: [(_, name) => ({ id: idOf(name, "none"), version: 1, outcome: "It is right." })],
  },
  "events.record": {
    answers: [
      ({ known: { code, version } }) => ({
        code,
        version,
        status: "delivered",
        amount: null,
        happenedOn: "2024-01-30",
        evidence: [{ publisher: "Ministry of Defence" }],
      }),
    ],
    notFound: [
      ({ hidden }, name) => ({
        code: codeOf(name, hidden.code),
        version: hidden.pledgeVersion,
        status: "delivered",
        amount: null,
        happenedOn: "2024-01-30",
        evidence: [{ publisher: "Ministry of Defence" }],
      }),
    ],
  },
  "events.retract": {
    answers: [],
    notFound: [
      ({ hidden, eventId }, name) => ({
        code: codeOf(name, hidden.code),
        version: hidden.pledgeVersion,
        id: eventId,
      }),
    ],
  },
  "events.check": {
    answers: [({ known: { code, version } }) => ({ code, version })],
    notFound: [({ hidden }, name) => ({ code: codeOf(name, hidden.code), version: hidden.pledgeVersion })],
  },
  "suggestions.reject": { answers: [reject] },
  "suggestions.restore": {
    answers: [],
    notFound: [({ suggestionId }, name) => ({ id: idOf(name, suggestionId) })],
  },
  "suggestions.quality": { answers: [() => undefined] },
  "reconcile.queue": {
    answers: [() => undefined, ({ openCode, hidden }) => ({ a: openCode, b: hidden.code })],
  },
  "reconcile.ofArticle": { answers: [({ articleId }) => ({ articleId })] },
  "reconcile.decisions": { answers: [() => undefined] },
  "reconcile.decide": {
    answers: [],
    notFound: (["same", "part_of", "different"] as const).flatMap((decision) => [
      ({ hidden, known }: Scene, name: "theirs" | "nobody's") => ({
        keep: known.code,
        keepVersion: known.version,
        other: codeOf(name, hidden.code),
        otherVersion: hidden.pledgeVersion,
        decision,
      }),
      ({ hidden, known }: Scene, name: "theirs" | "nobody's") => ({
        keep: codeOf(name, hidden.code),
        keepVersion: hidden.pledgeVersion,
        other: known.code,
        otherVersion: known.version,
        decision,
      }),
    ]),
  },
  "reconcile.undo": { answers: [], notFound: [({ matchId }, name) => ({ id: idOf(name, matchId) })] },
  "agreement.ofArticle": { forbidden: true },
  "review.changes": { answers: [() => undefined] },
  "review.queue": { answers: [() => undefined] },
  "review.approve": { forbidden: true },
  "review.dispute": { forbidden: true },
  "review.remove": { forbidden: true },
  "review.reopen": { forbidden: true },
  "review.sendBack": { forbidden: true },
  "search.find": { answers: [() => ({ text: "canary" }), () => ({ text: "shells" })] },
  "search.words": { answers: [() => ({ prefix: "ca" })] },
  "ledger.query": { answers: [query, () => ({ query: "" })] },
  "ledger.pledges": { answers: [() => ({ query: "", limit: 100 })] },
  "ledger.overview": { answers: [query, () => ({ query: "" })] },
  "ledger.choices": { answers: [query, () => ({ query: "donor=NL&q=shells" })] },
  "ledger.holders": { answers: [() => ({ countAt: "fund" })] },
  "ledger.lastChange": { answers: [() => undefined] },
  "ledger.slices": { answers: [() => ({ by: "purpose" })] },
  "ledger.flow": { answers: [query, () => ({ query: "" })] },
  "ledger.changes": { answers: [() => ({ from: "2024-01-01", to: "2024-03-01" })] },
  "ledger.articlesOf": { answers: [() => ({ by: "donor", value: "NL", limit: 5 })] },
  "ledger.rates": { answers: [() => undefined] },
  "ledger.examples": { answers: [() => undefined] },
  "ledger.corrections": { answers: [() => undefined] },
  "ledger.names": { answers: [() => undefined] },
  "feedItems.list": {
    answers: [
      () => ({
        text: "<rss><channel><item><title>A</title><description>B</description></item></channel></rss>",
      }),
    ],
  },
  // It reads the web, and nothing that is kept here.
  "pages.read": { answers: [() => ({ address: pageAddress() })] },
  "pages.known": { answers: [() => ({ publishedOn: "2024-01-31", text: "A text" })] },
  "images.add": {
    answers: [
      () => new Blob([Buffer.from("R0lGODdhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs=", "base64")]).stream(),
    ],
  },
  "comparisons.list": { answers: [() => undefined] },
  "comparisons.bySet": { answers: [], notFound: [() => ({ id: "no-such-set" })] },
  "comparisons.ofPledge": { answers: [({ hidden }) => ({ code: hidden.code })] },
  "comparisons.mappings": { forbidden: true },
  "comparisons.columns": { forbidden: true },
  "comparisons.mappingOf": { forbidden: true },
  "comparisons.load": { forbidden: true },
  "comparisons.decide": { forbidden: true },
  "comparisons.setLicence": { forbidden: true },
  "notes.list": { answers: [({ articleId }) => ({ articleId })] },
  "notes.open": { answers: [() => undefined] },
  "notes.add": { answers: [({ articleId }) => ({ articleId, text: "A note", words: null })] },
  "notes.settle": {
    answers: [],
    notFound: [({ noteId }, name) => ({ id: idOf(name, noteId), version: 1, isSettled: true })],
  },
  "notes.visit": { answers: [({ articleId }) => ({ articleId })] },
  "desk.queue": { answers: [() => undefined] },
  "pledges.promised": { answers: [({ articleId }) => ({ articleId })] },
  "desk.history": { answers: [() => ({ limit: 200 }), inArticle] },
  "names.list": { answers: [() => undefined] },
  "names.addParty": { answers: [() => ({ ...newName, kind: "organisation", organisationId: null })] },
  "names.addChannel": { answers: [() => ({ ...newName, kind: "fund" })] },
  "names.mergeParties": { forbidden: true },
  "names.mergeChannels": { forbidden: true },
  "names.readList": { forbidden: true },
  "names.addList": { forbidden: true },
  "names.saveParty": { forbidden: true },
  "names.removeParty": { forbidden: true },
  "names.saveChannel": { forbidden: true },
  "names.removeChannel": { forbidden: true },
  "purposes.add": { answers: [() => ({ ...newName, category: "energy" })] },
  "purposes.save": { forbidden: true },
  "purposes.remove": { forbidden: true },
  "purposes.merge": { forbidden: true },
  "people.list": { forbidden: true },
  "people.add": { forbidden: true },
  "people.rename": { forbidden: true },
  "people.setRole": { forbidden: true },
  "people.setDisabled": { forbidden: true },
  "articles.authors": { answers: [() => undefined] },
  "articles.byAuthor": { answers: [() => ({ slug: "nobody" })] },
  "articles.count": { answers: [() => undefined] },
  "ledger.addresses": { answers: [() => ({ offset: 0, limit: 100 })] },
  "account.sessions": { answers: [() => undefined] },
  "account.passkeys": { answers: [() => undefined] },
  "account.removePasskey": {
    answers: [],
    notFound: [
      (_, name) => ({ id: name === "theirs" ? "passkey-of-anna" : "no-such-id", password: PASSWORD }),
    ],
  },
  "account.endOtherSessions": { answers: [() => undefined] },
  "account.changePassword": { answers: [() => ({ current: PASSWORD, password: "seven grey geese" })] },
  "secondFactor.state": { answers: [() => undefined] },
  "secondFactor.start": { answers: [() => ({ password: PASSWORD })] },
  "secondFactor.confirm": { answers: [() => secondFactorProof(room.as(oleh))] },
  "secondFactor.remove": { answers: [() => ({ password: PASSWORD })] },
  "people.removeSecondFactor": { forbidden: true },
  "people.setSecondFactorRoles": { forbidden: true },
  "people.passwordLink": { forbidden: true },
  "releases.list": { answers: [() => undefined] },
  "releases.byId": { answers: [() => ({ id: "2024-01-31" })] },
  "newsroom.face": { answers: [() => undefined] },
  "newsroom.setFace": { forbidden: true },
  "topics.list": { answers: [() => undefined] },
  "topics.bySlug": { answers: [() => ({ slug: "energy" })] },
  "topics.ofArticle": { answers: [({ articleId }) => ({ articleId })] },
  "topics.add": { forbidden: true },
  "topics.save": { forbidden: true },
  "topics.remove": { forbidden: true },
  "topics.setOfArticle": { answers: [({ articleId }) => ({ articleId, before: [], topics: [] })] },
  "authors.list": { answers: [() => undefined] },
  "authors.save": { forbidden: true },
  "authors.remove": { forbidden: true },
  "newsroom.letters": { forbidden: true },
  "newsroom.setDigestHour": { forbidden: true },
  "newsroom.texts": { answers: [() => undefined] },
  "newsroom.setTexts": { forbidden: true },
  "people.setFourEyes": { forbidden: true },
  "newsroom.sourceWatch": { forbidden: true },
  "newsroom.setSourceWatch": { forbidden: true },
  "sources.list": { answers: [() => ({ filter: "all" })] },
  "sources.look": { answers: [({ sourceId }) => ({ id: sourceId })] },
  "sources.settle": { answers: [({ sourceId }) => ({ id: sourceId, version: 1 })] },
  "sources.copy": {
    answers: [],
    notFound: [(_, name) => ({ id: idOf(name, "a-source"), sha256: "0".repeat(64) })],
  },
  "webhooks.list": { forbidden: true },
  "webhooks.add": { forbidden: true },
  "webhooks.change": { forbidden: true },
  "webhooks.renewSecret": { forbidden: true },
  "webhooks.remove": { forbidden: true },
  "webhooks.deliveries": { forbidden: true },
  "webhooks.replay": { forbidden: true },
  "webhooks.test": { forbidden: true },
};

const newName = { nameEn: "Nordic Aid Council", nameUk: "Північна рада допомоги", alsoCalled: [] };

function inArticle({ articleId }: Scene) {
  return { articleId, limit: 200 };
}

const idOf = (name: "theirs" | "nobody's", id: string) => (name === "theirs" ? id : "no-such-id");
const codeOf = (name: "theirs" | "nobody's", code: string) => (name === "theirs" ? code : "P-2024-9999");

const { from, scene } = await preparedNewsroom(setScene);

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom(from);
});

function ask(path: string, input: unknown): Promise<unknown> {
  const [noun = "", verb = ""] = path.split(".");
  const caller = room.as(oleh) as unknown as Record<string, Record<string, (given: unknown) => unknown>>;
  return Promise.resolve(caller[noun]?.[verb]?.(input));
}

/** What one is told whose question is refused. */
async function refusalOf(path: string, input: unknown): Promise<string> {
  const refusal = await ask(path, input).catch((error: unknown) => error);
  const { code, message, cause } = refusal as { code: string; message: string; cause: object };
  return JSON.stringify({ code, message, cause: { ...cause } });
}

function expectNoCanary(text: string): void {
  const heard = scene.secrets.filter((secret) => text.toLowerCase().includes(secret));
  expect(heard, text).toEqual([]);
}

it("asks every procedure that there is", () => {
  expect(Object.keys(table).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

it("would hear the canary: an editor hears it from all that lists marks and what follows from them", async () => {
  const editor = room.as(edith);
  const answers = {
    byId: await editor.articles.byId({ id: scene.articleId }),
    revision: await editor.articles.revision({ id: scene.articleId, number: 1 }),
    list: await editor.annotations.list({ articleId: scene.articleId }),
    comments: await editor.annotations.comments({ id: scene.hidden.annotationId }),
    queue: await editor.desk.queue(),
    history: await editor.desk.history({ limit: 200 }),
    search: await editor.pledges.search({ text: "canary" }),
    review: await editor.review.queue(),
    decisions: await editor.reconcile.decisions(),
    quality: await editor.suggestions.quality(),
    forDesk: await editor.pledges.forDesk({ code: scene.known.code }),
  };
  for (const [name, answer] of Object.entries(answers)) {
    const text = JSON.stringify(answer).toLowerCase();
    expect(
      scene.secrets.some((secret) => text.includes(secret)),
      name,
    ).toBe(true);
  }
});

describe.each(Object.entries(table))("%s", (path, asked) => {
  if ("forbidden" in asked) {
    it("is not for annotators", async () => {
      await expect(ask(path, { id: scene.articleId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    });
    return;
  }
  it.each(asked.answers.map((input, index) => [index + 1, input] as const))(
    "says nothing of the other's marks (%i)",
    async (_, input) => {
      const theirs = await ofAnna();
      expectNoCanary(JSON.stringify((await ask(path, await input(scene))) ?? null));
      expectNoCanary(JSON.stringify(await room.as(oleh).desk.history({ limit: 200 })));
      expect(await ofAnna()).toEqual(theirs);
    },
  );
  it.each((asked.notFound ?? []).map((input, index) => [index + 1, input] as const))(
    "finds nothing of the other's, as if it were not there (%i)",
    async (_, input) => {
      const before = await room.dump();
      const told = await refusalOf(path, input(scene, "theirs"));
      expect(JSON.parse(told)).toMatchObject({ code: "NOT_FOUND" });
      const nobodys = await refusalOf(path, input(scene, "nobody's"));
      const name = (text: string) =>
        text.replaceAll(scene.hidden.code, "…").replaceAll(scene.packageCode, "…");
      expect(name(told)).toBe(nobodys.replaceAll("P-2024-9999", "…"));
      expect(await room.dump()).toEqual(before);
    },
  );
});

/** What Anna has made in the articles that are marked apart, without where an edit has carried it. */
async function ofAnna() {
  const rows = (await room.dump()) as Record<string, Record<string, unknown>[]>;
  const secret = (row: Record<string, unknown>) =>
    scene.secrets.includes(String(row.id).toLowerCase()) ||
    scene.secrets.includes(String(row.annotation_id).toLowerCase());
  const { annotations = [], pledges = [], annotation_comments: comments = [], suggestions = [] } = rows;
  return {
    made: [...annotations, ...pledges, ...comments, ...suggestions].filter(secret),
    components: rows.package_components,
    matches: rows.pledge_matches,
  };
}

it("does not tell either that the other has marked at all", async () => {
  const b = room.as(oleh);
  const asked = async () => ({
    list: await b.annotations.list({ articleId: scene.articleId }),
    token: (await b.articles.byId({ id: scene.articleId })).token,
    quality: await b.suggestions.quality(),
  });
  const before = await asked();
  const waits = (await b.desk.queue()).toAnnotate.map(({ id }) => id);
  expect(waits).toContain(scene.draftId);
  const [listed] = (await b.articles.desk()).filter(({ id }) => id === scene.articleId);
  expect(listed).toMatchObject({ marks: 1, waiting: 1 });
  await markWords(room.as(anna), scene.articleId, "talk about buying weapons together");
  await room.as(anna).suggestions.reject(reject(scene));
  expect(await asked()).toEqual(before);
  const { pledgeHasOtherMarks } = await b.annotations.remove({ id: scene.known.annotationId, version: 1 });
  expect(pledgeHasOtherMarks).toBe(false);
  const { carried } = await b.articles.save({
    ...articleOf({ title: "Marked apart", paragraphs: [...story.paragraphs, "More."] }),
    id: scene.articleId,
    version: scene.version,
  });
  expect(carried).toEqual({ exact: 1, moved: 0, needs_review: 0, orphaned: 0 });
  expect(JSON.stringify(await b.desk.history({}))).toContain('"marks":{"exact":1,');
});

it("keeps from an annotator also what an edit does to marks that readers see, and what readers say of them", async () => {
  const { id, version, code } = await publishedShells(room);
  await fileReport(
    {
      ...room,
      person: null,
      now: () => "2024-02-01T09:01:00.000Z",
      newId: () => "reported",
      published: () => {},
    },
    { code, text: "The sum is another one.", contact: "" },
    "192.0.2.1",
  );
  await room.as(edith).articles.setBlind({ id, version, isBlind: true });
  const paragraphs = story.paragraphs.map((text) => text.replace("87 million", "97 million"));
  await room.as(anna).articles.save({ ...articleOf({ paragraphs }), id, version: version + 1 });
  expect(await room.as(anna).articles.figureChanges({ id })).toHaveLength(1);
  expect(await room.as(oleh).articles.figureChanges({ id })).toEqual([]);
  expect((await room.as(edith).desk.queue()).reports).toHaveLength(1);
  expect((await room.as(oleh).desk.queue()).reports).toEqual([]);
  expect(await room.as(oleh).reports.list()).toEqual([]);
  await expectRefused(
    room,
    () => room.as(oleh).reports.settle({ id: "reported", version: 1, outcome: "It is right." }),
    { code: "NOT_FOUND", key: "report_not_found" },
  );
  const seen = await room.as(null).pledges.byCode({ code });
  expect(seen?.evidence).toHaveLength(1);
});

it("shows it all to both when an editor brings the marks together", async () => {
  await room.as(edith).articles.setBlind({ id: scene.articleId, version: scene.version, isBlind: false });
  const { annotations } = await room.as(oleh).articles.byId({ id: scene.articleId });
  expect(annotations.map(({ id }) => id)).toContain(scene.hidden.annotationId);
  expect(await room.as(oleh).annotations.comments({ id: scene.hidden.annotationId })).toHaveLength(1);
  expect(await room.as(oleh).pledges.forDesk({ code: scene.hidden.code })).toMatchObject({
    fields: { note: canaryFields.note },
  });
});
