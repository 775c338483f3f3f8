import { randomUUID } from "node:crypto";
import { createCaller } from "@pledgebook/api/router";
import type { Person } from "@pledgebook/api/server/context";
import type { Newsroom } from "@pledgebook/api/server/newsroom";
import { documentFromParagraphs } from "@pledgebook/core/text/document";
import { Problem } from "@pledgebook/core/values/problem";

export type Desk = ReturnType<typeof createCaller>;

/** What somebody was told is done: the act as the history names it, and what it was done to. */
export interface Done {
  person: string;
  act: string;
  id: string;
}

/** What the people of one process have done, and what they were told. */
export interface Told {
  done: Done[];
  /** Codes of new pledges. */
  codes: string[];
  /** How often each refusal was told, by its key. */
  refused: Record<string, number>;
  /** What nobody may be told: faults of the house. */
  faults: string[];
}

/** Annotators and editors in turn: an annotator marks, an editor does all of it. */
export function personOf(number: number): Person & { id: string } {
  const role = number % 2 === 0 ? ("annotator" as const) : ("editor" as const);
  const id = `person-${number}`;
  return { id, name: `Person ${number}`, email: `${id}@soak.example`, role };
}

/** Sentences of an article, each with a sum of its own. */
const SENTENCES = 40;
const DONORS = ["NL", "DK", "DE", "FR", "SE"] as const;

/** People do not write without end: what one reads grows with it. */
const MOST_ARTICLES = 30;

/** Articles at which somebody looks to find one that is scheduled. */
const LOOKS = 4;

/** Schedules come while it runs: between a moment and this many milliseconds from now. */
const SOON_MS = 1_500;

const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)];
/** One of them, each as often as it weighs. */
function weighted<T extends { weight: number }>(list: readonly T[]): T {
  const tickets = list.flatMap((one) => Array<T>(one.weight).fill(one));
  return tickets[Math.floor(Math.random() * tickets.length)]!;
}

const chance = (share: number) => Math.random() < share;

/** Works as one person until a moment, as fast as it is answered. */
export async function work(newsroom: Newsroom, person: Person & { id: string }, until: number, told: Told) {
  const desk = createCaller({
    ...newsroom,
    person,
    now: () => new Date().toISOString(),
    newId: randomUUID,
    published: () => {},
  });
  const may = acts.filter(({ editor }) => !editor || person.role === "editor");
  while (Date.now() < until) {
    // As with requests, what else is due gets its turn.
    await new Promise((resolve) => setImmediate(resolve));
    const chosen = weighted(may);
    try {
      for (const { act, id } of await chosen.run(desk, told)) told.done.push({ person: person.id, act, id });
    } catch (error) {
      const problem = error instanceof Error ? error.cause : null;
      if (problem instanceof Problem) told.refused[problem.key] = (told.refused[problem.key] ?? 0) + 1;
      else told.faults.push(`${chosen.run.name}: ${String(problem ?? error)}`);
    }
  }
}

type Acted = { act: string; id: string }[];

/** What people do, how often, and whether an annotator may. Nothing done: an empty list. */
const acts: { weight: number; editor?: true; run: (desk: Desk, told: Told) => Promise<Acted> }[] = [
  { weight: 1, run: write },
  { weight: 8, run: mark },
  { weight: 4, run: pack },
  { weight: 2, run: edit },
  { weight: 3, run: reconcile },
  { weight: 1, run: takeBack },
  { weight: 8, editor: true, run: approve },
  { weight: 1, editor: true, run: sendBack },
  { weight: 2, editor: true, run: reopen },
  { weight: 2, editor: true, run: publish },
  { weight: 4, editor: true, run: schedule },
  { weight: 3, editor: true, run: clear },
];

const fieldsOf = (title: string, first = "") => ({
  title,
  standfirst: first,
  byline: "",
  publishedOn: "2024-01-31",
  language: "en" as const,
  body: documentFromParagraphs(Array.from({ length: SENTENCES }, (_, index) => `${sentence(index)}.`)),
});

function sentence(index: number): string {
  return `Government ${index} will give ${index + 1} million euros for generators`;
}

async function anyArticle(desk: Desk) {
  return pick(await desk.articles.desk());
}

/** A pledge, as a form shows it. */
async function anyPledge(desk: Desk) {
  const found = pick(await desk.pledges.search({ text: pick(["P-2024", ...DONORS]) ?? "" }));
  return found ? desk.pledges.forDesk({ code: found.code }) : undefined;
}

async function write(desk: Desk): Promise<Acted> {
  if ((await desk.articles.desk()).length >= MOST_ARTICLES) return [];
  // Few titles: people take the same address at the same moment.
  const { id } = await desk.articles.create({
    ...fieldsOf(`Aid of ${pick(DONORS)}`),
    related: [],
    sources: [],
  });
  return [{ act: "article.create", id }];
}

