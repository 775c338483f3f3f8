import type { Span } from "../text/quote.ts";
import { type Amount, boundsOf } from "../values/money.ts";
import type { Claim, Judged, Memory, Refusal, Surroundings } from "./claim.ts";
import { speaksOfGiving } from "./giving.ts";
import { isPaidPart, isPartOfBefore, isPartOfPrevious } from "./parts-of-package.ts";
import type { Sentence } from "./sentence.ts";
import { canGive, donorsOf } from "./who-gives.ts";

/**
 * What the words around a sum of money make of it. Rules about language, none about an article: each is a kind of sentence
 * that newsrooms write, with the name under which a suggestion can say why it was left out.
 */

const word = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "iu");
/** A word that is followed by nothing that would take its meaning over, up to the sum. */
const leading = (pattern: string, reach: number, kept = "[^;:]") =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])${kept}{0,${reach}}$`, "iu");
/** A comma ends what is said of a budget or a loss, unless it stands in a number. */
const NO_COMMA = "(?:[^;:,]|,\\d)";
const stems = (pattern: string) => new RegExp(`(?<!\\p{L})(?:${pattern})`, "iu");

/** A verb of giving between a cue and the sum takes the cue's meaning away: 'in its budget the government sets aside …'. */
const givesAfterCue =
  /(?<!\p{L})(?:sets? aside|setting aside|set aside|allocat\w*|allot\w*|earmark\w*|reserv\w*|pledg\w*|promis\w*|donat\w*|contribut\w*|provid\w*|announc\w*|giv(?:e|es|ing)|gave|sends?|sent|adds?|added|assign\w*|foresees?|transferr?\w*|disburs\w*|grant(?:s|ed)|commit\w*|makes? available|made available)(?!\p{L})/iu;

const PRICE_AFTER =
  /^\s*(?:\([^)]*\)\s*)?(?:apiece|per (?!year|annum|month)\p{L}|(?:for )?an? (?:tonne|ton|hectare|piece|barrel|lit(?:re|er)|kilo\p{L}*|unit|shell|shot|round|drone|head|mega\p{L}*|share|day|night|person|copy|gallon|cubic|square)|to the (?:euro|dollar|pound)|at (?:today's|current|present|market|last year's) (?:market )?prices)/iu;
const PRICE_BEFORE = leading(
  "costs?|costing|price[ds]?|price tag|fetch(?:es|ed)?|(?:is|are|was|were|been) (?:offered|sold|bought|purchased|acquired|insured) (?:[^,;:]{1,40} )?(?:for|at)|(?:sells?|sold|selling) (?:[^,;:]{1,40} )?(?:for|at)|retails?|wages?|(?:monthly|weekly|daily|yearly) pay|salar(?:y|ies) of|rents?|fees?|fin(?:e|es|ed)|premiums?|tariffs?|insurance|auction(?:ed)?|allowances?|ticket|коштує|коштують|коштуват\\p{L}*|обходит\\p{L}*|ціна|тариф\\p{L}*|вартістю за",
  60,
  "(?:[^;:,]|,\\d|,\\s(?=$))",
);
const BUDGET_AFTER =
  /^\s*(?:\([^)]*\)\s*)?(?:(?:in|of|worth of) (?:\p{L}+ )?(?:damages?|losses|costs|exports|imports|revenues?|tax(?:es)?|profits?|trade|GDP|debts?|savings|cuts|sales|turnover|goods|grain|wheat|fuel imports)|(?:on|from) (?:oil|gas|petroleum|fuel)(?: and \p{L}+)?|of Russian (?:money|assets|reserves|funds)|left|remaining|unspent|deficit|shortfall|gap|hole|surplus|debt|abroad in|budget(?! support| aid| assistance| help)|(?:a|per|every) (?:month|year|day) (?:on|for|to) (?:its|their|his) own)(?!\p{L})/iu;
const BUDGET_BEFORE = leading(
  "surplus|cuts?|cutting|budgets?(?! support| aid| assistance| help| and)|GDP|gross domestic product|deficits?|defen[cs]e spending|military spending|spending (?:cuts?|plan|goal)|savings|economy|wealth fund|sovereign fund|fund (?:is|was) worth|revenues?|export(?:s|ed)|import(?:s|ed)|turnover|profits? (?:of|rose|fell|reached)|debts?|damages?(?! by)|loss(?:es)?|losing|lost|shortfall|gap|market|sanctions|earn(?:s|ed|ings?)|borrow(?:s|ed|ing)?|stolen|frauds?|corruption|embezzl\\p{L}+|(?:frozen|immobili[sz]ed|blocked) (?:Russian )?(?:state |central bank )?(?:assets|reserves|funds) (?:worth|of|total\\p{L}*|valued)|reserves worth|estimates? (?:the |that |total )?(?:the )?(?:damages?|costs?|losses|needs?)|estimates? (?:vary|varies|range|differ)\\p{L}*|estimated (?:at|total)|ransom|shares? (?:rose|fell)|orders? (?:books?|backlog)|needs? (?:are|is|were|stand|of|at|put)|lack(?:s|ed|ing)?|cost of|price of|bill for|reconstruction (?:needs|bill|will cost)|treasury (?:took|raised)|збитк\\p{L}*|ВВП|бюджет(?:у)? (?:країни|держави)|дефіцит\\p{L}*|потребу\\p{L}*|потреб",
  70,
  NO_COMMA,
);
const AT_HOME = leading(
  "too (?:high|low|much|little)|spending on(?! (?:Ukrain|aid|support|military))|hosting",
  60,
);
/** What people give, whom no ledger of states counts. */
const PRIVATE = leading(
  "collect(?:s|ed|ing)?|crowdfund\\p{L}*|fund-?rais\\p{L}*|whip-?round|(?:citizens|volunteers|people|readers|pupils|students|fans|supporters|villagers|residents|charit(?:y|ies)|churches|foundations?|artists|charity concert|appeal) (?:(?:ha(?:s|ve)|had|together) )*(?:raised?|raises|given|gave|donated?|sent)|зібрал\\p{L}*|зібрав",
  60,
);
const OWN_USE =
  /(?<!\p{L})(?:(?:of|for|on|to|from) (?:its|their|his|her) own(?! (?:stocks|stockpiles|depots|supplies|inventory))|moderni[sz](?:ing|e|ation of) (?:its|their)|restock\p{L}*|replenish\p{L}*|home front|own (?:armed forces|army|military|defen[cs]e))(?!\p{L})/iu;
const OWN_BEFORE =
  /(?<!\p{L})(?:to|for) (?:moderni[sz]e|expand|refill|replenish|rebuild) (?:its|their) (?:own )?(?:army|armed forces|military|stocks|stockpiles|arsenals?)[^;:]{0,60}$/iu;

const SINCE =
  /(?<!\p{L})(?<!(?:largest|biggest|first|latest|newest|highest|second|third|fourth|fifth|tenth|package|tranche|time|kind|sort)(?: \p{L}+){0,3} )since (?:the (?:start|beginning|outbreak|onset|full-scale|large-scale|Russian|invasion|war|attack)|(?:\p{L}+ ){0,2}(?:19|20)\d\d|then|russia|moscow|february|it began|the last)|(?:з|від) (?:початку|лютого|20\d\d)/iu;
const SO_FAR = stems(
  "(?<!(?:largest|biggest|highest|first|most generous|smallest)(?: \\p{L}+){0,3} )so far(?!\\p{L})|to date(?!\\p{L})|until now(?!\\p{L})|up to now(?!\\p{L})|thus far|all told|cumulative|combined total|grand total|(?:in|over|during) the (?:past|last) (?:\\p{L}+ )?(?:years?|months)|in the first (?:\\p{L}+ )?(?:months|weeks|half|quarter) of|already (?:given|provided|spent|sent|committed|contributed|received)|наразі|досі|загалом|за (?:рік|\\p{L}+ (?:роки|років))",
);
const REACHED = leading(
  "(?:ha[sd]|have|having) (?:now |already |thus |by now |long )?(?:reached|passed|exceeded|surpassed|topped|hit|crossed|risen to|climbed to|grown to|amounted to|totall?ed)|stands? at|stood at|put(?:s|ting)? (?:the |its |their )?(?:overall|total|combined|entire|cumulative) (?!for (?:20|this))[^;:]{0,60} at",
  40,
);
const BRINGS = leading(
  "(?:bring|brings|bringing|brought|takes?|taking|took|lifts?|lifting|lifted|push(?:es|ed|ing)?|mak(?:es|ing)|put(?:s|ting)?|rais(?:es|ed|ing)|swell(?:s|ing)?)[^;:]{0,90}(?:total|overall|sum|amount|aid|support|assistance|contributions?|help|figure|tally|value|volume|bill|commitments?|spending)[^;:]{0,60}(?:to|past|above|beyond)",
  30,
);
const BRINGS_TO = leading("(?:bring|brings|bringing|brought) (?:it|this|that|them) to", 20);
const TOTAL_SUBJECT = leading(
  "(?:total(?! of)|overall|entire|(?:with (?:this|that|the \\p{L}+)|including)[^;:]{0,40} (?:sum|amount|figure|volume|value)|combined (?!value)|cumulative|aid|assistance|support|help|contributions|donations|deliveries|commitments?|pledges|spending)(?! (?:package|tranche|programme|program|fund))[^,;:]{0,70}(?:exceeds?|exceeded|surpass(?:es|ed)?|tops?|stands? at|stood at|amounts? to|amounted to|adds? up to|comes? to|came to|totals?|totall?ed|runs? to|ran to|climbs? to|climbed to|ris(?:es|en)(?: to| past| beyond)?|rose(?: to| past)?|grows? to|grew to|swells? to|mounts? to|is (?:now |already )?(?:above|over|more than|worth more than|put at)|reach(?:es|ed))",
  30,
);
const NOT_CUMULATIVE =
  /(?<!\p{L})(?:package|tranche|instal?lment|batch|consignment|agreement|deal|facility)(?!\p{L})/iu;

const REQUEST_BEFORE = leading(
  "request(?:s|ed|ing)?|ask(?:s|ed|ing)? (?:for|the|its|his|her|congress|parliament|allies|partners|lawmakers|donors|europe|western|nato)|call(?:s|ed|ing)? (?:for|on)|appeal(?:s|ed|ing)?|seek(?:s|ing)?|sought|demand(?:s|ed|ing)?|wants?|wanted|wish(?:es|ed)? (?:for|to)|hop(?:es?|ed|ing) (?:for|to|that)|needs?|required?|requires|urg(?:es|ed|ing)|lobb(?:y|ied|ying)|plead(?:s|ed)?|propos(?:es?|ed|ing|als?)|suggest(?:s|ed|ing|ion)|recommend(?:s|ed)?|consider(?:s|ed|ing)|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)|discuss(?:es|ed|ing)?|debat(?:es|ed|ing)|negotiat\\p{L}+|studying|exploring|in talks|talks (?:on|about|over)|would|could|might|may (?:be|have|get|give|send|provide|receive|soon|also|yet)|reportedly|reports? (?:of|about)|asked about|(?:newspapers?|dail(?:y|ies)|tabloids?|blogs?|media|press) [^,;:]{0,20}(?:put|wrote|claimed|spoke|named|mentioned)|rumou?r(?:s|ed)?|allegedly|speculat\\p{L}+|leaked|unconfirmed|offered to (?:pay|buy)|whether|should (?:the|it|they)|floated|idea of|draft|claims?|claimed|розрахову\\p{L}*|сподіва\\p{L}*|очіку\\p{L}*|просить|просив|просила|попроси\\p{L}*|потребує|може|міг би|могла б|якщо|нібито|пропону\\p{L}*|запропон\\p{L}*|закли\\p{L}*",
  90,
);
/** 'The cost, five million euros, is borne by Latvia.' */
const BORNE =
  /^[^;:.]{0,30}(?<!\p{L})(?:borne|covered|paid|met|financed|funded|shouldered|picked up) by(?!\p{L})/iu;
/** A company's own business. */
const INVESTS = /(?<!\p{L})invest(?:s|ed|ing)?(?!\p{L})[^;:]{0,40}$/iu;
const PLANT =
  /^\s*(?:\([^)]*\)\s*)?in (?:a|an|its|their|new|the)(?: \p{L}+){0,3} (?:factory|factories|plant|plants|facility|joint venture|production line)/iu;
/** In the condition itself; what follows behind its comma is told as it is. */
const IF_BEFORE = /(?<!\p{L})(?:if|unless|provided that|якщо)(?!\p{L})[^,;:]{0,90}$/iu;
/** '…, €178 million altogether': the sums before it, added up. */
const SUMMED_UP = /^\s*(?:altogether|in all|in total|all told|combined|together|разом|загалом)(?!\p{L})/iu;
const SUMS_BEFORE = /(?:\d|million|billion|bn|[€$£])[^;:]*,\s*(?:\p{L}+\s+){0,2}$/iu;
const NO_AID_BEFORE = leading(
  "costs? of (?:the |hosting the |a )?(?:\\p{L}+ )?(?:summit|conference|event|meeting|election|visit|ceremony|campaign)",
  30,
);
const NO_AID =
  /^\s*(?:\([^)]*\)\s*)?(?:(?:a|per|each) year )?on (?:the |its |a |\p{L}+ )?(?:refugees|asylum|conference|summit|event|meeting|elections?|olympics|games|campaign|restocking|domestic|border)(?!\p{L})/iu;
/** 'said that Ireland would send' is no condition but a promise told in the past. */
const REPORTED =
  /(?<!\p{L})(?:sa(?:id|ys)|announced|promised|pledged|confirmed|declared|told|added|stressed|vowed|revealed|stated|assured|agreed|decided|undertook|meant)(?!\p{L})[^;:]{0,170}?(?<!\p{L})would(?! (?:need|like|cost|require|be enough|have to))(?!\p{L})/giu;
const REQUEST_AFTER =
  /^[^.;:]{0,60}?(?<!\p{L})(?:(?:was|were|been|being|is|are|had|has)(?: \p{L}+)? (?:requested|sought|proposed|considered|discussed|rejected|turned down|ruled out|rumou?red|mooted|floated|under discussion)|requested by|sought by|proposed by|asked for by|that (?:Kyiv|Ukraine|Zelensky\p{L}*|he|it|they) (?:has |had |have )?(?:requested|asked for|sought|wants?|needs?)|it (?:has |had )?(?:requested|asked for|sought|says it needs|needs|wants)|which (?:has|have) (?:yet|not)|depends? on|hinges? on|is (?:conditional|tied)|could (?:be|go|come|follow)|might (?:be|go|come|follow)|may (?:be|go|come|follow)|would be needed|is needed|are needed)(?!\p{L})/iu;
const DENIAL_BEFORE = leading(
  "den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|ruled? out|rules out|no question of|refus(?:es|ed|ing)|not true|untrue|false(?:ly)?|incorrect(?:ly)?|wrong(?:ly)?|mistaken(?:ly)?|misread\\p{L}*|misreport\\p{L}*|erroneous(?:ly)?|dismiss(?:es|ed)|no (?:decision|plans?|such|talk)|there (?:is|are|was|were|will be|would be) no|never|did not|does not|do not|will not|won't|has not|have not|had not|is not|are not|was not|were not|cannot|can't|can not|didn't|doesn't|don't|isn't|wasn't|hasn't|haven't|neither|nor|without|block(?:s|ed|ing)|veto(?:es|ed|ing)|h(?:olds|eld|olding) up|voted down|votes down|turned down|заперечи\\p{L}*|спростува\\p{L}*|не (?:надасть|передасть|планує|буде|виділить)",
  80,
);
/** What stands in the place of something else, up to the comma. */
const INSTEAD = leading("instead of|rather than", 80, NO_COMMA);
const NOT_ONLY = /(?<!\p{L})not (?:only|just|merely|least)(?!\p{L})/iu;
const DENIED_SENTENCE = stems(
  "misread|misreport|invented|an invention|fabricat|pure fiction|nonsense|(?:no|without) (?:any )?(?:basis|foundation)|baseless|groundless|unfounded|untrue|false report|a hoax|no truth|denied (?:that|reports|having|the|any)|denies (?:that|reports)|rejected (?:reports|a report|claims|the claim)|dismissed (?:reports|as|claims|the report)|never (?:existed|happened)|is (?:wrong|false|incorrect|a mistake)|was (?:wrong|false|incorrect|a mistake)|спростува",
);
const RUMOUR_SENTENCE = stems(
  "reportedly|rumou?r|allegedly|unconfirmed|leaked|speculat|quoting (?:unnamed|anonymous|current and former)|citing (?:unnamed|anonymous)|sources (?:say|said|told)|according to (?:media reports|unnamed|people familiar|sources)|(?:is|are) (?:said|thought|believed) to (?:be|have)|нібито|за чутками",
);
const CONVERTED = word(
  "converted(?: into| to)?|equivalent (?:to|of)|at (?:the )?(?:current|today's|present) (?:exchange )?rates?|exchange rates?|in (?:euros?|dollars?) (?:that is|this is|terms)",
);
/** 'the tanks for which Poland paid …' */
/** 'Poland paid two billion for them' */
const PAID = /(?<!\p{L})(?:paid|pays)(?: \p{L}+)?\s*$/iu;
const FOR_THEM = /^\s*(?:\([^)]*\)\s*)?for (?:them|it|these|those)(?!\p{L})/iu;
/** '46 packages, total value …' */
const OF_MANY = leading(
  "(?:\\d+|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|dozens of|all) (?:\\p{L}+ )?(?:packages|tranches|deliveries|consignments)(?! will)[^;:]{0,40}(?:value|worth|valued|total)",
  12,
);
const PAID_FOR = /(?<!\p{L})for which (?:\p{L}+ ){1,4}(?:paid|pays)(?! with)[^;:,]{0,20}$/iu;
/** What goes back is no gift. */
const REPAID = leading("repaid|repays?|repaying|repayments?|paid back|pays? back", 70);
/** '$100 million is now 138 billion won' */
const IS_IN_ANOTHER =
  /^\s*(?:is|are|was|were|makes?) (?:now |currently |today )?(?:worth |equal to )?(?:about |some |roughly )?(?:\p{Sc}|\d)/u;
const HAS_OR_TOTALS = /(?<!\p{L})(?:has|have|had|totals?|total|altogether)(?!\p{L})/iu;
const BEFORE_THAT =
  /(?<!\p{L})(?:before (?:that|this|then)|until then|by then|up to then|prior to (?:this|that))(?!\p{L})[^;:]*(?<!\p{L})(?:had|ha[sd]|have)(?!\p{L})/iu;
/** Between two sums in different currencies, where the second says the first again: ', or about '. */
const SAID_AGAIN =
  /^[\s,–—(]*(?:or|i\.e\.|that is|that's|equal to|equalling|equivalent to|the equivalent of|(?:which )?(?:is|are) (?:now|currently)|which is|which equals|equals|worth|roughly equal to|=|≈|близько|або|тобто)?[\s,]*(?:about|around|roughly|approximately|some|nearly|almost|just over|just under|over|more than)?\s*$/iu;

/** Who is no recipient of aid: 'Defence gets 119 billion'. */
const HOME_SUBJECT =
  /^[\s"'“]*(?:The )?(?:(?:\p{L}+ )?(?:defen[cs]e|military|army|navy|armed forces|police|schools|health(?: service)?|pensioners|farmers))\s+(?:gets?|receives?|will (?:get|receive)|is to (?:get|receive)|takes?)(?!\p{L})/iu;
const OTHER_RECIPIENT =
  /^\s*(?:\([^)]*\)\s*)?(?:in (?:\p{L}+ ){1,3})?(?:for|to|towards) (?:the )?(?:Israel|Gaza|Palestin\p{L}*|Taiwan|Georgia|Armenia|Syria|Sudan|Afghanistan|Yemen|Lebanon|Jordan|Turkey|Türkiye|Egypt|Ethiopia|Somalia|Haiti|Bangladesh)(?!\p{L})/u;

/** What a row may ask for beside the words around a claim. */
export interface Circumstances {
  claim: Claim;
  sentence: Sentence;
  memory: Memory;
  /** Whom the article is about. */
  main: readonly string[];
  /** The sum before it in the sentence, judged; and all before it that stand. */
  previous: Judged | null;
  accepted: readonly Judged[];
}

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

/** In this order: the first row that fits a claim says why it is refused. */
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
  { name: "converted", refusal: "conversion", when: ({ lead }) => CONVERTED.test(lead) },
  {
    name: "worth as much in another currency",
    refusal: "conversion",
    when: ({ after }) => IS_IN_ANOTHER.test(after),
  },
  { name: "what was paid for a thing", refusal: "price", when: ({ before }) => PAID_FOR.test(before) },
  {
    name: "paid for them",
    refusal: "price",
    when: ({ before, after }) => PAID.test(before) && FOR_THEM.test(after),
  },
  { name: "the value of many packages", refusal: "cumulative", when: ({ before }) => OF_MANY.test(before) },
  { name: "paid back", refusal: "budget", when: ({ before }) => REPAID.test(before) },
  { name: "a price each", refusal: "price", when: ({ after }) => PRICE_AFTER.test(after) },
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
    when: ({ after }) => BUDGET_AFTER.test(after),
  },
  {
    name: "a budget",
    refusal: "budget",
    when: ({ before }) => stands(BUDGET_BEFORE, before) && !BUDGET_FOR_AID.test(before),
  },
  { name: "spent at home", refusal: "budget", when: ({ before }) => AT_HOME.test(before) },
  { name: "for its own", refusal: "own_use", when: ({ after }) => OWN_USE.test(after) },
  { name: "to restock its own", refusal: "own_use", when: ({ before }) => OWN_BEFORE.test(before) },
  {
    name: "what the army or the schools get",
    refusal: "own_use",
    when: ({ clause }) => HOME_SUBJECT.test(clause),
  },
  { name: "what farmers get", refusal: "own_use", when: ({ before }) => FARMERS.test(before) },
  { name: "in exchange", refusal: "own_use", when: ({ before }) => IN_EXCHANGE.test(before) },
  { name: "by how much sums differ", refusal: "budget", when: ({ after }) => COMPARED.test(after) },
  { name: "given or committed in all", refusal: "cumulative", when: ({ after }) => GIVEN_IN_ALL.test(after) },
  { name: "what people gave", refusal: "private_money", when: ({ before }) => PRIVATE.test(before) },
  { name: "for somebody else", refusal: "other_recipient", when: ({ after }) => OTHER_RECIPIENT.test(after) },
  { name: "on a condition", refusal: "request_or_rumour", when: ({ before }) => IF_BEFORE.test(before) },
  {
    name: "the sums before, added up",
    refusal: "cumulative",
    when: ({ before, after }) => SUMMED_UP.test(after) && SUMS_BEFORE.test(before),
  },
  { name: "spent on a thing that is no aid", refusal: "own_use", when: ({ after }) => NO_AID.test(after) },
  { name: "what a meeting costs", refusal: "own_use", when: ({ before }) => NO_AID_BEFORE.test(before) },
  {
    name: "a report called untrue",
    refusal: "denial",
    when: ({ sentence }) => DENIED_SENTENCE.test(sentence),
  },
  { name: "instead of it", refusal: "denial", when: ({ before }) => INSTEAD.test(before) },
  {
    name: "denied",
    refusal: "denial",
    when: ({ before }) => DENIAL_BEFORE.test(before) && !NOT_ONLY.test(before),
  },
  { name: "a rumour", refusal: "request_or_rumour", when: ({ sentence }) => RUMOUR_SENTENCE.test(sentence) },
  {
    name: "asked for or thought about",
    refusal: "request_or_rumour",
    when: ({ before }) => REQUEST_BEFORE.test(before.replace(REPORTED, " will ")),
  },
  {
    name: "that somebody asked for",
    refusal: "request_or_rumour",
    when: ({ after }) => REQUEST_AFTER.test(after),
  },
  {
    name: "what had been given before",
    refusal: "cumulative",
    when: ({ clause }) => BEFORE_THAT.test(clause),
  },
  { name: "what a total has reached", refusal: "cumulative", when: ({ before }) => REACHED.test(before) },
  { name: "what brings a total to", refusal: "cumulative", when: ({ before }) => BRINGS.test(before) },
  { name: "what it is brought to", refusal: "cumulative", when: ({ before }) => BRINGS_TO.test(before) },
  {
    name: "what the aid comes to",
    refusal: "cumulative",
    when: ({ before }) => TOTAL_SUBJECT.test(before) && !NOT_CUMULATIVE.test(before),
  },
  { name: "since it began", refusal: "cumulative", when: ({ clause }) => SINCE.test(clause) },
  { name: "so far", refusal: "cumulative", when: ({ clause }) => SO_FAR.test(clause) },
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
    const row = rows.find(({ isOfSums, when }) => (isSum || !isOfSums) && when(claim.around, circumstances));
    const refusal = typeof row?.refusal === "function" ? row.refusal(circumstances) : (row?.refusal ?? null);
    judged.push({ ...claim, refusal, row: row?.name ?? null });
  }
  return judged;
}

/** Whether a sum needs no verb of its own: its sentence, its list or the words behind it go on about what is given. */
function isContinued({
  claim: { place, clause },
  sentence,
  memory,
  previous,
  accepted,
}: Circumstances): boolean {
  const [lead, rest] = [sentence.words.slice(0, place.start), sentence.words.slice(place.end)];
  if (memory.isInList && sentence.isListed) return true;
  if (previous !== null && previous.refusal === null) return true;
  if (SUM_OF_IT.test(lead) && IT_IS.test(rest)) return true;
  const isTold =
    memory.told.length + accepted.length > 0 || /:\s*$/.test(sentence.words.slice(0, clause.start));
  return isTold && GOES_ON.test(rest);
}

/** 'agreed on a budget of ten million for boats' */
const BUDGET_FOR_AID =
  /(?<!\p{L})(?:agree|approv|adopt|set|pool)\p{L}*(?: \p{L}+)? an? (?:\p{L}+ )?budget of\s*$/iu;

/** 'Norway's part costs …', told of a gift. */
const ITS_SHARE = /(?<!\p{L})(?:part|share|contribution|donation|gift|commitment) (?:of it )?$/iu;
/** 'undertakes to pay the fees': a price that is a gift. */
const PAYS_IT =
  /(?<!\p{L})(?:to pay|will pay|pays|covers?|will cover|to cover|meets?|bears?|foots?|shares?|splits?|shoulders?)(?: for)? (?:(?:the|its|their|half|part|all|of) )*(?:\p{L}+ )?$/iu;

/** Whether a cue leads to the sum with no verb of giving in between. */
function stands(cue: RegExp, before: string): boolean {
  const found = cue.exec(before);
  return (
    found !== null &&
    !ITS_SHARE.test(before.slice(0, found.index)) &&
    !givesAfterCue.test(found[0]) &&
    !PAYS_IT.test(before.slice(0, found.index))
  );
}

/** 'biggest donor, with 28 billion given or committed' */
const GIVEN_IN_ALL =
  /^\s*(?:\([^)]*\)\s*)?(?:in \p{L}+ )?(?:(?:given|committed|provided|pledged|spent|allocated) (?:or|and) \p{L}+|[^.;:]{0,30}(?<!\p{L})makes? (?:it|them|\p{Lu}\p{L}+) (?:the|one of the)(?!\p{L}))/iu;
/** '500 million more than this year': by how much sums differ. */
const COMPARED = /^\s*(?:\([^)]*\)\s*)?(?:more|less|higher|lower|above|below|up|down) (?:than|on)(?!\p{L})/iu;
/** What is given back is no gift. */
const IN_EXCHANGE = /(?<!\p{L})(?:in exchange|in return|as compensation)(?!\p{L})[^;:]{0,60}$/iu;
const FARMERS =
  /(?<!(?:Ukrain\p{L}+|its|their|displaced) )(?<!\p{L})(?:farmers|growers|pensioners|taxpayers|teachers at home|flood victims) (?:would|will|are to|can)? ?(?:get|receive)(?!\p{L})[^;:]{0,30}$/iu;

/** 'five million to the refugee agency': what goes on about the pledge before needs no verb. */
const GOES_ON =
  /^\s*(?:\([^)]*\)\s*)?(?:more )?(?:(?:to|for|into|towards) (?:the )?\p{L}|,?\s?(?:is|are|was|were|goes?|will|comes?)(?!\p{L}))/iu;

/** 'At four billion it is smaller than the last' */
const IT_IS = /^,? (?:it|this|that|the (?:package|sum|grant|tranche)) (?:is|was)(?!\p{L})/u;

const SUM_OF_IT = /^At (?:the |a total of )?$/u;

const GETS =
  /(?<!\p{L})(?:receiv|gets?(?!\p{L})|got(?!\p{L})|obtain|secur|be given|be handed|been given|benefit|welcom|thank|отрима|дяку)/iu;

/** Whether it is Ukraine (or who attacks it) that spends, makes or asks for what stands here. */
function isSpentByUkraine({ clause, said }: Claim, { words, mentions }: Sentence): boolean {
  const last = mentions
    .filter((mention) => mention.start >= clause.start && mention.end <= said.start)
    .filter((mention) => !BEHIND_A_PREPOSITION.test(words.slice(0, mention.start)))
    .at(-1);
  if (!last || canGive(last)) return false;
  // As an object it is who receives: 'France will provide Ukraine with …'.
  if (speaksOfGiving(words.slice(clause.start, last.start))) return false;
  const isBefore = (one: Span) => one.start >= clause.start && one.end <= last.start;
  if (mentions.some((mention) => canGive(mention) && isBefore(mention))) return false;
  return !GETS.test(words.slice(last.end, said.start));
}

const BEHIND_A_PREPOSITION =
  /(?<!\p{L})(?:to|for|in|with|of|from|against|on|by|towards|into|near|inside|для|у|в)\s+(?:the\s+)?$/iu;

/** 'Of the €90 million, Vilnius pays a third.' */
const OUT_OF = /(?:^|[^\p{L}])(?<!top )(?:[Oo]ut )?[Oo]f (?:the|this|these|that|its) (?:\p{L}+ )?$/u;

/** 'the two billion', 'this €36 million' */
const WITH_ITS_ARTICLE = /(?<!\p{L})(?:the|this|that|these|those|its|same)\s+(?:\p{L}+\s+)?$/iu;

/** Whether a sum with its article is one that was suggested before. */
function isRecalled({ claim: { figure }, sentence, memory, accepted }: Circumstances): boolean {
  if (!figure) return false;
  if (!WITH_ITS_ARTICLE.test(sentence.words.slice(Math.max(0, figure.start - 24), figure.start)))
    return false;
  const sizeOf = (amount: Amount) => boundsOf(amount).floor || boundsOf(amount).ceiling;
  const size = sizeOf(figure.amount);
  const before = [...memory.told, ...accepted.flatMap((one) => one.figure ?? [])];
  return before.some(
    ({ amount }) =>
      amount.currency !== null && amount.currency === figure.amount.currency && sizeOf(amount) === size,
  );
}

/** Whether neither the sentence nor those before it nor the article name anybody who could give. */
function isOfNobody({ claim, sentence, memory, main, accepted }: Circumstances): boolean {
  if (accepted.length > 0 || memory.earlier.length > 0 || main.length > 0) return false;
  return donorsOf(sentence, claim, memory.earlier, main).codes.length === 0;
}
