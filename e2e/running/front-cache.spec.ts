import { join } from "node:path";
import { freePort, temporaryFolder } from "@pledgebook/db/testing";
import { hasNginx, startNginx } from "../nginx.ts";
import { publicPages } from "../pages/all-pages.ts";
import { EditorPage } from "../pages/editor-page.ts";
import { startAgain, startCopy } from "../prepared.ts";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";

test("public pages may be held for seconds, and an edit is seen through a page cache within two", async ({
  page,
  request,
  site,
}) => {
  test.setTimeout(180_000);
  const [address = ""] =
    /\/articles\/[a-z0-9-]+/.exec(await (await request.get("/sitemap.xml")).text()) ?? [];
  const answer = await request.get(address);
  expect(answer.headers()["cache-control"]).toMatch(/s-maxage=1\b.*stale-if-error=86400/);
  const etag = answer.headers().etag ?? "";
  const again = await request.get(address, { headers: { "if-none-match": etag } });
  expect(again.status()).toBe(304);
  for (const path of ["/desk", "/login", "/preview/none"])
    expect((await request.get(path, { maxRedirects: 0 })).headers()["cache-control"] ?? "").not.toContain(
      "s-maxage",
    );
  if (!hasNginx()) {
    console.log("nginx is not here and cannot be installed: its configuration was not tried.");
    return;
  }
  const folder = temporaryFolder();
  const port = await freePort();
  const front = startNginx({ folder: folder.path, port, upstream: new URL(site.url).host });
  const held = `http://127.0.0.1:${port}`;
  try {
    await expect(async () => {
      expect((await request.get(`${held}/healthz`)).status()).toBe(200);
    }).toPass({ timeout: 10_000 });
    await request.get(held + address);
    expect((await request.get(held + address)).headers()["x-cache"]).toBe("HIT");
    expect((await request.get(`${held}/login`)).headers()["x-cache"]).toBeUndefined();
    expect((await request.post(`${held}/api/due`)).status()).toBe(404);

    await signIn(page, await addPerson(site, "editor"));
    const editor = new EditorPage(page);
    await editor.open("demo-S14");
    const path = await editor.publicPath();
    await request.get(held + path);
    await editor.headline.fill("A headline through a page cache");
    await editor.publishChanges();
    await expect(async () => {
      expect(await (await request.get(held + path)).text()).toContain("A headline through a page cache");
    }).toPass({ timeout: 2_500, intervals: [100] });
  } finally {
    front.stop();
    folder.remove();
  }
});

test("behind a page cache a site that is down still serves readers what they have read, and says so of the rest", async ({
  request,
}) => {
  test.skip(!hasNginx(), "nginx is not here and cannot be installed");
  test.setTimeout(120_000);
  const folder = temporaryFolder();
  const site = await startCopy(folder.path, "demonstration");
  const port = await freePort();
  const front = startNginx({ folder: join(folder.path, "nginx"), port, upstream: new URL(site.url).host });
  const held = `http://127.0.0.1:${port}`;
  try {
    await expect(async () => {
      expect((await request.get(`${held}/healthz`)).status()).toBe(200);
    }).toPass({ timeout: 10_000 });
    const pages = [...(await publicPages(request)), "/pledges.csv", "/feeds/pledges.xml"];
    const before = new Map<string, string>();
    for (const path of pages) before.set(path, await (await request.get(held + path)).text());
    await site.kill();
    // What is held was good for two seconds.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    for (const [path, text] of before) {
      const answer = await request.get(held + path);
      expect(answer.status(), path).toBe(200);
      expect(answer.headers()["x-cache"], path).toMatch(/STALE|UPDATING/);
      expect(await answer.text(), path).toBe(text);
    }
    expect((await request.get(`${held}/pledges?donor=FI`)).status()).toBe(502);
    expect((await request.get(`${held}/desk`)).status()).toBe(502);

    // And from the moment that it is back, what it has.
    const again = await startAgain(folder.path, "demonstration", Number(new URL(site.url).port));
    try {
      await expect(async () => {
        const answer = await request.get(`${held}/pledges`);
        expect(answer.headers()["x-cache"]).toMatch(/HIT|REVALIDATED|EXPIRED|MISS/);
      }).toPass({ timeout: 15_000, intervals: [500] });
    } finally {
      await again.stop();
    }
  } finally {
    front.stop();
    await site.kill();
    folder.remove();
  }
});