async function mark(desk: Desk, told: Told): Promise<Acted> {
  const article = await anyArticle(desk);
  if (!article) return [];
  const { revision } = await desk.articles.byId({ id: article.id });
  const number = Math.floor(Math.random() * SENTENCES);
  const start = revision.plainText.indexOf(sentence(number));
  if (start < 0) return [];
  const minor = (number + 1) * 100_000_000;
  const amount = { qualifier: "exact" as const, currency: "EUR" as const, min: minor, max: minor };
  const fields = {
    donorCodes: [pick(DONORS) ?? "NL"],
    recipientCode: "UA",
    amount,
    category: "humanitarian" as const,
    purpose: "other" as const,
    purposeNote: null,
    financeType: "grant" as const,
    channelSlug: null,
    inKind: null,
    announcedOn: "2024-01-31",
    announcedBy: null,
    note: null,
  };
  const known = chance(0.4) ? await anyPledge(desk) : undefined;
  const isNew = !known || chance(0.5);
  const { annotationId, code } = await desk.pledges.annotate({
    articleId: article.id,
    revisionId: revision.id,
    span: { start, end: start + sentence(number).length },
    stated: amount,
    pledge: !isNew
      ? { kind: "existing", code: known.code, role: "restatement" }
      : {
          kind: "new",
          fields,
          pack: known ? { kind: "existing", code: known.code } : chance(0.2) ? { kind: "new", fields } : null,
        },
  });
  if (isNew) told.codes.push(code);
  return [{ act: "pledge.annotate", id: annotationId }];
}

async function pack(desk: Desk): Promise<Acted> {
  const [part, whole] = [await anyPledge(desk), await anyPledge(desk)];
  if (!part || !whole) return [];
  const { id, code, version, fields, years } = part;
  const packageCodes = chance(0.2) ? [] : [whole.code];
  await desk.pledges.save({ code, version, fields, years, packageCodes });
  return [{ act: "pledge.save", id }];
}

async function edit(desk: Desk): Promise<Acted> {
  const article = await anyArticle(desk);
  if (!article) return [];
  const { article: found } = await desk.articles.byId({ id: article.id });
  await desk.articles.save({
    ...fieldsOf(article.title, `As of ${randomUUID()}`),
    id: found.id,
    version: found.version,
  });
  return [{ act: "article.save", id: found.id }];
}

async function reconcile(desk: Desk): Promise<Acted> {
  const [keep, other] = [await anyPledge(desk), await anyPledge(desk)];
  if (!keep || !other || keep.id === other.id) return [];
  const decision = pick(["same", "part_of", "part_of", "different"] as const) ?? "same";
  await desk.reconcile.decide({
    keep: keep.code,
    keepVersion: keep.version,
    other: other.code,
    otherVersion: other.version,
    decision,
  });
  const act = decision === "different" ? "match.note" : "match.decide";
  return [keep, other].map(({ id }) => ({ act, id }));
}

async function takeBack(desk: Desk): Promise<Acted> {
  const open = (await desk.reconcile.decisions()).filter(({ undoneAt }) => undoneAt === null);
  const decision = pick(open);
  if (!decision) return [];
  await desk.reconcile.undo({ id: decision.id });
  return [{ act: "match.undo or match.note", id: decision.id }];
}

async function waiting(desk: Desk) {
  return pick((await desk.review.queue()).slice(0, 40));
}

async function approve(desk: Desk): Promise<Acted> {
  const item = await waiting(desk);
  if (!item) return [];
  await desk.review.approve({
    annotationId: item.id,
    version: item.version,
    pledgeVersion: item.pledge.version,
  });
  return [{ act: "review.approve", id: item.id }];
}

async function sendBack(desk: Desk): Promise<Acted> {
  const item = await waiting(desk);
  if (!item) return [];
  await desk.review.sendBack({ annotationId: item.id, version: item.version, reason: "Look again." });
  return [{ act: "review.send_back", id: item.id }];
}

async function reopen(desk: Desk): Promise<Acted> {
  const article = await anyArticle(desk);
  if (!article) return [];
  const { annotations } = await desk.articles.byId({ id: article.id });
  const found = pick(annotations.filter(({ reviewState }) => reviewState === "approved"));
  if (!found) return [];
  await desk.review.reopen({ annotationId: found.id, version: found.version });
  return [{ act: "review.reopen", id: found.id }];
}

async function publish(desk: Desk): Promise<Acted> {
  const article = await anyArticle(desk);
  if (!article) return [];
  const { article: found } = await desk.articles.byId({ id: article.id });
  await desk.articles.publish({ id: found.id, version: found.version });
  return [{ act: "article.publish", id: found.id }];
}

async function schedule(desk: Desk): Promise<Acted> {
  const article = await anyArticle(desk);
  if (!article) return [];
  const { article: found } = await desk.articles.byId({ id: article.id });
  const at = new Date(Date.now() + 100 + Math.random() * SOON_MS).toISOString();
  await desk.articles.schedule({ id: found.id, version: found.version, at });
  return [{ act: "article.schedule", id: found.id }];
}

async function clear(desk: Desk): Promise<Acted> {
  const scheduled = [];
  for (let looks = 0; looks < LOOKS; looks++) {
    const some = await anyArticle(desk);
    const article = some && (await desk.articles.byId({ id: some.id })).article;
    if (article?.scheduledFor) scheduled.push(article);
  }
  const found = pick(scheduled);
  if (!found) return [];
  await desk.articles.schedule({ id: found.id, version: found.version, at: null });
  return [{ act: "article.schedule", id: found.id }];
}
