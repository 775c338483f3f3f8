import type { Span } from "../text/span.ts";
import { donorKey } from "../values/parties.ts";
import type { Figure } from "./sums.ts";
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

const PLACE =
  /(?<!\p{L})(?:in|at|near|outside|inside|around|across|via|through|over|visit(?:s|ed|ing)?(?: to)?|trip to|travell?\p{L}* to|came to|goes to|arriv\p{L}* in|flew to|tour\p{L}* of|border with|у|в)\s+(?:the\s+)?(?:(?:neighbouring|nearby|western|eastern|northern|southern)\s+)?$/iu;
const RECEIVER = /(?<!thanks )(?<!\p{L})(?:to|for|towards|into|для)\s+(?:the\s+)?$/iu;
/** 'lends Moldova ten million': an object without 'to'. */
const GIVEN_TO =
  /(?<!\p{L})(?:lends?|lent|gives?|gave|grants?|granted|offers?|offered|sends?|sent|hands?|handed|pays?|paid) (?:the )?$/u;
const COMPANION =
  /(?<!\p{L})(?:with|alongside|like|unlike|than|against|versus|compared (?:with|to)|besides|after|before|following)\s+(?:(?:the|an?|other|some|several|many|its|fellow)\s+){0,2}$/iu;
/** 'eight million from Austria' */
const DIRECTLY_FROM =
  /^\s*(?:\([^)]*\)\s*)?(?:more |extra )?(?:(?:comes?|came|is|was|are|were|stems?|will come|is to come) )?(?:(?:taken|paid|provided|contributed|covered|borne|put up) )?(?:from|by) (?:the )?$/iu;
