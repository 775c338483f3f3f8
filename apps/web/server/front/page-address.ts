/** How the server in front of Next answers an address. */
export type PageAddress =
  /** Alike for everybody: kept as bytes under this address, in which variants of one page are one. */
  | { kind: "kept"; key: string }
  /** Drawn for whoever asks, or a file of the build: Next answers. */
  | { kind: "passed" };

/** Beginnings of addresses that are one person's, or the machinery's. */
const PASSED =
  /^(?:\/(?:uk|en))?\/(?:desk|login|first-admin|preview|password|forgotten|letters|answers)(?:\/|$)|^\/(?:api(?!\/v1\/(?!mcp$))|_next)(?:\/|$)|^\/(?:healthz|readyz)$/;

/**
 * Keys by which others count where a reader came from, and Next's own: no page knows them. Whoever asks as Next's script would
 * gets the page as everybody does, or could have it drawn as often as they like.
 */
const OF_OTHERS = /^(?:_rsc|utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid|ref_src)$/;

/** Files answer to all that they are asked, or refuse it: an empty filter of a program that meant one must not get everything. */
const FILES = /\.\w+$|^\/(?:api|feeds|embed|share|images)\//;

/**
 * What an address asks for. The order of keys says nothing, and of a page neither does what a form sends that nobody filled in:
 * these are one. Values of one key stay in their order.
 */
export function pageAddress(url: string): PageAddress {
  const [path = "", search = ""] = url.split(/\?(.*)/s);
  if (PASSED.test(path)) return { kind: "passed" };
  if (search === "") return { kind: "kept", key: path };
  const isFile = FILES.test(path);
  const query = new URLSearchParams(
    [...new URLSearchParams(search)].filter(
      ([key, value]) => isFile || (value.trim() !== "" && !OF_OTHERS.test(key)),
    ),
  );
  query.sort();
  return { kind: "kept", key: query.size === 0 ? path : `${path}?${query}` };
}

/** The article that a kept address shows, or the history of; null for any other page. */
export function articleSlugOf(key: string): string | null {
  return /^(?:\/uk)?\/articles\/([^/?]+)/.exec(key)?.[1] ?? null;
}

/** Methods that a kept address takes. What a reader fills in is sent to its own page, where there is no script. */
export function methodsOf(key: string): readonly string[] {
  const takesForm = /\/(?:pledges\/[^/?]+\/report|follow\/mail)(?:\?|$)/.test(key);
  return takesForm ? ["GET", "HEAD", "POST"] : ["GET", "HEAD", "OPTIONS"];
}
