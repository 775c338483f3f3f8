import type { Status } from "../values/vocabulary.ts";
import { allOf, pattern, stems, whole } from "./lexicon/compile.ts";

/** Stages as words tell them, those that say most first. */
const TOLD = (["cancelled", "suspended", "delivered", "disbursed", "allocated", "committed"] as const).map(
  (stage) => [new RegExp(`(?<!\\p{L})${allOf(({ stages }) => stages[stage])}`, "iu"), stage] as const,
);

const GAVE = stems("gave");
const GAVE_ONCE = pattern("u")`(?<!\p{L})${"gaveOnce"}(?!\p{L})`;
const GETS_IT = whole("getsIt");
const GOES_TO = pattern("iu")`^\P{L}*${"goesTo"} (?:${"the"} )?`;

/**
 * The stage that words tell: those of a claim itself, else those of its clause where it is most of it. 'pledged' where they
 * tell none, unless it was given long ago or once.
 */
export function stageIn(own: string, clause: string, isToChannel: boolean, isOld: boolean): Status {
  const told = statusOf(own);
  if (told !== "pledged") return told;
  const around = own.length > 0.6 * clause.length ? statusOf(clause) : "pledged";
  if (around !== "pledged") return around;
  if (isOld && GAVE.test(own)) return "disbursed";
  if (GAVE_ONCE.test(own)) return "disbursed";
  return isToChannel && (GETS_IT.test(own) || GOES_TO.test(own)) ? "allocated" : "pledged";
}

/** The stage that words tell; 'pledged' where they tell none. */
function statusOf(words: string): Status {
  return TOLD.find(([pattern]) => pattern.test(words))?.[1] ?? "pledged";
}
