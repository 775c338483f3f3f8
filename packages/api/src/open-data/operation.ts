import type { Licence } from "@pledgebook/core/values/face";
import type { Language } from "@pledgebook/core/values/vocabulary";
import type { Database } from "@pledgebook/db/store/store";
import { z } from "zod";

/** Who asks, of what, and when: readers all alike. */
export interface Asked {
  db: Database;
  /** Now, ISO 8601 in UTC. */
  now: string;
  /** The day of the newsroom at a moment. */
  dayOf: (moment: string) => string;
  /** Where the site is, without a slash at the end. */
  siteUrl: string;
  siteName: string;
}

/** The same with what a catalogue and a licence say of the whole site. */
export interface AskedSite extends Asked {
  licence: Licence;
  languages: readonly Language[];
}

/** Forms of an answer: JSON by the page; NDJSON (https://github.com/ndjson/ndjson-spec) and CSV are all rows at once. */
export const forms = ["json", "ndjson", "csv"] as const;
export type Form = (typeof forms)[number];

/**
 * One thing that the API can be asked. From its schemas come the check of what is asked, the description that programs read
 * (OpenAPI), and the tests of what is answered: there is no second description of any.
 */
export interface Operation {
  id: string;
  /** Below `/api/v1`; a piece in braces is taken from the address. */
  path: string;
  summary: string;
  description: string;
  query: z.ZodObject;
  answer: z.ZodObject;
  /** Forms beside JSON that it has. */
  forms: readonly Form[];
  /** A query of it that finds something in every newsroom, for whoever tries it. */
  example: string;
  /** Takes a question apart: ready to be answered, or what of it was not understood. */
  understand: (given: Record<string, string>) => Understood;
}

type Understood =
  | { error: z.ZodError }
  | {
      error: null;
      /** `piece`: what the address has in the place of the braces. */
      read: (asked: Asked, piece: string) => Promise<Record<string, unknown>>;
      /** All rows, for the forms that are no page; null where it has none. */
      all: ((asked: Asked, form: Form) => Promise<AsyncGenerator<string>>) | null;
    };

/** Makes one of its parts: what `read` and `all` are given is what `query` has understood. */
export function operation<Query extends z.ZodObject, Answer extends z.ZodObject>({
  read,
  all,
  ...told
}: Omit<Operation, "query" | "answer" | "understand"> & {
  query: Query;
  answer: Answer;
  read: (asked: Asked, query: z.infer<Query>, piece: string) => Promise<z.infer<Answer>>;
  all?: (asked: Asked, query: z.infer<Query>, form: Form) => Promise<AsyncGenerator<string>>;
}): Operation {
  return {
    ...told,
    understand(given) {
      const { data, error } = told.query.safeParse(given);
      if (error) return { error };
      return {
        error: null,
        read: (asked, piece) => read(asked, data, piece),
        all: all ? (asked, form) => all(asked, data, form) : null,
      };
    },
  };
}

/** Rows of a page unless somebody asks for more. */
const PAGE = 100;
const MOST_OF_A_PAGE = 500;

/** What every list takes beside its own. Nothing that is not named is taken. */
export const paging = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_OF_A_PAGE)
    .default(PAGE)
    .describe(`Rows of a page, at most ${MOST_OF_A_PAGE}.`),
  after: z
    .string()
    .max(300)
    .optional()
    .describe("Where a page goes on: `next` of the one before it, as it is."),
};

/** A list as every answer has it. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({
    data: z.array(row),
    next: z.string().nullable().describe("What `after` takes for the next page; null on the last one."),
  });
}

/** Rows that were asked for with one more, as a page; `keyOf`: by what the next one goes on. */
export function cut<Row>(
  found: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
): { rows: Row[]; next: string | null } {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? keyOf(last) : null };
}
