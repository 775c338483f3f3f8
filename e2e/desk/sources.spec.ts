import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { openStore } from "@pledgebook/db/store/open";
import { raw } from "@pledgebook/db/store/store";
import type { Site } from "../server.ts";
import { test as base, expect, serving } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";

// Whether sources are watched is the whole newsroom's: this one has a site of its own.
const test = base.extend<{ own: Site }>({
  own: [serving("demonstration"), { timeout: 90_000 }],
  baseURL: ({ own }, use) => use(own.url),
});

const PASSAGE = "The Hague gives 87 million euros for shells.";
const COPY = `<script>document.title = "run"</script><p>${PASSAGE}</p>`;

/**
 * The site reaches no address of this machine, and a test asks nobody else: nothing comes due, and of two sources of one article it is
 * written down what looks have found, as the watch does. One of them is at `inner`. The slug of the article.
 */
async function prepare(site: Site, inner: string): Promise<string> {
  const sha256 = createHash("sha256").update(COPY).digest("hex");
  const folder = join(dirname(site.databaseUrl.slice("file:".length)), "sources");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, sha256), COPY);
  const store = openStore(site.databaseUrl);
  try {
    const found = await store.db.all<{ id: string; slug: string }>(`SELECT watched.id, article.slug
      FROM articles article, json_each(article.sources) source JOIN watched_sources watched ON watched.address = source.value ->> 'url'
      WHERE article.id = 'demo-S08' ORDER BY source.key`);
    const [first, second] = found.map(({ id }) => id);
    const quotes = [{ id: "m-1", exact: "87 million euros", passage: PASSAGE, isMissing: true }];
    const [seen, looked] = ["2026-11-13T09:00:00.000Z", "2026-11-20T09:00:00.000Z"];
    const write = (sql: string, params: unknown[]) => ({ statement: raw(sql, params) });
    await store.derive([
      write("UPDATE watched_sources SET next_look_at = ?", ["2999-01-01T00:00:00.000Z"]),
      write(
        "UPDATE watched_sources SET state = 'changed', state_since = ?, last_looked_at = ?, last_seen_at = ?, quotes = ? WHERE id = ?",
        [looked, looked, seen, JSON.stringify(quotes), first],
      ),
      write(
        "INSERT INTO source_copies (source_id, sha256, media_type, bytes, read_at, is_kept) VALUES (?, ?, 'text/html', ?, ?, 1)",
        [first, sha256, COPY.length, seen],
      ),
      write("UPDATE watched_sources SET state = 'refused', address = ?, host = ? WHERE id = ?", [
        inner,
        new URL(inner).host,
        second,
      ]),
    ]);
    return found[0]?.slug ?? "";
  } finally {
    await store.close();
  }
}

test("a newsroom watches its sources: what changed is listed, looked at and settled, and readers see when it was seen", async ({
  page,
  own,
  request,
}) => {
  let asked = 0;
  const server = createServer((_, answer) => {
    asked++;
    answer.end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const inner = `http://127.0.0.1:${(server.address() as AddressInfo).port}/release`;
  try {
    await signIn(page, await addPerson(own, "admin", "Ada"));
    await page.goto("/desk/sources");
    await expect(page.getByText("Sources are not watched.")).toBeVisible();
    await page.getByRole("link", { name: "Switch it on" }).click();
    const watching = page.getByLabel("Watch the sources");
    await expect(watching).not.toBeChecked();
    await watching.check();
    await expect(page.getByText("Switched on: the first pages are asked in a minute.")).toBeVisible();
    await expect(async () => {
      await page.goto("/desk/sources?show=new");
      await expect(page.getByRole("listitem").filter({ hasText: "Not looked at yet" }).first()).toBeVisible({
        timeout: 300,
      });
    }).toPass({ timeout: 15_000 });
    const slug = await prepare(own, inner);

    await page.goto("/desk");
    const waits = page.getByRole("region", { name: "2 sources to look at" });
    await waits.getByRole("link", { name: "87 million euros" }).click();
    await expect(page).toHaveURL(/\/desk\/sources#source-/);
    const entry = page.getByRole("listitem").filter({ hasText: "Changed near a quote" });
    await expect(entry.getByText("This stood there and does not any more:")).toBeVisible();
    await expect(entry.locator("mark")).toHaveText("87 million euros");
    await expect(entry.getByText("Last seen 13 Nov 2026")).toBeVisible();

    await entry.getByText("1 copy of what was read").click();
    const link = entry.getByRole("link", { name: /^Save the copy/ });
    const address = (await link.getAttribute("href")) ?? "";
    const saving = page.waitForEvent("download");
    await link.click();
    expect((await saving).suggestedFilename()).toMatch(/^source-2026-11-13-[0-9a-f]{12}\.html$/);
    const copy = await page.request.get(address);
    expect(await copy.text()).toBe(COPY);
    expect(copy.headers()).toMatchObject({
      "content-type": "application/octet-stream",
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    expect(copy.headers()["content-disposition"]).toMatch(/^attachment; /);
    // To readers it is not there, and no name leads out of the folder.
    expect((await request.get(address)).status()).toBe(401);
    for (const name of ["0".repeat(64), "..%2Fauth-secret", ""])
      expect((await page.request.get(address.replace(/[0-9a-f]{64}$/, name))).ok()).toBe(false);

    await entry.getByRole("button", { name: "I have seen this" }).click();
    await expect(page.getByText("Kept: it is listed here again")).toBeVisible();
    await expect(entry).toHaveCount(0);
    await page.getByRole("link", { name: /^Changed/ }).click();
    await expect(entry.getByText(/Seen by Ada/)).toBeVisible();
    await expect(entry.getByRole("button", { name: "I have seen this" })).toHaveCount(0);

    await page.goto("/desk/sources?show=refused");
    const inside = page.getByRole("listitem").filter({ hasText: inner });
    await inside.getByRole("button", { name: "Look now" }).click();
    await expect(page.getByText("Looked: Out of reach.")).toBeVisible();
    await page.goto("/desk/sources?show=unreachable");
    await expect(inside.getByText("It was not asked: the address is not open to everybody.")).toBeVisible();
    await inside.getByRole("button", { name: "Look now" }).click();
    await expect(page.getByText("This site was asked a moment ago.")).toBeVisible();
    expect(asked).toBe(0);

    await page.goto(`/articles/${slug}`);
    await expect(page.getByText("Source last seen on 13 November 2026.")).toBeVisible();
    await page.goto(`/uk/articles/${slug}`);
    await expect(page.getByText("Джерело востаннє бачили 13 листопада 2026 р.")).toBeVisible();
    await page.goto("/desk/history");
    for (const told of ["Source looked at", "Source settled", "switched the watch over sources on or off"])
      await expect(page.getByText(told).first()).toBeVisible();

    await page.goto("/desk/newsroom");
    await watching.uncheck();
    await expect(page.getByText("Switched off: nobody is asked any more.")).toBeVisible();
  } finally {
    server.close();
  }
});
