import type { Bounds } from "../values/money.ts";
import type { Qualifier, Status } from "../values/vocabulary.ts";
import type { Overlap, Pledge } from "./pledge.ts";

/** What counts: a pledge that is no package, or of a package what none of its components explains. */
export interface Leaf {
  pledge: Pledge;
  /** The pledge itself, or what is left of a package ('not specified'). */
  kind: "pledge" | "remainder";
  status: Status;
  /** The calendar year for which the source promises this part; null where it names none. */
  year: number | null;
  /** The stage that a part of it has reached, where nobody says how large a part; null: none further than `status`. */
  partly: Status | null;
  /** Why it adds nothing to a floor; null: it does. */
  overlap: Overlap | null;
  /** How firm its own figure is. */
  qualifier: Qualifier;
  /** Minor units of the pledge's own currency. Null for goods without a value. */
  original: Bounds | null;
  /** Minor units of the display currency. Null for goods without a value and where a rate is missing. */
  converted: Bounds | null;
}

/** A leaf before it is said how firm it is. */
export type UnjudgedLeaf = Omit<Leaf, "qualifier">;
