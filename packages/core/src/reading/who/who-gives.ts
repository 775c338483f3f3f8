import type { Span } from "../../text/span.ts";
import { donorKey } from "../../values/parties.ts";
import type { Claim, DonorAnswer, Given, Judged, Memory } from "../claim.ts";
import { behindWhole, pattern, stems } from "../lexicon/compile.ts";
import type { Sentence } from "../sentence.ts";
import type { Mention } from "./who-is-named.ts";

/** Who received or attacked: never the donor of aid to Ukraine. */
const NO_DONORS = new Set(["UA", "RU", "KP"]);

export function canGive(mention: Pick<Mention, "code">): boolean {
  return !NO_DONORS.has(mention.code);
}

/** Whether somebody stands in a sentence as a place or a receiver: 'the fund in Vienna', 'to Latvia'. */
export function isPlaceOrReceiver(words: string, mention: Pick<Mention, "start">): boolean {
  const lead = words.slice(Math.max(0, mention.start - 60), mention.start);
  return PLACE.test(lead) || RECEIVER.test(lead);
}

const PLACE = pattern("iu")`(?<!\p{L})${"places"}\s+(?:${"the"}\s+)?(?:${"sides"}\s+)?$`;
const RECEIVER = pattern("iu")`(?<!\p{L})${"receivers"}\s+(?:${"the"}\s+)?$`;
/** 'lends Moldova ten million': an object without 'to'. */
const GIVEN_TO = pattern("u")`(?<!\p{L})${"givenTo"} (?:${"the"} )?$`;
const COMPANION = pattern("iu")`(?<!\p{L})${"companions"}\s+(?:${"someOf"}\s+){0,2}$`;
/** 'eight million from Austria' */
const DIRECTLY_FROM = pattern("iu")`^\s*(?:\([^)]*\)\s*)?${"directlyFrom"} (?:${"the"} )?$`;
/** 'the Czech initiative', 'the Danish model': a way for money that is called after a country. */
const WAY = pattern("u")`^${"ways"}(?!\p{L})`;
/** 'For Latvia that means ten million': what a rule comes to. */
const MEANS = pattern("u")`^,? (?:${"thatMeans"} )?(?:${"means"}|\P{L}*$)`;
/** '…, Norway's defence ministry says, …': who is cited. */
const ATTRIBUTION = pattern("u")`^(?:['’]s)?(?: \p{L}+){0,4} ${"cited"}(?: ${"citedOn"} \p{L}+)?(?:[,.]|$)`;
/** Who sells or makes: 'a Czech dealer', 'Norwegian manufacturers'. */
const BUSINESS = pattern("u")`^ (?:\p{Ll}+[- ]){0,2}${"businesses"}(?!\p{L})`;
/** Who guarantees a loan gives, not who lends. */
const GUARANTEES = stems("guarantees");
/** A name that is no adjective: 'from Austria and', not 'from the G7 scheme'. */
const STANDS_ALONE = pattern("u")`^(?:\P{L}*$|[^\p{L}\s]|\s${"standsAlone"}(?!\p{L}))`;
const GIVER = pattern(
  "iu",
)`(?<!\p{L})${"givenBy"}\s+(?:${"the"}\s+)?(?:${"governmentOf"}\s+(?:${"the"}\s+)?)?$`;
/** Who runs what is paid for: 'the work that Lithuania organises', 'a fund managed by Latvia'. */
const MANAGER = pattern("iu")`${"managers"}\s+(?:${"anArticle"}\s+)?$`;
const AMONG_THEM = pattern("u")`^${"amongThem"}(?!\p{L})`;
/** 'Danish aid', 'Italian assistance package', 'the Norwegian government'. */
const GIVES_ITS_OWN = pattern("iu")`^(?:['’]s?)?\s+${"givesItsOwn"}(?!\p{L})`;
const RECEIVES = pattern("iu")`^(?:['’]s?)?(?:\s+\p{L}+){0,6}?\s+${"receives"}(?!\p{L})`;
const RECEIVES_IT = pattern("iu")`(?<!\p{L})${"receivesIt"}\s+(?:\p{L}+\s+){0,3}$`;
const TOGETHER = pattern("iu")`^(?:['’]s)?\s*(?:[,&]|${"togetherWith"})\s*(?:${"the"}\s+)?$`;
/** 'The bank said that Lithuania would pay': who speaks of somebody else's money. */
const SPEAKS_OF = pattern("u")`^(?:['’]s \p{L}+)? ${"speaksOf"} (?:${"the"} )?$`;
/** Who pays along: 'paid together with Belgium and Norway'. */
const WITH = pattern("iu")`(?<!\p{L})${"paysWith"} (?:${"the"} )?$`;
/** No party but its members: 'other EU countries', 'German companies'. */
const OF_A_PARTY = pattern("u")`^(?:['’]s?)? (?:\p{Ll}+ )?${"ofAParty"}(?!\p{L})`;
const PRONOUN = pattern("u")`^(?:[^,;]{0,40},\s+)?${"pronouns"}(?!\p{L})`;

