import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import { articleSlugOf } from "./page-address.ts";

/** An answer as the site made it once, for everybody. */
export interface MadeAnswer {
  status: number;
  /** Names in small letters. */
  headers: Record<string, string>;
  body: Buffer;
}

/** An encoding in which bodies are kept; 'identity' is none. */
export type Encoding = "identity" | "gzip" | "br";

/** A kept answer. */
export class KeptAnswer {
  readonly made: MadeAnswer;
  readonly madeAt: number;
  private readonly hash: string;
  private readonly bodies = new Map<Encoding, Promise<Buffer>>();

  constructor(made: MadeAnswer, madeAt: number) {
    this.made = made;
    this.madeAt = madeAt;
    this.hash = createHash("sha256").update(made.body).digest("base64url").slice(0, 22);
  }

  /** Text is worth compressing; pictures are so already. */
  get isText(): boolean {
    return /^(?:text\/|application\/(?:json|xml|atom|feed|ld|speculation|javascript)|image\/svg)/.test(
      this.made.headers["content-type"] ?? "",
    );
  }

  get isPage(): boolean {
    return this.made.headers["content-type"]?.startsWith("text/html") ?? false;
  }

  /** A strong validator (RFC 9110 8.8.3): of the content, one an encoding. */
  etag(encoding: Encoding): string {
    return `"${this.hash}${encoding === "identity" ? "" : `-${encoding}`}"`;
  }

  /** The body in an encoding, made once. */
  bodyIn(encoding: Encoding): Promise<Buffer> {
    const known = this.bodies.get(encoding);
    if (known) return known;
    const body = encode(this.made.body, encoding);
    this.bodies.set(encoding, body);
    return body;
  }

  /** What it takes in memory, in bytes: the body, and about a half of it for its compressed ones. */
  get size(): number {
    return this.made.body.length * (this.isText ? 1.5 : 1) + 1_000;
  }
}

const [gzipped, brotlied] = [promisify(gzip), promisify(brotliCompress)];

async function encode(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "gzip") return exact(await gzipped(body, { level: 6 }));
  if (encoding === "br")
    return exact(
      await brotlied(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 5,
          [constants.BROTLI_PARAM_LGWIN]: 18,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      }),
    );
  return body;
}

/** Without the rest of the piece of memory that it was made in. */
function exact(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

/** How answers are made, and how much of them is kept. */
export interface KeptPagesOptions {
  /** Makes the answer of an address. Rejects where the site did not answer. */
  make: (key: string) => Promise<MadeAnswer>;
  /** In bytes. */
  mostBytes: number;
  /** How many pages are made at once, and how many may wait for their turn. */
  makersAtOnce: number;
  mostWaiting: number;
  now?: () => number;
}

/** So long a page is shown as it is, and so much longer while it is made anew, in ms. A day passes, words like 'today' change. */
const FRESH_MS = 60_000;
const STALE_MS = 600_000;

/** Too many ask for pages that have to be made: come again. */
export class TooManyMakers extends Error {}

/**
 * The finished answers of public addresses: each made once for everybody who asks at the same time, kept within a bound of
 * bytes, and let go of when something that it shows has changed. What is not 200 is never kept.
 */
export class KeptPages {
  private readonly options: Required<KeptPagesOptions>;
  private readonly kept: LRUCache<string, KeptAnswer>;
  private readonly making = new Map<string, Promise<KeptAnswer>>();
  /** Kept pages that nothing has touched, but that may name what was: shown, and made anew behind. */
  private readonly suspect = new Set<string>();
  private generation = 0;
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(options: KeptPagesOptions) {
    this.options = { now: Date.now, ...options };
    this.kept = new LRUCache({
      maxSize: options.mostBytes,
      maxEntrySize: Math.ceil(options.mostBytes / 6),
      sizeCalculation: (answer) => Math.ceil(answer.size),
      dispose: (_, key) => this.suspect.delete(key),
    });
  }

  /** The answer of an address. @throws TooManyMakers where it would have to be made and too many are waiting for theirs. */
  async answer(key: string): Promise<KeptAnswer> {
    const known = this.kept.get(key);
    if (!known) return this.made(key);
    const age = this.options.now() - known.madeAt;
    if (age < FRESH_MS && !this.suspect.has(key)) return known;
    // Whoever asks gets what there is; a page that cannot be made now is tried again by the next one.
    const anew = this.made(key).catch(() => known);
    return age < STALE_MS ? known : anew;
  }

  /**
   * Something that readers see has changed. `articles`: the slugs of those that it touched; pages of other articles show nothing
   * of it and are made anew behind whoever asks. Null: nobody knows what changed.
   */
  letGo(articles: readonly string[] | null): void {
    this.generation++;
    this.making.clear();
    for (const key of [...this.kept.keys()]) {
      const slug = articleSlugOf(key);
      if (articles && slug !== null && !articles.includes(decodeURIComponent(slug))) this.suspect.add(key);
      else this.kept.delete(key);
    }
  }

  /** What is kept: pages, and bytes. */
  get stand(): { pages: number; bytes: number } {
    return { pages: this.kept.size, bytes: this.kept.calculatedSize };
  }

  /** One maker an address; who asks meanwhile waits for the same. */
  private made(key: string): Promise<KeptAnswer> {
    const running = this.making.get(key);
    if (running) return running;
    const promise = this.make(key).finally(() => {
      if (this.making.get(key) === promise) this.making.delete(key);
    });
    this.making.set(key, promise);
    return promise;
  }

  private async make(key: string): Promise<KeptAnswer> {
    const began = this.generation;
    await this.turn();
    try {
      const answer = new KeptAnswer(await this.options.make(key), this.options.now());
      // What changed meanwhile may be in it or not: it is good for those who asked before, and for nobody else.
      if (answer.made.status === 200 && began === this.generation) {
        this.suspect.delete(key);
        this.kept.set(key, answer);
      } else if (answer.made.status >= 500 && this.kept.has(key))
        throw new Error(`${key} could not be made.`);
      else if (answer.made.status !== 200) this.kept.delete(key);
      return answer;
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    const { makersAtOnce, mostWaiting } = this.options;
    if (this.running >= makersAtOnce) {
      if (this.waiting.length >= mostWaiting) throw new TooManyMakers();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running++;
  }
}
