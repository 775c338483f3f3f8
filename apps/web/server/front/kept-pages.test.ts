import { beforeEach, describe, expect, it } from "vitest";
import { KeptPages, type MadeAnswer, TooManyMakers } from "./kept-pages.ts";

let now = 0;
let asked: string[] = [];
let answers: Record<string, Partial<MadeAnswer>> = {};
/** Made when the test says so. */
let held: (() => void)[] | null = null;

const kept = (more: Partial<ConstructorParameters<typeof KeptPages>[0]> = {}) =>
  new KeptPages({
    mostBytes: 1_000_000,
    makersAtOnce: 2,
    mostWaiting: 1,
    now: () => now,
    make: async (key) => {
      asked.push(key);
      const { status = 200, body = Buffer.from(`${key} ${asked.length}`) } = answers[key] ?? {};
      if (held) await new Promise<void>((resolve) => held!.push(resolve));
      return { status, headers: { "content-type": "text/html" }, body };
    },
    ...more,
  });
const text = async (pages: KeptPages, key: string) => String((await pages.answer(key)).made.body);

beforeEach(() => {
  [now, asked, answers, held] = [0, [], {}, null];
});

describe("kept pages", () => {
  it("are made once, for everybody who asks at the same time as for those who ask later", async () => {
    const pages = kept();
    expect(await Promise.all(["/a", "/a", "/a"].map((key) => text(pages, key)))).toEqual([
      "/a 1",
      "/a 1",
      "/a 1",
    ]);
    expect(await text(pages, "/a")).toBe("/a 1");
    expect(asked).toEqual(["/a"]);
  });

  it("are shown while they are made anew, once they have grown old, and no longer once they are too old", async () => {
    const pages = kept();
    await pages.answer("/a");
    now = 61_000;
    expect(await text(pages, "/a")).toBe("/a 1");
    await new Promise((resolve) => setImmediate(resolve));
    expect(await text(pages, "/a")).toBe("/a 2");
    now += 700_000;
    expect(await text(pages, "/a")).toBe("/a 3");
  });

  it("are not kept unless they are 200, and what fails does not push out what there was", async () => {
    const pages = kept();
    answers["/none"] = { status: 404 };
    await pages.answer("/none");
    await pages.answer("/none");
    expect(asked).toEqual(["/none", "/none"]);
    expect(pages.stand.pages).toBe(0);
    await pages.answer("/a");
    answers["/a"] = { status: 500 };
    now = 800_000;
    expect(await text(pages, "/a")).toBe("/a 3");
    expect((await pages.answer("/a")).made.status).toBe(200);
  });

  it("are made anew before they are shown when something that they show has changed", async () => {
    const pages = kept();
    for (const key of ["/", "/articles/a", "/articles/b", "/uk/articles/b/history"]) await pages.answer(key);
    pages.letGo(["a"]);
    expect(await text(pages, "/")).toBe("/ 5");
    expect(await text(pages, "/articles/a")).toBe("/articles/a 6");
    // Nothing of it has changed: it is shown at once, and made anew behind.
    expect(await text(pages, "/articles/b")).toBe("/articles/b 3");
    await new Promise((resolve) => setImmediate(resolve));
    expect(await text(pages, "/articles/b")).toBe("/articles/b 7");
    pages.letGo(null);
    expect(await text(pages, "/uk/articles/b/history")).toBe("/uk/articles/b/history 8");
  });

  it("are not kept when something changed while they were made, nor waited for by who asks after that", async () => {
    const pages = kept();
    held = [];
    const before = text(pages, "/a");
    await new Promise((resolve) => setImmediate(resolve));
    pages.letGo([]);
    const after = text(pages, "/a");
    await new Promise((resolve) => setImmediate(resolve));
    for (const go of held) go();
    expect(await Promise.all([before, after])).toEqual(["/a 1", "/a 2"]);
    held = null;
    expect(await text(pages, "/a")).toBe("/a 2");
  });

  it("are made by few at once; who would have to wait behind too many is told to come again", async () => {
    const pages = kept();
    held = [];
    const first = ["/a", "/b", "/c"].map((key) => text(pages, key));
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toEqual(["/a", "/b"]);
    await expect(pages.answer("/d")).rejects.toBeInstanceOf(TooManyMakers);
    held.shift()?.();
    await first[0];
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toEqual(["/a", "/b", "/c"]);
    for (const go of held) go();
    await Promise.all(first);
    held = null;
    expect(await text(pages, "/d")).toBe("/d 4");
  });

  it("take no more room than they are given", async () => {
    const pages = kept({ mostBytes: 100_000 });
    for (let at = 0; at < 100; at++) {
      answers[`/${at}`] = { body: Buffer.alloc(2_000) };
      await pages.answer(`/${at}`);
    }
    expect(pages.stand.bytes).toBeLessThanOrEqual(100_000);
    expect(pages.stand.pages).toBeGreaterThan(10);
    expect(pages.stand.pages).toBeLessThan(100);
  });
});
