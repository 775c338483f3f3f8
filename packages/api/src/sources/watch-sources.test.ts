import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { writeSetting } from "@pledgebook/db/queries/settings";
import { schema } from "@pledgebook/db/schema";
import type { Store } from "@pledgebook/db/store/store";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sourceAsker } from "../outside/ask-source.ts";
import { approve, markWords, publishedShells } from "../testing/acts.ts";
import { ada, anna, edith, SITE, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, story, words } from "../testing/story.ts";
import { sourceWatcher, tidyCopies } from "./watch-sources.ts";

const PAGE = `<!doctype html><title>News</title><nav>Home</nav><p>${story.paragraphs.join("</p><p>")}</p>`;
const CHANGED = PAGE.replace("87 million euros for artillery", "97 million euros for artillery");
const DAY = 86_400;

let room: TestNewsroom;
let server: Server;
/** What was asked of the server, in order, and when by the watch's clock. */
let asked: { path: string; headers: IncomingMessage["headers"]; at: string }[];
let answer: (path: string, response: ServerResponse, request: IncomingMessage) => void;
let robots: { status: number; text: string };
let seconds: number;
let watch: (room?: TestNewsroom) => Promise<void>;

const at = (later = seconds) => new Date(Date.parse("2024-02-01T12:00:00.000Z") + later * 1000).toISOString();
const page = (html: string, headers: Record<string, string> = {}) => {
  answer = (_, response) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(html);
};
const status = (code: number, headers: Record<string, string> = {}) => {
  answer = (_, response) => response.writeHead(code, headers).end("A page of the server's own.");
};

beforeEach(async () => {
  room = await testNewsroom();
  asked = [];
  robots = { status: 404, text: "" };
  seconds = 0;
  page(PAGE);
  server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push({ path, headers: request.headers, at: at() });
    if (path !== "/robots.txt") return answer(path, response, request);
    response.writeHead(robots.status, { "content-type": "text/plain" }).end(robots.text);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  await room.store.derive([writeSetting(room.store.db, "watchesSources", true)]);
  watch = watchOf();
});
afterEach(() => {
  server.closeAllConnections();
  return new Promise((closed) => server.close(closed));
});

/** One process that watches, by a clock that the test sets, over the newsroom's store or another one over the same file. */
function watchOf(askSource = room.askSource) {
  const watcher = sourceWatcher();
  let ids = 0;
  return (of: TestNewsroom = room) =>
    watcher({
      ...of,
      askSource,
      now: at,
      newId: () => `source-${++ids}`,
      published: (change) => room.published.push(change),
    });
}

const site = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const sources = (store: Store = room.store) => store.db.select().from(schema.watchedSources);
const copies = () => room.store.db.select().from(schema.sourceCopies);

/** A published article with the shells marked and approved, and these addresses as its sources. */
async function article(...urls: string[]) {
  const made = await publishedShells(room);
  await room.store.derive([
    {
      statement: room.store.db
        .update(schema.articles)
        .set({ sources: urls.map((url) => ({ publisher: "The ministry", url })) })
        .where(eq(schema.articles.id, made.id)),
    },
  ]);
  return made;
}

/** Watches until whatever is due was looked at, half a minute apart; the first source as it stands then. */
async function lookAfter(later: number) {
  seconds += later;
  for (let turn = 0; turn < 3; turn++) {
    await watch();
    seconds += 31;
  }
  const [source] = await sources();
  if (!source) throw new Error("nothing is watched");
  return source;
}
/** The first look comes a minute after a source is known. */
async function firstLook() {
  await watch();
  return lookAfter(61);
}
/** Goes on to when the source is due, and looks. */
async function nextLook() {
  const [source] = await sources();
  return lookAfter((Date.parse(source?.nextLookAt ?? "") - Date.parse(at())) / 1000 + 1);
}
const pagesAsked = () => asked.filter(({ path }) => path !== "/robots.txt");

