import {
  type Circumstances,
  isContinued,
  isOfNobody,
  isRecalled,
  isSpentByUkraine,
} from "./circumstances.ts";
import type { Claim, Judged, Memory, Refusal, Surroundings } from "./claim.ts";
import { speaksOfGiving } from "./giving.ts";
import {
  behind,
  behindWhole,
  leading,
  NO_COMMA,
  pattern,
  stems,
  upTo,
  upToStem,
  whole,
} from "./lexicon/compile.ts";
import { isPaidPart, isPartOfBefore, isPartOfPrevious } from "./same-promise/parts-of-package.ts";
import type { Sentence } from "./sentence.ts";

/** A kind of sentence in which a sum or goods are no pledge. */
interface Row {
  /** What the claim is then; a part shares the fate of its whole. */
  refusal: Refusal | ((circumstances: Circumstances) => Refusal | null);
  /** What it is called where somebody asks why a sum was left out. */
  name: string;
  /** It is said of sums alone. */
  isOfSums?: true;
  when(around: Surroundings, circumstances: Circumstances): boolean;
}

const fits =
  (part: "lead" | "before" | "after" | "clause" | "sentence", words: RegExp) => (around: Surroundings) =>
    words.test(around[part]);

const PRICE_BEFORE = leading("prices", 60, "(?:[^;:,]|,\\d|,\\s(?=$))");
const BUDGET_BEFORE = leading("budgets", 70, NO_COMMA);
const BUDGET_FOR_AID = pattern("iu")`(?<!\p{L})${"budgetForAid"}\s*$`;
const SINCE = pattern("iu")`${"sinceThen"}`;
const HAS_OR_TOTALS = whole("hasOrTotals");
const TOTAL_SUBJECT = leading("totals", 30);
const NOT_CUMULATIVE = whole("noTotals");
const REQUEST_BEFORE = leading("requests", 90);
const REPORTED = pattern("giu")`(?<!\p{L})${"reportedPromises"}(?!\p{L})`;
const BORNE = pattern("iu")`^[^;:.]{0,30}(?<!\p{L})${"borneBy"}(?!\p{L})`;
const INVESTS = upTo("invests", 40);
const PLANT = behind("plants");
const SUMMED_UP = pattern("iu")`^\s*${"addedUp"}(?!\p{L})`;
const SUMS_BEFORE = pattern("iu")`(?:\d|${"scalesBefore"}|[€$£])[^;:]*,\s*(?:\p{L}+\s+){0,2}$`;
const DENIAL_BEFORE = leading("denials", 80);
const NOT_ONLY = whole("notOnly");
const SAID_AGAIN = pattern("iu")`^[\s,–—(]*(?:${"saidAgain"}|=|≈)?[\s,]*${"roughly"}?\s*$`;
const PAID = pattern("iu")`(?<!\p{L})${"paid"}\s*$`;
const FOR_THEM = behindWhole("forThem");
const OUT_OF = pattern("u")`(?:^|[^\p{L}])${"outOf"} (?:\p{L}+ )?$`;

/** Whether a cue leads to the sum with no verb of giving in between. */
function stands(cue: RegExp, before: string): boolean {
  const found = cue.exec(before);
  return (
    found !== null &&
    !ITS_SHARE.test(before.slice(0, found.index)) &&
    !GIVING_BEHIND_CUE.test(found[0]) &&
    !PAYS_IT.test(before.slice(0, found.index))
  );
}

const GIVING_BEHIND_CUE = whole("givingBehindCue");
const ITS_SHARE = pattern("iu")`(?<!\p{L})${"ownShares"}$`;
const PAYS_IT = pattern("iu")`(?<!\p{L})${"paysIt"}$`;

/**
 * What the words around a sum or goods make of them: rules about language, none about an article. The first row that fits a
 * claim says why it is refused; a sentence of fixtures/refusals.txt hits each.
 */
