import { mkdirSync } from "node:fs";
import { createCaller } from "@pledgebook/api/router";
import { openNewsroom } from "@pledgebook/api/server/newsroom";
import { documentFromParagraphs, plainText } from "@pledgebook/core/text/document";
import { openBrowser } from "@pledgebook/e2e/browser";
import { type Site, startSite } from "@pledgebook/e2e/server";
import { table } from "../table.ts";

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof openBrowser>>["newPage"]>>;

const MARKS = 1000;
const WORDS_A_SENTENCE = 20;
const SENTENCES_A_PARAGRAPH = 4;
/** A pause that a person notices (Nielsen 1993: within a tenth of a second an answer is felt as immediate). */
const NOTICED_MS = 100;

/** What a person at the desk waits for in an article of 20,000 words with 1,000 marks, in a real browser. */
export async function benchDesk(folder: string, chromium: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  console.error("Making an article of 20,000 words with 1,000 marks …");
  const site = await startSite(folder, { demo: false });
  try {
    const person = { email: "bench@desk.example", password: "a password for measuring" };
    await site.command(
      ["user", "add", "--email", person.email, "--name", "Bench", "--role", "editor"],
      person.password,
    );
    const articleId = await makeArticle(site, folder);
    const browser = await openBrowser(chromium);
    try {
      const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
      await signIn(page, site, person);
      print(await measure(page, `${site.url}/desk/articles/${articleId}/annotate`));
    } finally {
      await browser.close();
    }
  } finally {
    await site.stop();
  }
}

/** A thousand sentences, each with a sum of its own and a mark on it. */
async function makeArticle(site: Site, folder: string): Promise<string> {
  const { store, auth, images, fetchText, askSource, copies, readForeign, dayOf, timeZone } = openNewsroom({
    dataFolder: folder,
    databaseUrl: site.databaseUrl,
    authSecret: "only for measuring, forty letters are enough",
    siteUrl: site.url,
    siteName: "Pledgebook",
    timeZone: "UTC",
    readerThread: new URL(import.meta.resolve("@pledgebook/api/server/foreign-text.worker")),
  });
  let ids = 0;
  const api = createCaller({
    store,
    auth,
    images,
    fetchText,
    askSource,
    copies,
    readForeign,
    dayOf,
    timeZone,
    mail: null,
    person: { id: null, name: "bench", email: "", role: "admin" },
    now: () => new Date().toISOString(),
    newId: () => `bench-${++ids}`,
    published: () => {},
  });
  const rest = "for a purpose that is told in quite a few more words than anybody would ever need to".split(
    " ",
  );
  const sentences = Array.from(
    { length: MARKS + 2 },
    (_, index) =>
      `Denmark will give ${index + 1} million euros ${rest.slice(0, WORDS_A_SENTENCE - 6).join(" ")}.`,
  );
  const paragraphs = Array.from({ length: Math.ceil(sentences.length / SENTENCES_A_PARAGRAPH) }, (_, at) =>
    sentences.slice(at * SENTENCES_A_PARAGRAPH, (at + 1) * SENTENCES_A_PARAGRAPH).join(" "),
  );
  const body = documentFromParagraphs(paragraphs);
  const fields = { title: "A very long article", standfirst: "", byline: "", language: "en" as const, body };
  const { id } = await api.articles.create({ ...fields, publishedOn: "2024-01-31" });
  const { revision } = await api.articles.byId({ id });
  const text = plainText(body);
  for (const [index, sentence] of sentences.slice(0, MARKS).entries()) {
    const start = text.indexOf(sentence);
    const stated = {
      qualifier: "exact" as const,
      min: (index + 1) * 100_000_000,
      max: (index + 1) * 100_000_000,
      currency: "EUR" as const,
    };
    const pledge = {
      donorCodes: ["DK"],
      recipientCode: "UA",
      amount: stated,
      category: "military" as const,
      purpose: "other" as const,
      financeType: "not_stated" as const,
      announcedOn: "2024-01-31",
      purposeNote: null,
      channelSlug: null,
      inKind: null,
      announcedBy: null,
      note: null,
    };
    await api.pledges.annotate({
      articleId: id,
      revisionId: revision.id,
      span: { start, end: start + sentence.length - 1 },
      stated,
      pledge: { kind: "new", fields: pledge, pack: null },
    });
  }
  await store.close();
  return id;
}

async function signIn(page: Page, site: Site, person: { email: string; password: string }): Promise<void> {
  await page.goto(`${site.url}/login`);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForURL(`${site.url}/desk`);
}

interface Measured {
  what: string;
  ms: number;
  aim: number | null;
}

async function measure(page: Page, address: string): Promise<Measured[]> {
  const began = performance.now();
  await page.goto(address, { waitUntil: "commit" });
  await page
    .locator("[data-mark]")
    .nth(MARKS - 1)
    .waitFor({ state: "attached" });
  const opened = performance.now() - began;
  await page.locator("[data-suggestion]").first().waitFor({ state: "attached" });
  const suggested = performance.now() - began;
  await page.waitForTimeout(1000);

  const scrolled = await longestFrame(page, async () => {
    for (let step = 0; step < 60; step++) {
      await page.mouse.move(400, 400);
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(16);
    }
  });
  const polled = await longestFrame(page, () => page.waitForTimeout(7000));
  const pressed = performance.now();
  const accepting = longestFrame(page, async () => {
    await page.keyboard.press("a");
    await page.getByText(/P-\d{4}-\d{4,} saved/).waitFor();
  });
  const blockedBySave = await accepting;
  const saved = performance.now() - pressed;
  return [
    { what: "opened: every mark is drawn", ms: opened, aim: null },
    { what: "suggestions are in the text", ms: suggested, aim: null },
    { what: "longest frame while scrolling", ms: scrolled, aim: NOTICED_MS },
    { what: "longest frame while others' marks are asked for", ms: polled, aim: NOTICED_MS },
    { what: "one key until the suggestion is saved and said", ms: saved, aim: 1000 },
    { what: "longest frame meanwhile", ms: blockedBySave, aim: NOTICED_MS },
  ];
}

/** The longest time between two frames that the page drew during some work. */
async function longestFrame(page: Page, work: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const kept = globalThis as typeof globalThis & { longest?: number; isOver?: boolean };
    kept.longest = 0;
    kept.isOver = false;
    let before = performance.now();
    const look = (now: number) => {
      kept.longest = Math.max(kept.longest ?? 0, now - before);
      before = now;
      if (!kept.isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await work();
  return page.evaluate(() => {
    const kept = globalThis as typeof globalThis & { longest?: number; isOver?: boolean };
    kept.isOver = true;
    return kept.longest ?? 0;
  });
}

function print(results: readonly Measured[]): void {
  console.log(`\nThe desk, an article of 20,000 words with ${MARKS} marks, in a browser; milliseconds\n`);
  console.log(
    table(
      ["", "measured", "aim", ""],
      results.map(({ what, ms, aim }) => [
        what,
        ms.toFixed(0),
        aim === null ? "" : `< ${aim}`,
        aim === null ? "" : ms < aim ? "met" : "NOT MET",
      ]),
    ),
  );
}