describe("the watch", () => {
  it("does nothing until the newsroom has switched it on, and asks nobody in the first minute", async () => {
    await article(`${site()}/a`);
    await room.store.derive([writeSetting(room.store.db, "watchesSources", false)]);
    await watch();
    expect(await sources()).toEqual([]);
    await room.store.derive([writeSetting(room.store.db, "watchesSources", true)]);
    await watch();
    expect(await sources()).toMatchObject([{ state: "new", address: `${site()}/a` }]);
    expect(asked).toEqual([]);
    expect(await lookAfter(61)).toMatchObject({ state: "seen", failures: 0, lastStatus: 200 });
    expect(asked.map(({ path }) => path)).toEqual(["/robots.txt", "/a"]);
    expect(asked[1]?.headers["user-agent"]).toMatch(
      new RegExp(`^Pledgebook/\\d+\\.\\d+\\.\\d+ \\(\\+${SITE}/contact\\)$`),
    );
  });

  it("follows what articles and pledges name, and lets go of what nobody names", async () => {
    const { id, code } = await article(`${site()}/a`, "ftp://example.org/b", "no address");
    const { version } = await room.as(anna).pledges.forDesk({ code });
    const evidence = [{ publisher: "The parliament", url: `${site()}/evidence` }];
    await room.as(anna).events.record({
      code,
      version,
      status: "committed",
      amount: null,
      happenedOn: "2024-01-30",
      evidence,
    });
    await lookAfter(0);
    // Nobody has approved it yet.
    expect(await sources()).toHaveLength(1);
    const [waiting] = (await room.as(edith).review.queue()).filter(({ pledge }) => pledge.code === code);
    await approve(room.as(edith), waiting!.id);
    await lookAfter(600);
    expect((await sources()).map(({ address }) => address)).toEqual([`${site()}/a`, `${site()}/evidence`]);
    expect(await room.as(ada).sources.list({ filter: "all" })).toMatchObject({
      sources: [{ uses: [{ code }] }, { uses: [{ articleId: id, title: story.title, code: null }] }],
    });
    const { article: now } = await room.as(edith).articles.byId({ id });
    await room.as(edith).articles.withdraw({ id, version: now.version, notice: "It was wrong." });
    const before = asked.length;
    await lookAfter(40 * DAY);
    expect((await sources()).map(({ isWatched }) => isWatched)).toEqual([false, true]);
    expect(asked.slice(before).map(({ path }) => path)).not.toContain("/a");
    expect((await copies()).length).toBeGreaterThan(0);
  });

  it("keeps half a minute between looks at one host, also where two processes watch", async () => {
    await article(...["a", "b", "c", "d"].map((path) => `${site()}/${path}`));
    await watch();
    seconds = 600;
    const [one, other, beside] = [watchOf(), watchOf(), room.beside()];
    for (; seconds < 800; seconds += 5) await Promise.all([one(), other(beside)]);
    const moments = pagesAsked().map((each) => Date.parse(each.at) / 1000);
    expect(
      pagesAsked()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(["/a", "/b", "/c", "/d"]);
    for (const [index, moment] of moments.slice(1).entries())
      expect(moment - moments[index]!).toBeGreaterThanOrEqual(30);
  });
});

describe("a look", () => {
  it("keeps a private copy and the sentence around our words; later it asks whether anything is new", async () => {
    await article(`${site()}/a`);
    page(PAGE, { etag: '"one"', "last-modified": "Wed, 31 Jan 2024 10:00:00 GMT" });
    const source = await firstLook();
    const sentence = story.paragraphs[1]!.split(". ")[1];
    expect(source.quotes).toMatchObject([{ exact: words.shells, passage: `${sentence}.`, isMissing: false }]);
    const [copy] = await copies();
    expect(copy).toMatchObject({ mediaType: "text/html", isKept: true, sha256: source.copyHash });
    expect(Buffer.from((await room.copies.read(copy!.sha256))!).toString()).toBe(PAGE);
    status(304);
    expect(await nextLook()).toMatchObject({ state: "seen", lastStatus: 304, copyHash: copy!.sha256 });
    expect(asked.at(-1)?.headers).toMatchObject({
      "if-none-match": '"one"',
      "if-modified-since": "Wed, 31 Jan 2024 10:00:00 GMT",
    });
    // A new mark was not looked for in it yet.
    const { id } = (await room.as(anna).articles.desk())[0]!;
    const { annotationId } = await markWords(room.as(anna), id, words.fund);
    await approve(room.as(edith), annotationId);
    page(PAGE);
    expect((await nextLook()).quotes).toHaveLength(2);
    expect(asked.at(-1)?.headers["if-none-match"]).toBeUndefined();
  });

  it("looks for no words of an article that two people mark apart", async () => {
    const { id, version } = await article(`${site()}/a`);
    await room.as(edith).articles.setBlind({ id, version, isBlind: true });
    expect(await firstLook()).toMatchObject({ state: "seen", quotes: [] });
  });

  it("tells which words of ours are missing, until they are back, and keeps the copies that prove it", async () => {
    await article(`${site()}/a`);
    const first = await firstLook();
    page(PAGE.replace("Home", "Home, at nine"));
    const second = await nextLook();
    expect(second).toMatchObject({ state: "seen", version: first.version });
    expect(await copies()).toHaveLength(2);
    page(CHANGED);
    const changed = await nextLook();
    expect(changed).toMatchObject({
      state: "changed",
      version: first.version + 1,
      lastSeenAt: second.lastSeenAt,
    });
    expect(await copies()).toMatchObject([
      { sha256: first.copyHash, isKept: true },
      { sha256: changed.copyHash, isKept: true },
    ]);
    const { sources: listed } = await room.as(anna).sources.list();
    expect(listed).toMatchObject([{ state: "changed", missing: [{ exact: words.shells }], isOpen: true }]);
    page(PAGE);
    expect(await nextLook()).toMatchObject({ state: "seen", version: first.version + 2 });
    // What gave way is taken away a day later, by the clock of the files.
    const kept = (name: string) => room.copies.read(name).then((bytes) => bytes !== null);
    await tidyCopies(room, new Date());
    expect(await kept(second.copyHash!)).toBe(true);
    await tidyCopies(room, new Date(Date.now() + 2 * DAY * 1000));
    expect(await kept(second.copyHash!)).toBe(false);
    expect(await kept(first.copyHash!)).toBe(true);
  });

  it("tells where it leads for good, and lets go of the pages that say so", async () => {
    const { slug } = await article(`${site()}/a`);
    await firstLook();
    answer = (path, response) => {
      if (path === "/a") response.writeHead(308, { location: "/b" }).end();
      else if (path === "/b") response.writeHead(302, { location: "/c" }).end();
      else response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
    };
    const told = room.published.length;
    expect(await nextLook()).toMatchObject({ state: "moved", movedTo: `${site()}/b`, failures: 0 });
    expect(room.published.slice(told)).toEqual([{ articleSlugs: [slug], pledgeCodes: [] }]);
    expect(await room.as(null).articles.bySlug({ slug })).toMatchObject({
      seenSources: [{ state: "moved", movedTo: `${site()}/b` }],
    });
    // A slash at the end is no other place.
    answer = (path, response) =>
      path === "/a"
        ? response.writeHead(301, { location: "/a/" }).end()
        : response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
    expect(await nextLook()).toMatchObject({ state: "seen", movedTo: null });
  });

  it("believes that a page is gone at the second look, a day later", async () => {
    const { slug } = await article(`${site()}/a`);
    const seen = await firstLook();
    status(404);
    const first = await nextLook();
    expect(first).toMatchObject({ state: "unreachable", lastStatus: 404, lastSeenAt: seen.lastSeenAt });
    expect(Date.parse(first.nextLookAt) - Date.parse(first.lastLookedAt!)).toBe(DAY * 1000);
    const told = room.published.length;
    expect(await nextLook()).toMatchObject({ state: "gone", stateSince: first.lastLookedAt });
    expect(room.published.slice(told)).toEqual([{ articleSlugs: [slug], pledgeCodes: [] }]);
    page(PAGE);
    expect(await nextLook()).toMatchObject({ state: "seen", failures: 0, notFoundSince: null });
  });

  it("never takes a server's trouble for gone, and comes back ever later", async () => {
    await article(`${site()}/a`);
    await firstLook();
    status(503);
    const pauses = [];
    for (let turn = 0; turn < 4; turn++) {
      const { state, nextLookAt, lastLookedAt } = await nextLook();
      expect(state).toBe("unreachable");
      pauses.push((Date.parse(nextLookAt) - Date.parse(lastLookedAt!)) / 1000 / DAY);
    }
    expect(pauses).toEqual([1, 2, 4, 8]);
    const { sources: open } = await room.as(anna).sources.list();
    expect(open).toHaveLength(1);
  });

  it("comes no sooner than a server wants", async () => {
    await article(`${site()}/a`);
    status(429, { "retry-after": String(5 * DAY) });
    const { state, nextLookAt, lastLookedAt } = await firstLook();
    expect(state).toBe("unreachable");
    expect(Date.parse(nextLookAt) - Date.parse(lastLookedAt!)).toBe(5 * DAY * 1000);
  });

  it("asks nothing but its rules of a site that keeps programs out, and asks for them once a day", async () => {
    await article(`${site()}/private/a`, `${site()}/private/b`);
    robots = { status: 200, text: "User-agent: pledgebook\nDisallow: /private\n\nUser-agent: *\nAllow: /" };
    await firstLook();
    expect((await sources()).map(({ state }) => state)).toEqual(["refused", "refused"]);
    expect(asked.map(({ path }) => path)).toEqual(["/robots.txt"]);
    robots = { status: 503, text: "" };
    await lookAfter(3 * DAY);
    expect((await sources()).map(({ state }) => state)).toEqual(["unreachable", "unreachable"]);
    robots = { status: 410, text: "" };
    await lookAfter(5 * DAY);
    expect((await sources()).map(({ state }) => state)).toEqual(["seen", "seen"]);
  });

  it("is not held up by rules that are made to be dear to read", async () => {
    await article(`${site()}/a`);
    const rules = ["User-agent: a", "Disallow: /x"].map((line) => `${line}\n`.repeat(6_000)).join("");
    robots = { status: 200, text: rules };
    let longest = 0;
    let at = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - at);
      at = performance.now();
    }, 50);
    expect(await firstLook()).toMatchObject({ state: "unreachable" });
    clearInterval(beat);
    expect(longest).toBeLessThan(5_000);
    expect(pagesAsked()).toEqual([]);
  }, 30_000);

  it("sees that a page is there which is too large to be kept", async () => {
    await article(`${site()}/a`);
    page("a".repeat(5_000_001));
    expect(await firstLook()).toMatchObject({ state: "seen", copyHash: null });
    expect(await copies()).toEqual([]);
  });

  it("never reaches into an inner network", async () => {
    await article(`${site()}/a`, "http://localhost/b", "http://10.0.0.1/c", "https://example.org:8443/d");
    watch = watchOf(sourceAsker(SITE, (...given) => room.readForeign("robots", ...given)));
    await firstLook();
    expect((await sources()).map(({ state, lastProblem }) => `${state} ${lastProblem}`).sort()).toEqual([
      "unreachable fetch_inner",
      "unreachable fetch_inner",
      "unreachable fetch_inner",
      "unreachable fetch_port",
    ]);
    expect(asked).toEqual([]);
  });

  it("writes nothing over what somebody has settled or looked at meanwhile", async () => {
    await article(`${site()}/a`);
    await firstLook();
    page(CHANGED);
    const [source] = await sources();
    let settled: unknown = null;
    const slow: typeof room.askSource = async (...given) => {
      const found = await room.askSource(...given);
      settled = await room.as(edith).sources.settle({ id: source!.id, version: source!.version });
      return found;
    };
    watch = watchOf(slow);
    expect(await nextLook()).toMatchObject({ state: "seen", settledBy: edith.id });
    expect(settled).toEqual({ version: source!.version + 1 });
    watch = watchOf();
    // A lease later it is looked at again.
    expect(await nextLook()).toMatchObject({ state: "changed", settledBy: null });
  });
});

it("has room for whatever an article may name", async () => {
  const { id } = await room.as(anna).articles.create({
    ...articleOf(),
    sources: [{ publisher: "A", url: `${site()}/${"x".repeat(1_500)}` }],
  });
  await room.as(edith).articles.publish({ id, version: 1 });
  expect(await firstLook()).toMatchObject({ state: "seen", quotes: [] });
});
