import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "@pledgebook/db/store/open";
import { type Procedures, proceduresOf } from "@pledgebook/e2e/procedures";
import { type Site, startSite } from "@pledgebook/e2e/server";
import { addPerson, openSession } from "@pledgebook/e2e/staff";

/** What a fault looked like. */
export interface Seen {
  readers: string;
  writers: string;
  operator: string;
  /** Articles that were acknowledged and are not there afterwards. */
  lost: number;
  /** The longest wait for a refusal, in milliseconds. */
  waitedMs: number;
}

/** What is done, by what it is called. */
export type Faults = Record<string, () => Promise<Seen>>;

/** A fault that this machine cannot be given. */
export const notTried = (why: string): Seen => ({
  ...{ readers: "–", writers: "–", operator: `not tried: ${why}`, lost: 0, waitedMs: 0 },
});

/** Where all of it happens; taken away at the end. */
export const root = mkdtempSync(join(tmpdir(), "faults-"));
let folders = 0;

export function newFolder(): string {
  const folder = join(root, String(++folders));
  mkdirSync(folder);
  return folder;
}

export const databaseIn = (folder: string) => join(folder, "pledgebook.db");

const articleOf = (number: number) => ({
  title: `An article that was saved as number ${number}`,
  ...{ standfirst: "", byline: "", publishedOn: "2024-01-31", language: "en" },
  body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "A few words." }] }] },
});

/** Somebody who saves one article after the other, and what they were told. */
export class Writer {
  readonly acknowledged: string[] = [];
  refused: string | null = null;
  waitedMs = 0;
  private readonly api: Procedures;

  constructor(api: Procedures) {
    this.api = api;
  }

  /** Saves until something is refused or fails, or so many are saved. */
  async save(most: number): Promise<void> {
    for (let number = 1; number <= most; number++) {
      const begun = performance.now();
      try {
        const { id } = await this.api.tell<{ id: string }>("articles.create", articleOf(number));
        this.acknowledged.push(id);
      } catch (error) {
        this.waitedMs = Math.round(performance.now() - begun);
        this.refused = wordsOf(error);
        return;
      }
    }
  }

  /** How many of what was acknowledged is not there. */
  async lostIn(databaseUrl: string): Promise<number> {
    const there = await this.thereIn(databaseUrl);
    return this.acknowledged.filter((id) => !there.has(id)).length;
  }

  /** The articles that are there, whoever wrote them. */
  async thereIn(databaseUrl: string): Promise<Set<string>> {
    const { db, close } = openStore(databaseUrl);
    try {
      const found = await db.all<{ id: string }>("SELECT id FROM articles");
      return new Set(found.map(({ id }) => id));
    } finally {
      await close();
    }
  }
}

/** The sentence of a refusal, or what the network said. */
function wordsOf(error: unknown): string {
  const text = String(error);
  const { message } = /"message":"(?<message>[^"]+)"/.exec(text)?.groups ?? {};
  const { status } = /answered (?<status>\d{3})/.exec(text)?.groups ?? {};
  return [status, message ?? (status ? "" : "no answer")].filter(Boolean).join(" ");
}

export async function writerAt(site: Site): Promise<Writer> {
  return new Writer(proceduresOf(site, await openSession(await addPerson(site, "editor"))));
}

/** What a reader gets at an address. */
export async function readAt(site: Site, path: string): Promise<string> {
  const answer = await fetch(site.url + path, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
  return answer ? `${path} ${answer.status}` : `${path} no answer`;
}

/** A start that is expected to end: its sentence. */
export async function whyNotStarted(folder: string, env: Record<string, string> = {}): Promise<string> {
  try {
    const site = await startSite(folder, { demo: false, env });
    await site.stop();
    return "it started";
  } catch (error) {
    return sentenceOf(error, folder);
  }
}

/** What a start that ended has said. */
export function sentenceOf(error: unknown, folder: string): string {
  const [, code = "?", printed = ""] = /ended with (\d+):\n([\s\S]*)/.exec(String(error)) ?? [];
  const sentence = printed.split("\n").find((line) => line.startsWith("pledgebook:")) ?? printed.slice(0, 80);
  return `ends with ${code}: ${sentence.replace("pledgebook: ", "").replaceAll(folder, "…")}`;
}

export const refusedStart = (operator: string): Seen => ({
  ...{ readers: "–", writers: "–", operator, waitedMs: 0 },
  lost: operator.startsWith("ends with 1:") ? 0 : 1,
});

/** A folder with a newsroom in which somebody has worked. */
export async function workedFolder(): Promise<{ folder: string; writer: Writer }> {
  const folder = newFolder();
  const site = await startSite(folder, { demo: false });
  const writer = await writerAt(site);
  await writer.save(5);
  await site.stop();
  // Once more, so that the folder says that people have worked in it.
  await (await startSite(folder, { demo: false })).stop();
  return { folder, writer };
}
