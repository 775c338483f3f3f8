import type { Span } from "../text/span.ts";
import type { Currency } from "../values/currencies.ts";
import type { Amount } from "../values/money.ts";
import type { Category, Purpose, Status } from "../values/vocabulary.ts";
import type { NewsroomNames } from "./who/newsroom-names.ts";

/** A pledge that a sentence seems to state, for a person to accept, change or refuse. Offsets in the text read. */
export interface Suggestion extends Span {
  quote: string;
  amount: Amount;
  /** Which currencies its sign may stand for, where the text does not say: asked before it is accepted. */
  mayBe: readonly Currency[];
  donorCodes: string[];
  /** Who it is for, as far as the words tell: 'Ukraine' unless they name somebody beside it. */
  recipient: string;
  category: Category | null;
  purpose: Purpose | null;
  /** What it is for, in the text's own words. */
  purposeWords: string | null;
  /** The channel that the words name: its slug, and what it is called. */
  channel: string | null;
  channelName: string | null;
  status: Status;
  /** A date as precise as the words are, read from the day of publication; null without either. */
  announcedOn: string | null;
  announcedBy: string | null;
  /** By when it is to arrive, as precisely as the words say it; null where they do not. */
  dueBy: string | null;
  /** It recalls an older pledge. */
  isBackground: boolean;
  /** Goods, where what is promised is no money. */
  inKind: string | null;
  /** The suggestion of the same text, by its index, of whose sum this one is a part. A telling again has none of its own. */
  partOf: number | null;
  /** The first suggestion of the same text, by its index, that told this promise. */
  restates: number | null;
  /** 0 to 1: how much of what a pledge needs the words gave. */
  confidence: number;
  /** Which words gave which field. */
  because: Partial<Record<"amount" | "donorCodes" | "announcedOn" | "dueBy", Span>>;
}

/** What is known of a text besides its words. */
export interface TextContext {
  title?: string | undefined;
  /** The day of publication, from which 'on Tuesday' is read. */
  publishedOn?: string | null;
  /** Where it was published: whose paper writes '$'. */
  address?: string | null;
  /** What somebody has said that signs of several countries ('$', 'kr') stand for in it. */
  homeCurrency?: Currency | null;
  /** Who and what the newsroom knows by name, beside those that everybody does. */
  names?: NewsroomNames | undefined;
}

/** A suggestion, and whether only words far from it told what it is for. */
export interface Found extends Suggestion {
  isSubjectGuessed: boolean;
  /** What spoke for or against it. */
  features: readonly string[];
}
