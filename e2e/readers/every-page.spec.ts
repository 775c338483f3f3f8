import type { Page } from "@playwright/test";
import { publicPages } from "../pages/all-pages.ts";
import { expect, test } from "../site.ts";

const LANGUAGES = ["", "/uk"] as const;

for (const prefix of LANGUAGES) {
  test(`every page has the same words with a script and without one, and no fault with it, ${prefix || "/en"}`, async ({
    browser,
    site,
  }) => {
    test.setTimeout(120_000);
    const open = async (javaScriptEnabled: boolean) =>
      (await browser.newContext({ baseURL: site.url, javaScriptEnabled })).newPage();
    const [plain, scripted] = [await open(false), await open(true)];
    const faults: string[] = [];
    scripted.on("pageerror", (error) => faults.push(`${scripted.url()}: ${error.message}`));
    scripted.on("console", (line) => {
      if (line.type() === "error") faults.push(`${scripted.url()}: ${line.text()}`);
    });
    for (const path of await publicPages(plain.request)) {
      for (const page of [plain, scripted]) await page.goto(prefix + path);
      await expect(plain.locator("h1"), path).toHaveCount(1);
      expect(await wordsOf(scripted), path).toBe(await wordsOf(plain));
    }
    expect(faults).toEqual([]);
  });

  test(`every form that asks works without a script, with nothing filled in and with all of it, ${prefix || "/en"}`, async ({
    browser,
    site,
  }) => {
    test.setTimeout(180_000);
    const page = await (await browser.newContext({ baseURL: site.url, javaScriptEnabled: false })).newPage();
    const tried = new Set<string>();
    for (const path of await publicPages(page.request)) {
      await page.goto(prefix + path);
      const forms = await page.locator("form:not([method=post])").count();
      for (let index = 0; index < forms; index++) {
        await page.goto(prefix + path);
        const form = page.locator("form:not([method=post])").nth(index);
        const name = await form.evaluate(
          (one: HTMLFormElement) =>
            `${new URL(one.action).pathname} ${[...new FormData(one).keys()].sort().join(" ")}`,
        );
        if (tried.has(name)) continue;
        tried.add(name);
        await submit(page, index);
        expect(await statusOf(page), `${path}: ${name}, empty`).toBe(200);
        await page.goto(prefix + path);
        const expected = await fillIn(page, index);
        await submit(page, index);
        expect(await statusOf(page), `${path}: ${name}, filled in`).toBe(200);
        const asked = new URL(page.url()).searchParams;
        for (const [key, value] of expected) expect(asked.getAll(key), `${path}: ${name}`).toContain(value);
      }
    }
    expect(tried.size, [...tried].join(" | ")).toBeGreaterThanOrEqual(4);
  });
}

test("every choice of every filter of the ledger answers, alike with a script and without one", async ({
  browser,
  site,
}) => {
  test.setTimeout(180_000);
  const open = async (javaScriptEnabled: boolean) =>
    (await browser.newContext({ baseURL: site.url, javaScriptEnabled })).newPage();
  const [plain, scripted] = [await open(false), await open(true)];
  await plain.goto("/pledges");
  const choices = await plain
    .locator("form input:is([type=checkbox],[type=radio])")
    .evaluateAll((inputs) =>
      (inputs as HTMLInputElement[])
        .filter(({ checked }) => !checked)
        .map(({ name, value }) => ({ name, value })),
    );
  expect(new Set(choices.map(({ name }) => name)).size).toBeGreaterThanOrEqual(5);
  const seen = new Set<string>();
  for (const { name, value } of choices) {
    const input = `input[name="${name}"][value="${value}"]`;
    const answer = await plain.goto(`/pledges?${new URLSearchParams({ [name]: value })}`);
    expect(answer?.status(), `${name}=${value}`).toBe(200);
    await expect(plain.locator(input), `${name}=${value}`).toBeChecked();
    // One of each filter is chosen by hand too: all of them are drawn by the same few lines.
    if (seen.has(name)) continue;
    seen.add(name);
    await scripted.goto("/pledges");
    await scripted
      .locator("details.chip", { has: scripted.locator(input) })
      .locator("> summary")
      .click();
    await scripted.locator(input).check();
    await expect(scripted, `${name}=${value}`).toHaveURL(new RegExp(`[?&]${name}=`));
    await expect(scripted.locator("main[aria-busy], form[aria-busy=true]")).toHaveCount(0);
    expect(await codesOf(scripted), `${name}=${value}`).toEqual(await codesOf(plain));
  }
});