/** Where in a sentence it is asked who gives: of a claim, or of words that somebody has selected. */
type Place = Pick<Claim, "clause" | "own" | "giverFrom">;

/** Attribute: the claims of a sentence that stand, each with who gives it; with 'each', one for every one of them. */
export function attribute(
  claims: readonly Judged[],
  sentence: Sentence,
  { earlier }: Memory,
  main: readonly string[],
): Given[] {
  let before = earlier;
  return claims
    .filter(({ refusal }) => refusal === null)
    .flatMap((claim): Given[] => {
      if (!claim.figure) return [{ ...claim, donors: donorsOf(sentence, claim, earlier, main) }];
      const donors = donorsOf(sentence, claim, before, main);
      const given = donors.isEach
        ? donors.codes.map((code) => ({ ...claim, donors: { ...donors, codes: [code] } }))
        : [{ ...claim, donors }];
      before = given.at(-1)?.donors.codes ?? before;
      return given;
    });
}

/**
 * Who gives what stands at a place of a sentence, as its grammar and the sentences before tell. `earlier`: whom these were
 * about; `main`: whom the article is about. Empty codes: nobody known.
 */
export function donorsOf(
  { words, mentions, figures }: Pick<Sentence, "words" | "mentions" | "figures">,
  place: Place,
  earlier: readonly string[],
  main: readonly string[],
): DonorAnswer {
  const { clause, giverFrom: at } = place;
  const isReceived = RECEIVES_IT.test(words.slice(clause.start, at.start));
  const givers = mentions.filter(
    (mention) =>
      canGive(mention) &&
      !WAY.test(words.slice(mention.end, mention.end + 40)) &&
      !figures.some((figure) => figure.start < mention.end && figure.end > mention.start),
  );
  const best = likeliest(givers, words, place, isReceived);
  const borrowed = earlier.length > 0 ? earlier : main;
  const ofContext = borrowed.length === 0 ? -1 : PRONOUN.test(words) || isReceived ? 2.6 : 0.45;
  if (FROM_FROZEN_ASSETS.test(words.slice(clause.start, clause.end)))
    return { codes: ["ORG:EU"], span: null, isEach: false };
  const companions = companionsIn(clause, givers, words);
  if (!best || best.score <= ofContext)
    return {
      codes: ofContext > 0 ? jointly([...borrowed, ...companions.map(({ code }) => code)]) : [],
      span: null,
      isEach: false,
    };
  const group = groupOf(best.mention, givers, words);
  if (best.mention.end <= at.start) group.push(...companions.filter((one) => !group.includes(one)));
  return {
    codes: jointly(group.map((mention) => mention.code)),
    span: {
      start: Math.min(...group.map(({ start }) => start)),
      end: Math.max(...group.map(({ end }) => end)),
    },
    isEach: group.length > 1 && EACH.test(words.slice(at.end, at.end + 40)),
  };
}

const FROM_FROZEN_ASSETS = stems("fromFrozenAssets");
const EACH = behindWhole("each");

/** The giver of the highest score, the first of equals. Who speaks of somebody else's money gives it less likely. */
function likeliest(givers: readonly Mention[], words: string, place: Place, isReceived: boolean) {
  let best: { mention: Mention; score: number } | null = null;
  for (const mention of givers) {
    const next = givers.find(({ start, code }) => start >= mention.end && code !== mention.code);
    const isSpeaker =
      next && next.end <= place.giverFrom.start && SPEAKS_OF.test(words.slice(mention.end, next.start));
    const score = scoreOf(mention, words, place, isReceived) - (isSpeaker ? 2 : 0);
    if (!best || score > best.score) best = { mention, score };
  }
  return best;
}

/** Each code once, in the order of data files. */
const jointly = (codes: readonly string[]) => donorKey([...new Set(codes)]).split(";");

/** Who is said in a clause to pay together with somebody else. */
function companionsIn(clause: Span, givers: readonly Mention[], words: string): Mention[] {
  const first = givers.find(
    ({ start, end }) =>
      start >= clause.start && end <= clause.end && WITH.test(words.slice(Math.max(0, start - 40), start)),
  );
  if (!first || OF_A_PARTY.test(words.slice(first.end, first.end + 40))) return [];
  return groupOf(first, givers, words).filter(({ start }) => start >= first.start);
}

