import { copyFileSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "@pledgebook/core/values/vocabulary";
import { type ImageFolder, openImageFolder } from "@pledgebook/db/images";
import { writeRates } from "@pledgebook/db/queries/rates";
import type { PublicChange } from "@pledgebook/db/recount/public-change";
import { seedNames } from "@pledgebook/db/reference-data";
import { schema } from "@pledgebook/db/schema";
import { type CopyFolder, openCopyFolder } from "@pledgebook/db/source-copies";
import { migrationsFolder } from "@pledgebook/db/store/migrate";
import { openStore } from "@pledgebook/db/store/open";
import type { Store } from "@pledgebook/db/store/store";
import { temporaryFolder } from "@pledgebook/db/testing";
import { sql } from "drizzle-orm";
import { afterAll, onTestFinished } from "vitest";
import { sourceAsker } from "../outside/ask-source.ts";
import { fetchText } from "../outside/public-fetch.ts";
import { createCaller } from "../router.ts";
import { type Auth, createAuth } from "../server/auth.ts";
import type { Context, Person } from "../server/context.ts";
import { daysIn } from "../server/days.ts";
import { foreignReader } from "../server/foreign-text.ts";

/**
 * A real newsroom for each test: a SQLite file, people of every role, a clock and ids that tests can foresee. Nothing of
 * the running site imports this file.
 */
export interface TestNewsroom {
  store: Store;
  auth: Auth;
  images: ImageFolder;
  fetchText: Context["fetchText"];
  askSource: Context["askSource"];
  copies: CopyFolder;
  readForeign: Context["readForeign"];
  timeZone: string;
  mail: Context["mail"];
  dayOf: Context["dayOf"];
  /** What `published` was told, in order. */
  published: PublicChange[];
  as(person: Person | null): Caller;
  /** A caller whose next write is preceded by what somebody else does in between its reading and its writing. */
  interrupted(person: Person, between: () => Promise<unknown>): Caller;
  /** The same ledger as another process has it: a store of its own over the same file. */
  beside(): TestNewsroom;
  /** Every row of every table. */
  dump(): Promise<Record<string, unknown[]>>;
  /** A copy of it all, for `testNewsroom` to begin with. */
  snapshot(name: string): Promise<string>;
}

export type Caller = ReturnType<typeof createCaller>;

const person = (id: string, name: string, role: Role): Person => ({
  id,
  name,
  role,
  email: `${id}@example.org`,
});

export const anna = person("anna", "Anna Annotator", "annotator");

export const oleh = person("oleh", "Oleh Annotator", "annotator");

export const edith = person("edith", "Edith Editor", "editor");

export const emil = person("emil", "Emil Editor", "editor");

export const ada = person("ada", "Ada Admin", "admin");

export const everybody = [anna, oleh, edith, emil, ada];

/** One of each role, and a reader. */
export const roles = { reader: null, annotator: anna, editor: edith, admin: ada } as const;

/** The web of the tests is this machine. */
const here = { isAllowed: () => true, isPort: () => true };
const fetchHere: Context["fetchText"] = (address) => fetchText(address, here);

const readForeign = foreignReader(new URL("../server/foreign-text.worker.ts", import.meta.url));

const SECRET = "a secret that only tests know, forty letters";

/** The newsroom's clocks: two hours ahead of the record's in winter. */
const TIME_ZONE = "Europe/Kyiv";

export const SITE = "http://localhost:3000";
const MAIL = { siteName: "Pledgebook", siteUrl: SITE };

const folder = temporaryFolder();

afterAll(folder.remove);

let rooms = 0;

let base: Promise<string> | null = null;

/** Opens a newsroom that goes away with the test. Begins empty: names, one rate, people; or with a snapshot. */
export async function testNewsroom(from?: string): Promise<TestNewsroom> {
  const file = join(folder.path, `room-${++rooms}.db`);
  base ??= makeBase();
  copyFileSync(from ?? (await base), file);
  return openRoom(file, from ? "later" : "first");
}

/** A newsroom over a file, closed with the test. */
function openRoom(file: string, when: When): TestNewsroom {
  const store = openStore(`file:${file}`);
  onTestFinished(() => store.close());
  return newsroomOf(store, file, when);
}

/** Does the same outside of a test, once for all tests of a file: `prepare` fills it, the snapshot is what they get. */
export async function preparedNewsroom<T>(
  prepare: (room: TestNewsroom) => Promise<T>,
): Promise<{ from: string; scene: T }> {
  const file = join(folder.path, `room-${++rooms}.db`);
  base ??= makeBase();
  copyFileSync(await base, file);
  const room = newsroomOf(openStore(`file:${file}`), file, "first");
  const scene = await prepare(room);
  const from = await room.snapshot(`prepared-${rooms}`);
  await room.store.close();
  return { from, scene };
}

/** A room that begins with a snapshot has other ids and a later clock than the one that made it; one beside it, other ids. */
type When = "first" | "later" | "beside";

function newsroomOf(store: Store, from: string, when: When): TestNewsroom {
  const images = openImageFolder(join(folder.path, `images-${++rooms}`));
  const copies = openCopyFolder(join(folder.path, `copies-${rooms}`));
  const askSource = sourceAsker(SITE, (...given) => readForeign("robots", ...given), here);
  const published: PublicChange[] = [];
  let ticks = 0;
  let ids = 0;
  const begin = Date.parse(when !== "later" ? "2024-01-31T09:00:00.000Z" : "2024-02-01T09:00:00.000Z");
  const now = () => new Date(begin + 1000 * ticks++);
  const auth = createAuth(store, { secret: SECRET, siteUrl: SITE, now });
  const context = (who: Person | null): Context => ({
    store,
    auth,
    images,
    fetchText: fetchHere,
    askSource,
    copies,
    readForeign,
    dayOf: daysIn(TIME_ZONE),
    timeZone: TIME_ZONE,
    mail: MAIL,
    person: who,
    now: () => now().toISOString(),
    newId: () => `${when}-${String(++ids).padStart(4, "0")}`,
    published: (change) => published.push(change),
  });
  return {
    store,
    auth,
    images,
    fetchText: fetchHere,
    askSource,
    copies,
    readForeign,
    dayOf: daysIn(TIME_ZONE),
    timeZone: TIME_ZONE,
    mail: MAIL,
    published,
    as: (who) => createCaller(context(who)),
    interrupted(who, between) {
      let waiting = true;
      const write: Store["write"] = async (plan) => {
        if (waiting) {
          waiting = false;
          await between();
        }
        return store.write(plan);
      };
      return createCaller({ ...context(who), store: { ...store, write } });
    },
    beside: () => openRoom(from, "beside"),
    dump: () => dump(store),
    async snapshot(name) {
      const file = join(folder.path, `${name}.db`);
      await store.backup?.(file);
      return file;
    },
  };
}

async function makeBase(): Promise<string> {
  const file = join(folder.path, "base.db");
  const store = openStore(`file:${file}`);
  await store.migrate(migrationsFolder);
  await seedNames(store);
  const at = new Date("2024-01-01T00:00:00.000Z");
  await store.derive([
    ...writeRates([{ currency: "DKK", date: "2024-01-24", perEuro: "7.4568", source: "ECB" }]),
    ...everybody.map(({ id, name, email, role }) => ({
      statement: store.db.insert(schema.users).values({
        id: id ?? "",
        name,
        email,
        role,
        emailVerified: true,
        createdAt: at,
        updatedAt: at,
      }),
    })),
  ]);
  await store.close();
  return file;
}

async function dump(store: Store): Promise<Record<string, unknown[]>> {
  const tables = await store.db.all<{ name: string }>(
    sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_documents_%' AND name NOT LIKE 'ledger_words_%' ORDER BY name`,
  );
  const rows = await Promise.all(tables.map(({ name }) => store.db.all(sql.raw(`SELECT * FROM "${name}"`))));
  return Object.fromEntries(tables.map(({ name }, index) => [name, rows[index] ?? []]));
}
