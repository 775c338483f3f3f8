import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { schema } from "@pledgebook/db/schema";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { expectRefused, lastEvent } from "../testing/acts.ts";
import { ada, anna, edith, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf } from "../testing/story.ts";
import { followSources } from "./watch-sources.ts";

let room: TestNewsroom;
let server: Server;
let status: number;
beforeEach(async () => {
  room = await testNewsroom();
  status = 200;
  server = createServer((request, answer) =>
    answer
      .writeHead(request.url === "/robots.txt" ? 404 : status, { "content-type": "text/html" })
      .end("<p>A page.</p>"),
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterEach(() => {
  server.closeAllConnections();
  return new Promise((closed) => server.close(closed));
});

/** Published articles, each with a source of this machine; the ids of the sources, in the order of these paths. */
async function sourcesAt(...paths: string[]): Promise<string[]> {
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const path of paths) {
    const source = { publisher: "The ministry", url: `${site}${path}` };
    const made = await room.as(anna).articles.create({ ...articleOf({ title: path }), sources: [source] });
    await room.as(edith).articles.publish({ id: made.id, version: 1 });
  }
  let ids = 0;
  await followSources({
    store: room.store,
    now: () => "2024-01-31T09:00:00.000Z",
    newId: () => `source-${++ids}`,
  });
  const rows = await room.store.db.select().from(schema.watchedSources);
  return paths.map((path) => rows.find(({ address }) => address === site + path)?.id ?? "");
}
const change = (id: string, set: Partial<typeof schema.watchedSources.$inferInsert>) => {
  const { watchedSources } = schema;
  const statement = room.store.db.update(watchedSources).set(set).where(eq(watchedSources.id, id));
  return room.store.derive([{ statement }]);
};
const list = (filter: Parameters<ReturnType<TestNewsroom["as"]>["sources"]["list"]>[0] = { filter: "all" }) =>
  room.as(anna).sources.list(filter);

describe("looking", () => {
  it("is done at once, and the history tells who looked", async () => {
    const [id = ""] = await sourcesAt("/a");
    expect(await room.as(anna).sources.look({ id })).toEqual({ state: "seen" });
    expect((await list()).sources).toMatchObject([
      { state: "seen", lastStatus: 200, copies: [{ bytes: 14 }] },
    ]);
    expect(await lastEvent(room)).toMatchObject({
      ...{ action: "source.look", subject: "source", subjectId: id, actorId: anna.id },
      after: { state: "seen" },
    });
  });

  it("is refused within a minute, and while its site was asked for another", async () => {
    const [id = "", other = ""] = await sourcesAt("/a", "/b");
    await room.as(anna).sources.look({ id });
    const refusal = { code: "BAD_REQUEST", key: "source_asked_lately" };
    await expectRefused(room, () => room.as(edith).sources.look({ id }), refusal);
    await expectRefused(room, () => room.as(edith).sources.look({ id: other }), refusal);
    await expectRefused(room, () => room.as(edith).sources.look({ id: "nobody" }), {
      ...{ code: "NOT_FOUND", key: "source_not_found" },
    });
  });
});

describe("settling", () => {
  it("takes a source off what is open, until it stands otherwise", async () => {
    const [id = ""] = await sourcesAt("/a");
    await change(id, { state: "gone", notFoundSince: "2024-01-20T00:00:00.000Z" });
    expect((await list({})).sources).toMatchObject([{ id, isOpen: true, version: 1 }]);
    expect(await room.as(anna).sources.settle({ id, version: 1 })).toEqual({ version: 2 });
    expect(await lastEvent(room)).toMatchObject({
      action: "source.settle",
      subjectId: id,
      after: { state: "gone" },
    });
    expect((await list({})).sources).toEqual([]);
    expect((await list()).sources).toMatchObject([{ isOpen: false, settledBy: anna.name }]);
    await expectRefused(room, () => room.as(edith).sources.settle({ id, version: 1 }), {
      code: "CONFLICT",
      key: "stale",
    });
    await room.as(ada).sources.look({ id });
    expect((await list()).sources).toMatchObject([
      { state: "seen", settledBy: null, settledAt: null, version: 3 },
    ]);
  });

  it("stays where another look finds the same", async () => {
    const [id = ""] = await sourcesAt("/a");
    status = 403;
    await room.as(anna).sources.look({ id });
    await room.as(anna).sources.settle({ id, version: 1 });
    await change(id, { askedAt: "2024-01-01T00:00:00.000Z" });
    expect(await room.as(anna).sources.look({ id })).toEqual({ state: "refused" });
    expect((await list()).sources).toMatchObject([{ isOpen: false, settledBy: anna.name }]);
  });
});

describe("the list", () => {
  it("comes in pages, each source once, with how many each filter finds", async () => {
    const paths = Array.from({ length: 3 }, (_, index) => `/${index}`);
    const ids = await sourcesAt(...paths);
    const insert = (index: number) => ({
      statement: room.store.db.insert(schema.watchedSources).values({
        ...{
          id: `more-${index}`,
          address: `https://example.org/${index}`,
          host: "example.org",
          isWatched: true,
        },
        ...{ newestAt: "2024-01-01", stateSince: `2024-01-${10 + (index % 3)}`, nextLookAt: "2024-03-01" },
        state: "moved" as const,
      }),
    });
    await room.store.derive(Array.from({ length: 60 }, (_, index) => insert(index)));
    const first = await list();
    const second = await list({ filter: "all", after: first.next });
    const found = [...first.sources, ...second.sources].map(({ id }) => id);
    expect(second.next).toBeNull();
    expect(found.toSorted()).toEqual(
      [...ids, ...Array.from({ length: 60 }, (_, index) => `more-${index}`)].toSorted(),
    );
    expect(first.counts).toMatchObject({ all: 63, new: 3, moved: 60, open: 60, gone: 0 });
    expect((await list({ filter: "new" })).sources).toHaveLength(3);
  });

  it("says whether the newsroom watches at all, which an admin decides", async () => {
    expect(await list()).toMatchObject({ isOn: false, sources: [] });
    expect(await room.as(ada).newsroom.sourceWatch()).toBe(false);
    await room.as(ada).newsroom.setSourceWatch({ isOn: true });
    expect(await lastEvent(room)).toMatchObject({
      action: "newsroom.set_source_watch",
      after: { watchesSources: true },
    });
    expect(await list()).toMatchObject({ isOn: true });
    await expectRefused(room, () => room.as(ada).newsroom.setSourceWatch({ isOn: true }), {
      code: "CONFLICT",
      key: "stale",
    });
    await expectRefused(room, () => room.as(edith).newsroom.setSourceWatch({ isOn: false }), {
      code: "FORBIDDEN",
    });
  });
});

describe("a copy", () => {
  it("is told of to the desk alone, and only of the source that it is of", async () => {
    const [id = "", other = ""] = await sourcesAt("/a", "/b");
    await room.as(anna).sources.look({ id });
    const [source] = (await list()).sources.filter((one) => one.id === id);
    const { sha256 } = source!.copies[0]!;
    expect(await room.as(anna).sources.copy({ id, sha256 })).toMatchObject({
      address: source!.address,
      mediaType: "text/html",
    });
    await expectRefused(room, () => room.as(null).sources.copy({ id, sha256 }), { code: "UNAUTHORIZED" });
    await expectRefused(room, () => room.as(anna).sources.copy({ id: other, sha256 }), {
      ...{ code: "NOT_FOUND", key: "source_copy_not_found" },
    });
  });
});
