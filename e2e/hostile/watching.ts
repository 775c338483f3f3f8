import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "../site.ts";

declare global {
  interface Window {
    /** What a text got to run. */
    __ran: string[];
    tellRan: (what: string) => Promise<void>;
  }
}

/** HTML cannot hold a zero byte or a lone carriage return: React finds another text than it drew, and draws it anew. */
const isRedrawn = (message: string) => message.includes("Minified React error #418");

/** Whatever runs in a page of the context, in the order in which it ran. */
export async function watch(context: BrowserContext): Promise<string[]> {
  const ran: string[] = [];
  await context.exposeFunction("tellRan", (what: string) => {
    ran.push(what);
  });
  await context.addInitScript(() => {
    // Kept in the page and told at once: a page that is left takes its list along.
    const kept: string[] = [];
    kept.push = (...what) => {
      void window.tellRan(`${location.pathname}: ${what.join()}`);
      return Array.prototype.push.apply(kept, what);
    };
    Object.defineProperty(window, "__ran", { value: kept });
    const dialogs = ["alert", "confirm", "prompt"] as const;
    for (const name of dialogs)
      Object.defineProperty(window, name, { value: (text: unknown) => kept.push(`${name} ${String(text)}`) });
  });
  context.on("dialog", (dialog) => {
    // An editor that holds unsaved words asks before it is left; every other dialog was opened by a text.
    if (dialog.type() === "beforeunload") return void dialog.accept();
    ran.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("weberror", (problem) => {
    const { message } = problem.error();
    if (!isRedrawn(message)) ran.push(`Uncaught ${message}`);
  });
  context.on("console", (message) => {
    if (message.text().includes("Uncaught") && !isRedrawn(message.text())) ran.push(message.text());
  });
  return ran;
}

/** Elements and attributes of the page that no page of the site has: what a text has become markup by. */
export function strangers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const program = /^(javascript|vbscript|data:(?!image\/)|feed:|view-source:)/i;
    const isStranger = ({ name, value }: Attr) =>
      /^on/i.test(name) ||
      /^(srcdoc|autofocus|http-equiv)$/i.test(name) ||
      // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip these in an address
      program.test(value.replace(/[\u0000-\u0020]/g, ""));
    const elements = [...document.querySelectorAll("main *")];
    return [
      ...elements.filter((element) =>
        element.matches(
          // Data for machines is no program; everything else of the kind is.
          "script:not([type='application/ld+json']), iframe, object, embed, math, base, meta, link, style, template, video, audio, marquee",
        ),
      ),
      ...elements.filter((element) =>
        [...element.attributes].some(
          (attribute) =>
            !/^(value|alt|data-credit|data-title)$/.test(attribute.name) && isStranger(attribute),
        ),
      ),
      ...document.querySelectorAll(
        "[onload], [onerror], [onclick], base, meta[http-equiv], iframe, a[href^='javascript:' i]",
      ),
    ].map((element) => element.outerHTML.slice(0, 200));
  });
}

/** Goes to a page of the site, waits until it is drawn, and says what there became markup by a text. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator("main")).toBeVisible();
  // Buttons of the desk answer once its script runs: until then nothing has been drawn from data a second time.
  await expect(page.locator("main fieldset[disabled].contents")).toHaveCount(0);
  expect.soft(await strangers(page), address).toEqual([]);
}

/** The cells of a CSV file (RFC 4180). */
export function cellsOf(csv: string): string[] {
  return [...csv.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(?:,|\r\n|$)/g)].map(([, cell = ""]) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );
}

/** What is wrong with a feed as a reader of feeds takes it: titles and summaries of type html are HTML to it. */
export function feedProblems(page: Page, xml: string): Promise<string[]> {
  return page.evaluate((text) => {
    const feed = new DOMParser().parseFromString(text, "application/xml");
    const wrong = feed.querySelector("parsererror")?.textContent;
    if (wrong) return [wrong.slice(0, 300)];
    const inside = (html: string) => [
      ...new DOMParser().parseFromString(html, "text/html").body.querySelectorAll("*"),
    ];
    return [
      ...[...feed.querySelectorAll("*")].filter(
        (node) => node.namespaceURI !== "http://www.w3.org/2005/Atom",
      ),
      ...[...feed.querySelectorAll("link")].filter(
        (link) => !/^https?:/.test(link.getAttribute("href") ?? ""),
      ),
      ...[...feed.querySelectorAll('title[type="html"], summary[type="html"]')].filter(
        (node) => inside(node.textContent ?? "").length > 0,
      ),
      ...[...feed.querySelectorAll('content[type="html"]')].flatMap((node) =>
        inside(node.textContent ?? "").filter(
          (element) =>
            !element.matches("p, blockquote, a[href^='http']") ||
            [...element.attributes].some(({ name }) => name !== "href"),
        ),
      ),
    ].map((node) => node.outerHTML.slice(0, 200));
  }, xml);
}

/** The same of HTML that stands in a feed of JSON. */
export function htmlProblems(page: Page, html: string): Promise<string[]> {
  return page.evaluate(
    (text) =>
      [...new DOMParser().parseFromString(text, "text/html").body.querySelectorAll("*")]
        .filter(
          (element) => !element.matches("p, blockquote, a[href^='http']") || element.attributes.length > 1,
        )
        .map((element) => element.outerHTML.slice(0, 200)),
    html,
  );
}
