import type { Span } from "../text/span.ts";
import type { Found } from "./suggestion.ts";
import type { Figure } from "./sums/sums.ts";

/** Why a sum or goods are no pledge. */
export type Refusal =
  | "price"
  | "budget"
  | "own_use"
  | "private_money"
  | "cumulative"
  | "request_or_rumour"
  | "denial"
  | "conversion"
  | "other_recipient"
  | "no_giving"
  | "unlikely";

/** The words around a claim: its clause (between strong borders), what of it comes before and after, and its sentence. */
export interface Surroundings {
  /** What comes before in the clause, behind the sum before it. */
  lead: string;
  before: string;
  after: string;
  clause: string;
  sentence: string;
  /** The words since the sum before it in the sentence; null for the first one, and for goods. */
  between: string | null;
}

/** A sum or goods of a sentence that could be a pledge: what the passes hand on. Offsets in the sentence. */
export interface Claim {
  /** The sum; null for goods. */
  figure: Figure | null;
  /** The words of goods; null for a sum. */
  goods: string | null;
  /** Goods of which no verb says that they are handed over: only what was learned can tell. */
  isBare?: true;
  /** Where the sum or the goods stand. */
  place: Span;
  /** Where it is said that they are given: the verb of goods, the sum itself. */
  said: Span;
  /** From where who gives is looked for: goods that are sent are the subject of their own verb. */
  giverFrom: Span;
  clause: Span;
  /** The part of the clause that belongs to this claim. */
  own: Span;
  /** `own` without commas and conjunctions at its edges. */
  quoted: Span;
  around: Surroundings;
}

/** A claim with what speaks against it: the refusal and the row of the table that gave it; null when nothing does. */
export interface Judged extends Claim {
  refusal: Refusal | null;
  row: string | null;
  /** All rows of the table that fit it, the first of which decides. */
  fits: readonly string[];
  /** What speaks for or against it, and how likely that makes it, from 0 to 1; nothing yet before it was judged. */
  features: readonly string[];
  likelihood: number;
}

/** Who gives, as a sentence tells it. */
export interface DonorAnswer {
  codes: string[];
  /** Where the sentence names them; null when an earlier one did. */
  span: Span | null;
  /** Every one of them gives as much: 'each'. */
  isEach: boolean;
}

/** A claim that stands, with who gives it. */
export interface Given extends Judged {
  donors: DonorAnswer;
}

/** All that a sentence is told of the sentences before it. */
export interface Memory {
  /** Whom the last one was about. */
  earlier: readonly string[];
  /** Whom they named of those who can give: their codes, the last one last. */
  recent: readonly string[];
  /** Why the last sum before was refused; null when it was not. */
  refused: Refusal | null;
  /** They are a list of sums, or lead up to one. */
  isInList: boolean;
  /** What was suggested in them, the last one last, as far back as a sum can be recalled. */
  told: readonly Found[];
}
