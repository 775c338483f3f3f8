import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { contentPolicy } from "../content-policy.ts";

/** Where pages ask for the script of readers. It is sent with its hash in the address, so that browsers keep it for a year. */
export const READER = "/reader.js";

/** The one script of public pages. */
export interface ReaderScript {
  /** Its address: '/reader.<hash>.js'. */
  path: string;
  bytes: Buffer;
}

export function readerScript(): ReaderScript {
  const bytes = readFileSync(new URL("../../site/reader/reader.js", import.meta.url));
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  return { path: `/reader.${hash}.js`, bytes };
}

/** Every script but data that machines read (JSON-LD), and whatever fetches one beforehand. */
const SCRIPTS =
  /<script\b(?![^>]*type="application\/ld\+json")[^>]*>.*?<\/script>|<link\b[^>]*\b(?:as="script"|rel="modulepreload")[^>]*>/gs;

/** React writes where a form is sent to itself; an empty address is none (HTML, 4.10.21.6), none at all is the page's own. */
const EMPTY_ACTION = /(<form\b[^>]*?) action=""/g;

/**
 * A public page as readers get it: without the scripts of Next, which no reader needs, and with the one of ours where the page
 * asks for it. What people have written cannot look like a script: React escapes it.
 */
export function pageForReaders(html: string, { path }: ReaderScript): string {
  const bare = html.replace(SCRIPTS, "").replace(EMPTY_ACTION, "$1");
  if (!html.includes(`src="${READER}"`)) return bare;
  return bare.replace("</head>", `<script type="module" src="${path}"></script></head>`);
}

/** Public pages run files of the site and nothing else: no script stands in them. */
export const readersPolicy = `${contentPolicy("")}; frame-ancestors 'self'`;

/**
 * What browsers that can do so may fetch before it is asked for (https://wicg.github.io/nav-speculation/speculation-rules.html):
 * the pages of readers, where a pointer rests on their link. Selections of the ledger are not: there is no end of them.
 */
export const SPECULATION_PATH = "/speculation-rules.json";
export const speculationRules = JSON.stringify({
  prefetch: [
    {
      where: {
        and: [
          { href_matches: "/*" },
          {
            not: { href_matches: ["/*\\?*", "/*.*", "/api/*", "/desk*", "/uk/desk*", "/login", "/uk/login"] },
          },
        ],
      },
      eagerness: "moderate",
    },
  ],
});