/** 'the Czech initiative', 'the Danish model': a way for money that is called after a country. */
const WAY = /^(?:[- ]led)? (?:\p{Ll}+ )?(?:initiative|model|scheme|procurement)(?!\p{L})/u;
/** 'For Latvia that means ten million': what a rule comes to. */
const MEANS = /^,? (?:(?:that|this|it|which) )?(?:means|meant|would mean|some|about|around|nearly|\P{L}*$)/u;
/** '…, Norway's defence ministry says, …': who is cited. */
const ATTRIBUTION =
  /^(?:['’]s)?(?: \p{L}+){0,4} (?:says|said|reports|reported|announced|confirmed|noted|explained|added)(?: on \p{L}+)?(?:[,.]|$)/u;
/** Who sells or makes: 'a Czech dealer', 'Norwegian manufacturers'. */
const BUSINESS =
  /^ (?:\p{Ll}+[- ]){0,2}(?:dealers?|company|companies|firms?|manufacturers?|makers?|producers?|plants?|factory|factories|suppliers?|contractors?|industry|shipyards?)(?!\p{L})/u;
/** Who guarantees a loan gives, not who lends. */
const GUARANTEES = /(?<!\p{L})guarantee(?:s|d|ing)?(?!\p{L})(?! of)/iu;
/** A name that is no adjective: 'from Austria and', not 'from the G7 scheme'. */
const STANDS_ALONE = /^(?:\P{L}*$|[^\p{L}\s]|\s(?:and|for|to|towards|will|in|this|on|by|as)(?!\p{L}))/u;
const GIVER =
  /(?<!\p{L})(?:by|from|thanks to|courtesy of|on behalf of|від)\s+(?:the\s+)?(?:government of\s+(?:the\s+)?)?$/iu;
/** Who runs what is paid for: 'the work that Lithuania organises', 'a fund managed by Latvia'. */
const MANAGER =
  /(?<!(?:said|says?|reports?|reported|announced|confirmed|noted|added|told \p{L}+|welcomed|stated|explained|promised|decided|agreed)(?:,? (?:on|in) \p{L}+)?,? )(?<!\p{L})(?:that|which|whom|where|(?:managed|run|led|organi[sz]ed|coordinated|hosted|chaired|built|made|produced|operated|set up|administered|supervised) by)\s+(?:the\s+|an?\s+)?$/iu;
const AMONG_THEM = /^(?:(?:,| and|, and) (?:the )?\p{Lu}[\p{L} ]+)*,? among them(?!\p{L})/u;
/** 'Danish aid', 'Italian assistance package', 'the Norwegian government'. */
const GIVES_ITS_OWN =
  /^(?:['’]s?)?\s+(?:(?:\p{Ll}+|new|military|humanitarian|financial)\s+){0,2}(?:aid|support|assistance|help|money|funds|funding|weapons?|equipment|taxpayers?|contributions?|packages?|grants?|loans?|donations?|government|cabinet|parliament|minist(?:er|ry|ers)|pledges?|commitments?|budget|treasury|state|share)(?!\p{L})/iu;
const RECEIVES =
  /^(?:['’]s?)?(?:\s+\p{L}+){0,6}?\s+(?:gets?|got|receives?|received|obtains?|obtained|is to (?:get|receive)|will (?:get|receive|be given)|benefits?)(?!\p{L})/iu;
const RECEIVES_IT =
  /(?<!\p{L})(?:gets?|got|receives?|received|obtains?|obtained|to get|to receive|be given|was given|is given|were given|отрима\p{L}+)\s+(?:\p{L}+\s+){0,3}$/iu;
const TOGETHER =
  /^(?:['’]s)?\s*(?:,|and|&|, and|together with|along with|jointly with|as well as|та|і|й)\s*(?:the\s+)?$/iu;
/** 'The bank said that Lithuania would pay': who speaks of somebody else's money. */
const SPEAKS_OF =
  /^(?:['’]s \p{L}+)? (?:says?|said|reports?|reported|notes|noted|announced|confirmed|told \p{L}+|welcomed|wrote|stated|explained)(?:,? (?:on|in) \p{L}+)?,?(?: that)? (?:the )?$/u;
/** Who pays along: 'paid together with Belgium and Norway'. */
const WITH =
  /(?<!\p{L})(?:together|jointly|along|in tandem|in partnership|half and half|(?:shared?|split|co-?financed|co-?funded)) with (?:the )?$/iu;
/** No party but its members: 'other EU countries', 'German companies'. */
const OF_A_PARTY =
  /^(?:['’]s?)? (?:\p{Ll}+ )?(?:countries|states|members|partners|companies|firms|allies|charities|volunteers|experts|officials|soldiers|instructors|colleagues)(?!\p{L})/u;
const PRONOUN =
  /^(?:[^,;]{0,40},\s+)?(?:It|He|She|They|Its|His|Her|Their|This|These|The (?:country|government|ministry|cabinet|package|island|kingdom|republic|minister|money|sum|list|two countries|contribution|aid|funds?|loan|grant|programme|first|second|third|rest|remainder|other)|Another|A further|A second|In addition|On top|Of (?:this|that)|Вона|Він|Воно|Вони|Уряд|Країна)(?!\p{L})/u;

export interface DonorQuestion {
  /** The sentence, and everybody in it who stands for a party. */
  words: string;
  mentions: readonly Mention[];
  /** The part of the clause that is this sum's own, behind the sum before it. */
  own: Span;
  /** The clause that the sum or the goods stand in, and where in it they stand. */
  clause: Span;
  at: Span;
  /** Sums in the sentence, whose currency words are nobody's name. */
  figures: readonly Figure[];
  /** Who the sentences before were about, and who the article is about. */
  earlier: readonly string[];
  main: readonly string[];
}

export interface DonorAnswer {
  codes: string[];
  /** Where the sentence names them; null when an earlier one did. */
  span: Span | null;
  /** Every one of them gives as much: 'each'. */
  isEach: boolean;
}

/** Who gives what stands at a place of a sentence, as its grammar and the sentences before tell. Empty codes: nobody known. */
export function donorsOf(question: DonorQuestion): DonorAnswer {
  const { words, mentions, clause, own, at, figures, earlier, main } = question;
  const isReceived = RECEIVES_IT.test(words.slice(clause.start, at.start));
  const givers = mentions.filter(
    (mention) =>
      canGive(mention) &&
      !WAY.test(words.slice(mention.end, mention.end + 40)) &&
      !figures.some((figure) => figure.start < mention.end && figure.end > mention.start),
  );
  let best: { mention: Mention; score: number } | null = null;
  for (const mention of givers) {
    const next = givers.find(({ start, code }) => start >= mention.end && code !== mention.code);
    const isSpeaker = next && next.end <= at.start && SPEAKS_OF.test(words.slice(mention.end, next.start));
    const score = scoreOf(mention, words, clause, own, at, isReceived) - (isSpeaker ? 2 : 0);
    if (!best || score > best.score) best = { mention, score };
  }
  const borrowed = earlier.length > 0 ? earlier : main;
  const ofContext = borrowed.length === 0 ? -1 : PRONOUN.test(words) || isReceived ? 2.6 : 0.45;
  if (
    /(?<!\p{L})(?:comes?|came|is|was|were|are)(?: taken)?(?: from)? (?:the )?(?:interest|proceeds|profits|windfall|earnings)/iu.test(
      words.slice(clause.start, clause.end),
    )
  )
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
  const isEach =
    group.length > 1 && /^\s*(?:\([^)]*\)\s*)?each(?!\p{L})/iu.test(words.slice(at.end, at.end + 40));
  return {
    codes: jointly(group.map((mention) => mention.code)),
    span: {
      start: Math.min(...group.map(({ start }) => start)),
      end: Math.max(...group.map(({ end }) => end)),
    },
    isEach,
  };
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

function scoreOf(
  mention: Mention,
  words: string,
  clause: Span,
  own: Span,
  at: Span,
  isReceived: boolean,
): number {
  const lead = words.slice(0, mention.start);
  const rest = words.slice(mention.end, mention.end + 60);
  const isBefore = mention.end <= at.start;
  const isInClause = mention.start >= clause.start && mention.end <= clause.end;
  const isOwner = GIVES_ITS_OWN.test(rest);
  const distance = isBefore ? at.start - mention.end : mention.start - at.end;
  let score = isBefore ? 3 : 0.35;
  score -= Math.min(distance, 150) / 150;
  if (isInClause) score += isBefore ? 1.2 : 0.3;
  if (isBefore && mention.start < 45) score += 0.8;
  if (isBefore && mention.start >= own.start && own.start > clause.start) score += 1.5;
  if (isBefore && MEANS.test(words.slice(mention.end, at.start)) && /(?<!\p{L})for (?:the )?$/iu.test(lead))
    score += 6;
  if (
    !isBefore &&
    !GUARANTEES.test(words.slice(clause.start, at.start)) &&
    DIRECTLY_FROM.test(words.slice(at.end, mention.start)) &&
    STANDS_ALONE.test(rest)
  )
    score += 3;
  if (BUSINESS.test(rest)) score -= 3;
  if (ATTRIBUTION.test(rest) && /,\s(?:the )?$/u.test(lead)) score -= 2;
  if (MANAGER.test(lead) || AMONG_THEM.test(words.slice(mention.end, mention.end + 40))) score -= 2.4;
  else if (!isBefore && RECEIVER.test(lead)) score -= 4;
  else if (GIVEN_TO.test(lead)) score -= 5;
  else if (GIVER.test(lead) && !(!isBefore && GUARANTEES.test(words.slice(clause.start, at.start))))
    score += isBefore ? 0.5 : 2.6;
  else if (isOwner) score += isBefore ? 0.6 : 1.4;
  else if (PLACE.test(lead)) score -= 3.6;
  else if (RECEIVER.test(lead)) score -= 5;
  else if (COMPANION.test(lead)) score -= 2.4;
  if (isBefore && isInClause && (isReceived || RECEIVES.test(words.slice(mention.end, at.start + 1))))
    score -= 5;
  // Who speaks behind a sum gives it only where nobody stands before it.
  if (!isBefore && mention.person) score += 0.2;
  return score;
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
const OBJECTS =
  /^(?:['’]s \p{L}+)? (?:(?:still|also|again|alone|has|have|had) )*(?:block|veto|oppos|abstain|refus|reject|threaten|object)/u;

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