/** How likely a mention is who gives what stands at a place: by where it stands, and by the words on both sides of it. */
function scoreOf(mention: Mention, words: string, place: Place, isReceived: boolean): number {
  const { clause, giverFrom: at } = place;
  const isBefore = mention.end <= at.start;
  const isInClause = mention.start >= clause.start && mention.end <= clause.end;
  const lead = words.slice(0, mention.start);
  const rest = words.slice(mention.end, mention.end + 60);
  const scores = [
    ...scoresOfPlace(mention, place, isBefore, isInClause),
    isBefore && FOR.test(lead) && MEANS.test(words.slice(mention.end, at.start)) ? 6 : 0,
    isBehindFrom(mention, words, place) && STANDS_ALONE.test(rest) ? 3 : 0,
    BUSINESS.test(rest) ? -3 : 0,
    ATTRIBUTION.test(rest) && INSERTED.test(lead) ? -2 : 0,
    scoreOfRole(lead, rest, isBefore, words.slice(clause.start, at.start)),
    isBefore && isInClause && (isReceived || RECEIVES.test(words.slice(mention.end, at.start + 1))) ? -5 : 0,
    // Who speaks behind a sum gives it only where nobody stands before it.
    !isBefore && mention.person ? 0.2 : 0,
  ];
  return scores.reduce((sum, score) => sum + score, 0);
}

const FOR = pattern("iu")`(?<!\p{L})${"forWhom"} (?:${"the"} )?$`;
const INSERTED = pattern("u")`,\s(?:${"the"} )?$`;

/** A subject stands before, near by, in the same clause, at the start of the sentence, behind the sum before. */
function scoresOfPlace(
  { start, end }: Mention,
  { clause, own, giverFrom: at }: Place,
  isBefore: boolean,
  isInClause: boolean,
): number[] {
  const distance = Math.min(isBefore ? at.start - end : start - at.end, 150) / 150;
  if (!isBefore) return [0.35, -distance, isInClause ? 0.3 : 0];
  const isBehindSum = start >= own.start && own.start > clause.start;
  return [3, -distance, isInClause ? 1.2 : 0, start < 45 ? 0.8 : 0, isBehindSum ? 1.5 : 0];
}

/** 'eight million from Austria', where no loan is guaranteed by it. */
function isBehindFrom(mention: Mention, words: string, { clause, giverFrom: at }: Place): boolean {
  if (mention.end <= at.start || GUARANTEES.test(words.slice(clause.start, at.start))) return false;
  return DIRECTLY_FROM.test(words.slice(at.end, mention.start));
}

/** What the words before and behind a mention make of it. `toPlace`: those of the clause up to the place. */
function scoreOfRole(lead: string, rest: string, isBefore: boolean, toPlace: string): number {
  if (MANAGER.test(lead) || AMONG_THEM.test(rest.slice(0, 40))) return -2.4;
  if (!isBefore && RECEIVER.test(lead)) return -4;
  if (GIVEN_TO.test(lead)) return -5;
  if (GIVER.test(lead) && (isBefore || !GUARANTEES.test(toPlace))) return isBefore ? 0.5 : 2.6;
  if (GIVES_ITS_OWN.test(rest)) return isBefore ? 0.6 : 1.4;
  if (PLACE.test(lead)) return -3.6;
  if (RECEIVER.test(lead)) return -5;
  return COMPANION.test(lead) ? -2.4 : 0;
}

/** The donors that stand together with one: 'Denmark, Norway and Sweden', 'shared by Italy and the EBRD'. */
function groupOf(mention: Mention, givers: readonly Mention[], words: string): Mention[] {
  const group = [mention];
  const index = givers.indexOf(mention);
  const isTogether = (a: Mention, b: Mention) =>
    a.start === b.start ||
    (a.person === null && b.person === null && TOGETHER.test(words.slice(a.end, b.start)));
  for (let next = index + 1; next < givers.length; next++) {
    const [last, one] = [group.at(-1), givers[next]];
    if (!last || !one || !isTogether(last, one)) break;
    group.push(one);
  }
  for (let before = index - 1; before >= 0; before--) {
    const [first, one] = [group[0], givers[before]];
    if (!first || !one || !isTogether(one, first)) break;
    group.unshift(one);
  }
  // 'Latvia, the United Kingdom' with no 'and' is an insertion or a list of something else.
  const between = group.slice(1).map((one, at) => words.slice(group[at]?.end ?? 0, one.start));
  return between.length > 0 && between.every((text) => text.trim() === ",") ? [mention] : group;
}

/** Who stands in the way of others' gifts gives nothing. */
const OBJECTS = pattern("u")`^(?:['’]s \p{L}+)? ${"objects"}`;

/** Whom a sentence is about, for the ones after it: its first giver that is no place and no receiver. */
export function subjectDonors(words: string, mentions: readonly Mention[]): string[] {
  const first = mentions.find((mention) => {
    const lead = words.slice(0, mention.start);
    return (
      canGive(mention) &&
      !OBJECTS.test(words.slice(mention.end, mention.end + 60)) &&
      !WAY.test(words.slice(mention.end, mention.end + 40)) &&
      !PLACE.test(lead) &&
      !RECEIVER.test(lead) &&
      !COMPANION.test(lead)
    );
  });
  if (!first || first.start > 80) return [];
  const givers = mentions.filter(canGive);
  return jointly(groupOf(first, givers, words).map(({ code }) => code));
}
