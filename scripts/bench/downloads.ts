import { gzipSync } from "node:zlib";
import { openBrowser } from "@pledgebook/e2e/browser";

/** What a browser fetches for a page, by kind. */
export interface Download {
  kind: string;
  files: number;
  bytes: number;
  /** As a server that compresses sends it. Fonts and pictures are compressed already and count as they are. */
  gzipped: number;
}

const KINDS: Record<string, string> = {
  document: "HTML",
  stylesheet: "CSS",
  script: "JavaScript",
  font: "fonts",
  image: "pictures",
  fetch: "prefetched",
};

/** Loads pages in fresh profiles, as first visits, and counts what came over the wire until all was quiet. */
export async function downloadsOf(addresses: readonly string[], chromium: string): Promise<Download[][]> {
  const browser = await openBrowser(chromium);
  try {
    const all: Download[][] = [];
    for (const address of addresses) {
      const page = await browser.newPage();
      const answers: { kind: string; body: Promise<Buffer> }[] = [];
      page.on("response", (answer) => {
        const kind = KINDS[answer.request().resourceType()] ?? "other";
        answers.push({ kind, body: answer.body().catch(() => Buffer.alloc(0)) });
      });
      await page.goto(address, { waitUntil: "networkidle" });
      const bodies = await Promise.all(answers.map(async ({ kind, body }) => ({ kind, body: await body })));
      all.push(byKind(bodies));
      await page.close();
    }
    return all;
  } finally {
    await browser.close();
  }
}

function byKind(bodies: readonly { kind: string; body: Buffer }[]): Download[] {
  return [...new Set([...Object.values(KINDS), "other"])].flatMap((kind) => {
    const files = bodies.filter((file) => file.kind === kind).map(({ body }) => body);
    const packed = kind === "fonts" || kind === "pictures";
    const size = (measure: (file: Buffer) => number) =>
      files.reduce((total, file) => total + measure(file), 0);
    const bytes = size((file) => file.length);
    const gzipped = packed ? bytes : size((file) => gzipSync(file).length);
    return files.length > 0 ? [{ kind, files: files.length, bytes, gzipped }] : [];
  });
}