/** What a reader sees of a page's main part, folded parts with it. */
function wordsOf(page: Page): Promise<string> {
  return page.locator("main").evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement;
    for (const one of copy.querySelectorAll("script, noscript, [data-script-only]")) one.remove();
    return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
  });
}

const codesOf = (page: Page) =>
  page.locator("tr[data-code]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-code")));

async function submit(page: Page, index: number): Promise<void> {
  const gone = page.waitForEvent("framenavigated");
  await page
    .locator("form:not([method=post])")
    .nth(index)
    .evaluate((form: HTMLFormElement) => {
      // Where its button is folded away too, as on a phone.
      for (let fold = form.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
        fold.open = true;
      form.requestSubmit();
    });
  await gone;
  await page.waitForLoadState("load");
}

async function statusOf(page: Page): Promise<number> {
  return (await page.request.get(page.url())).status();
}

/** Fills in everything that a form asks, each with a value that it takes; what its address must then say. */
async function fillIn(page: Page, index: number): Promise<[string, string][]> {
  return page
    .locator("form:not([method=post])")
    .nth(index)
    .evaluate((form: HTMLFormElement) => {
      const filled = new Map<string, string>();
      for (const one of form.elements) {
        if (one instanceof HTMLInputElement && one.name) {
          if (one.type === "checkbox" || one.type === "radio") {
            if (filled.has(one.name)) continue;
            one.checked = true;
          } else if (one.type === "date") one.value = "2024-06-30";
          else if (one.type === "number" || one.inputMode === "numeric" || one.inputMode === "decimal")
            one.value = "5";
          else if (one.type !== "hidden") one.value = "shells";
          if (one.value) filled.set(one.name, one.value);
        } else if (one instanceof HTMLSelectElement && one.name) {
          one.selectedIndex = one.options.length - 1;
          if (one.value) filled.set(one.name, one.value);
        }
      }
      return [...filled];
    });
}

for (const [name, width, css] of [
  ["a phone's window", 390, ""],
  ["a window of 320 pixels", 320, ""],
  ["a desktop's window with letters twice as large", 1280, "html { font-size: 200% !important }"],
] as const)
  test(`nothing is wider than ${name}, with everything unfolded`, async ({ browser, site }) => {
    test.setTimeout(120_000);
    const context = await browser.newContext({ baseURL: site.url, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const wide: string[] = [];
    for (const path of await publicPages(page.request)) {
      await page.goto(path);
      if (css) await page.addStyleTag({ content: css });
      wide.push(
        ...(await page.evaluate((at) => {
          for (const fold of document.querySelectorAll<HTMLDetailsElement>(
            "details:not(.menu, .filter-sheet, .chip)",
          ))
            fold.open = true;
          const limit = document.documentElement.clientWidth + 1;
          if (document.documentElement.scrollWidth <= limit) return [];
          const beyond = [...document.querySelectorAll("main *, header *, footer *")].filter(
            (one) =>
              one.getBoundingClientRect().right > limit && !one.closest("[tabindex], pre, .overflow-x-auto"),
          );
          return [
            `${at}: ${document.documentElement.scrollWidth} px, ${beyond
              .slice(0, 3)
              .map((one) => `${one.tagName}.${one.className}`)
              .join(" | ")}`,
          ];
        }, path)),
      );
    }
    expect(wide).toEqual([]);
  });