export const rows: readonly Row[] = [
  {
    name: "a part of a sum that was refused",
    refusal: ({ previous }) => previous?.refusal ?? null,
    isOfSums: true,
    when: ({ between }, { previous, claim, sentence }) =>
      previous !== null &&
      previous.refusal !== null &&
      between !== null &&
      isPartOfPrevious(between, sentence.words.slice(claim.place.end)) &&
      !(previous.refusal === "price" && isPaidPart(between)),
  },
  {
    name: "the sum before, said again in another currency",
    refusal: "conversion",
    isOfSums: true,
    when: ({ between }, { previous, claim }) =>
      between !== null &&
      previous?.figure?.amount.currency !== claim.figure?.amount.currency &&
      SAID_AGAIN.test(between) &&
      between.trim() !== ",",
  },
  {
    name: "converted",
    refusal: "conversion",
    when: fits("lead", pattern("iu")`(?<![\p{L}\p{N}])${"converted"}(?![\p{L}\p{N}])`),
  },
  {
    name: "worth as much in another currency",
    refusal: "conversion",
    when: fits("after", pattern("u")`^\s*${"isNowWorth"}(?:\p{Sc}|\d)`),
  },
  {
    name: "what was paid for a thing",
    refusal: "price",
    when: fits("before", upToStem("paidFor", 20, "[^;:,]")),
  },
  {
    name: "paid for them",
    refusal: "price",
    when: ({ before, after }) => PAID.test(before) && FOR_THEM.test(after),
  },
  { name: "the value of many packages", refusal: "cumulative", when: fits("before", leading("ofMany", 12)) },
  { name: "paid back", refusal: "budget", when: fits("before", leading("repaid", 70)) },
  { name: "a price each", refusal: "price", when: fits("after", behind("pricesBehind")) },
  {
    name: "a price",
    refusal: "price",
    when: ({ before, after }) => stands(PRICE_BEFORE, before) && !BORNE.test(after),
  },
  {
    name: "invested in a factory",
    refusal: "own_use",
    when: ({ before, after }) => INVESTS.test(before) && PLANT.test(after),
  },
  {
    name: "a size of damage, trade or debt",
    refusal: "budget",
    when: fits("after", behindWhole("budgetsBehind")),
  },
  {
    name: "a budget",
    refusal: "budget",
    when: ({ before }) => stands(BUDGET_BEFORE, before) && !BUDGET_FOR_AID.test(before),
  },
  { name: "spent at home", refusal: "budget", when: fits("before", leading("atHome", 60)) },
  { name: "for its own", refusal: "own_use", when: fits("after", whole("ownUse")) },
  {
    name: "to restock its own",
    refusal: "own_use",
    when: fits("before", upToStem("ownUseLead", 60)),
  },
  {
    name: "what the army or the schools get",
    refusal: "own_use",
    when: fits("clause", pattern("iu")`^[\s"'“]*${"receivesAtHome"}(?!\p{L})`),
  },
  { name: "what farmers get", refusal: "own_use", when: fits("before", upTo("farmers", 30)) },
  { name: "in exchange", refusal: "own_use", when: fits("before", upTo("inExchange", 60)) },
  { name: "by how much sums differ", refusal: "budget", when: fits("after", behindWhole("compared")) },
  { name: "given or committed in all", refusal: "cumulative", when: fits("after", behind("givenInAll")) },
  { name: "what people gave", refusal: "private_money", when: fits("before", leading("privately", 60)) },
  {
    name: "for somebody else",
    refusal: "other_recipient",
    when: fits("after", behindWhole("forOthers", "u")),
  },
  {
    name: "on a condition",
    refusal: "request_or_rumour",
    when: fits("before", upTo("conditions", 90, "[^,;:]")),
  },
  {
    name: "the sums before, added up",
    refusal: "cumulative",
    when: ({ before, after }) => SUMMED_UP.test(after) && SUMS_BEFORE.test(before),
  },
  { name: "spent on a thing that is no aid", refusal: "own_use", when: fits("after", behindWhole("noAid")) },
  { name: "what a meeting costs", refusal: "own_use", when: fits("before", leading("noAidLead", 30)) },
  {
    name: "a report called untrue",
    refusal: "denial",
    when: fits("sentence", stems("untrue")),
  },
  { name: "instead of it", refusal: "denial", when: fits("before", leading("insteadOf", 80, NO_COMMA)) },
  {
    name: "denied",
    refusal: "denial",
    when: ({ before }) => DENIAL_BEFORE.test(before) && !NOT_ONLY.test(before),
  },
  { name: "a rumour", refusal: "request_or_rumour", when: fits("sentence", stems("rumours")) },
  {
    name: "asked for or thought about",
    refusal: "request_or_rumour",
    when: ({ before }) => REQUEST_BEFORE.test(before.replace(REPORTED, " will ")),
  },
  {
    name: "that somebody asked for",
    refusal: "request_or_rumour",
    when: fits("after", pattern("iu")`^[^.;:]{0,60}?(?<!\p{L})${"requestsBehind"}(?!\p{L})`),
  },
  {
    name: "what had been given before",
    refusal: "cumulative",
    when: fits("clause", whole("untilThen")),
  },
  { name: "what a total has reached", refusal: "cumulative", when: fits("before", leading("reached", 40)) },
  { name: "what brings a total to", refusal: "cumulative", when: fits("before", leading("brings", 30)) },
  { name: "what it is brought to", refusal: "cumulative", when: fits("before", leading("bringsTo", 20)) },
  {
    name: "what the aid comes to",
    refusal: "cumulative",
    when: ({ before }) => TOTAL_SUBJECT.test(before) && !NOT_CUMULATIVE.test(before),
  },
  { name: "since it began", refusal: "cumulative", when: fits("clause", pattern("iu")`${"sinceThen"}`) },
  { name: "so far", refusal: "cumulative", when: fits("clause", stems("soFar")) },
  {
    name: "since it began, told in another clause",
    refusal: "cumulative",
    when: ({ clause, sentence }) => SINCE.test(sentence) && HAS_OR_TOTALS.test(clause),
  },
  {
    name: "a part of what the sentence before told and was refused",
    refusal: ({ memory }) => memory.refused,
    isOfSums: true,
    when: ({ sentence }, { memory }) => memory.refused !== null && isPartOfBefore(sentence),
  },
  {
    name: "nothing speaks of giving",
    refusal: "no_giving",
    isOfSums: true,
    when: ({ clause, sentence }, circumstances) =>
      !isContinued(circumstances) &&
      !speaksOfGiving(clause) &&
      !(speaksOfGiving(sentence) && circumstances.sentence.figures.length === 1),
  },
  {
    name: "spent by Ukraine",
    refusal: "own_use",
    when: (_, { claim, sentence }) => isSpentByUkraine(claim, sentence),
  },
  {
    name: "out of a sum that is known",
    refusal: "no_giving",
    isOfSums: true,
    when: ({ sentence }, { claim: { place } }) =>
      OUT_OF.test(sentence.slice(Math.max(0, place.start - 30), place.start)),
  },
  {
    name: "the sum that was suggested before",
    refusal: "no_giving",
    isOfSums: true,
    when: (_, circumstances) => isRecalled(circumstances),
  },
  {
    name: "goods that no verb hands over",
    refusal: "no_giving",
    when: (_, { claim }) => claim.isBare === true,
  },
  {
    name: "nobody is known to give it",
    refusal: "no_giving",
    when: (_, circumstances) => isOfNobody(circumstances),
  },
];

/** Refuse: the claims of a sentence, in order, each with what speaks against it. A sum is told how those before it fared. */
export function refuse(
  claims: readonly Claim[],
  sentence: Sentence,
  memory: Memory,
  main: readonly string[],
): Judged[] {
  const judged: Judged[] = [];
  for (const claim of claims) {
    const isSum = claim.figure !== null;
    const circumstances: Circumstances = {
      claim,
      sentence,
      memory,
      main,
      previous: isSum ? (judged.at(-1) ?? null) : null,
      accepted: isSum ? judged.filter(({ refusal }) => refusal === null) : [],
    };
    const fitting = rows.filter(
      ({ isOfSums, when }) => (isSum || !isOfSums) && when(claim.around, circumstances),
    );
    const [row] = fitting;
    const refusal = typeof row?.refusal === "function" ? row.refusal(circumstances) : (row?.refusal ?? null);
    judged.push({
      ...claim,
      refusal,
      row: row?.name ?? null,
      fits: fitting.map(({ name }) => name),
      features: [],
      likelihood: 0,
    });
  }
  return judged;
}
