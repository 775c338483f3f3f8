/**
 * What the words around a sum of money make of it. Rules about language, none about an article: each is a kind of sentence
 * that newsrooms write, with the name under which a suggestion can say why it was left out.
 */

/** Where a sum stands: its clause (between strong borders), what of it comes before and after, and its sentence. */
export interface Surroundings {
  /** What comes before in the clause, behind the sum before it. */
  lead: string;
  before: string;
  after: string;
  clause: string;
  sentence: string;
}

export type Refusal =
  | "price"
  | "budget"
  | "own_use"
  | "private_money"
  | "cumulative"
  | "request_or_rumour"
  | "denial"
  | "conversion"
  | "other_recipient";

const word = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "iu");
/** A word that is followed by nothing that would take its meaning over, up to the sum. */
const leading = (pattern: string, reach: number, kept = "[^;:]") =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])${kept}{0,${reach}}$`, "iu");
/** A comma ends what is said of a budget or a loss, unless it stands in a number. */
const NO_COMMA = "(?:[^;:,]|,\\d)";
const stems = (pattern: string) => new RegExp(`(?<!\\p{L})(?:${pattern})`, "iu");

/** Verbs by which money or goods are promised or handed over, in any form. */
const GIVES =
  "plac(?:e|es|ed|ing)|(?:has|have|had) found|finds|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|commit(?:s|ted|ting)?|allocat(?:e|es|ed|ing)|allot(?:s|ted|ting)?|earmark(?:s|ed|ing)?|announc(?:e|es|ed|ing)|unveil(?:s|ed|ing)?|present(?:s|ed|ing)?|donat(?:e|es|ed|ing)|contribut(?:e|es|ed|ing)|provid(?:e|es|ed|ing)|deliver(?:s|ed|ing)?|transfer(?:s|red|ring)?|sen(?:d|ds|t|ding)|giv(?:e|es|en|ing)|gave|grant(?:s|ed|ing)?|fund(?:s|ed|ing)?|financ(?:e|es|ed|ing)|direct(?:s|ed|ing)|approv(?:e|es|ed|ing)|sign(?:s|ed|ing)?|sets? aside|setting aside|put(?:s|ting)?|add(?:s|ed|ing)?|assign(?:s|ed|ing)?|pa(?:y|ys|id|ying)|support(?:s|ed|ing)?|spen(?:d|ds|t|ding)|invest(?:s|ed|ing)?|releas(?:e|es|ed|ing)|disburs(?:e|es|ed|ing)|hand(?:s|ed|ing)?|mak(?:e|es|ing)|made|offer(?:s|ed|ing)?|extend(?:s|ed|ing)?|lend(?:s|ing)?|lent|channel(?:s|led|ling|ed|ing)?|mobilis(?:e|es|ed|ing)|mobiliz(?:e|es|ed|ing)|dedicat(?:e|es|ed|ing)|devot(?:e|es|ed|ing)|reserv(?:e|es|ed|ing)|suppl(?:y|ies|ied|ying)|ship(?:s|ped|ping)?|sponsor(?:s|ed|ing)?|bring(?:s|ing)?|brought|increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|boost(?:s|ed|ing)?|tops? up|topped up|topping up|is set at|set at|goes|go|will go|went|gets?|receiv(?:e|es|ed|ing)|obtains?|flow(?:s|ed|ing)?|drawn? down|back(?:s|ed|ing)?|buy(?:s|ing)?|bought|purchas(?:e|es|ed|ing)|order(?:s|ed|ing)?|guarante(?:e|es|ed|eing)|undertak(?:e|es|en|ing)|undertook|pump(?:s|ed|ing)?|plough(?:s|ed|ing)?|steer(?:s|ed|ing)?|wir(?:e|es|ed|ing)|budget(?:s|ed)|vot(?:e|es|ed|ing)|agre(?:e|es|ed|eing)|confirm(?:s|ed|ing)?|pric(?:e|ed) in|include[sd]?|cover(?:s|ed|ing)?|rededicat\\w+|chip(?:s|ped|ping)? in|join(?:s|ed|ing)?|comes?|came|means|follows?|followed|stump(?:s|ed)? up|throw(?:s|n)?|foot(?:s|ed|ing)?|borne|bear(?:s|ing)?|kick(?:s|ed)? in|step(?:s|ped)? in|match(?:es|ed)?|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed)|renew(?:s|ed)?|prolong(?:s|ed)?|foresees?|tabled?|book(?:s|ed)?|clear(?:s|ed)?|wav(?:e|es|ed|ing) through|pass(?:es|ed|ing)? on|funnel\\p{L}*|inject\\p{L}*|subsidi[sz]\\p{L}+|underwr\\p{L}+|bankroll\\p{L}*|shoulder\\p{L}*|fork(?:s|ed)? out|free(?:s|d)? up|freed|unlock\\p{L}*|unblock\\p{L}*|scal(?:e|es|ed|ing) up|takes? over|took over|writ\\p{L}+ off|waiv\\p{L}+|forgiv\\p{L}+|forgave|award\\p{L}*|procur\\p{L}+|leas(?:es|ed|ing)|picks? up|picked up|ring-?fenc\\p{L}*|dispatch\\p{L}*|vow(?:s|ed|ing)?|volunteer(?:s|ed)|insur(?:e|es|ed|ing)|(?:part|share) costs|compris\\p{L}+|consists? of|envisag\\p{L}+|intends?|(?:will|to) (?:jointly )?(?:restore|rebuild|repair|renovate|refurbish|equip)|authoris(?:e|es|ed)|authoriz(?:e|es|ed)|sanction(?:s|ed) the|intended|meant|used|available|worth|valued|destined|planned|foreseen|scheduled|due";
const GIVES_UKRAINIAN =
  "вартіст|станов|виділ|нада|обіця|передас|переда|зобов|оголос|спряму|внес|внесе|пожертв|профінанс|фінансу|розподіл|затверд|схвал|підпис|додас|дода|вкла|перерах|передбач|витрат|закупит|отрима|збільш|постача|поста[вч]|допомо";
/** Nouns that are promises themselves. */
const GIFTS =
  "packages?|contributions?|tranches?|instal?lments?|grants?|loans?|guarantees?|donations?|aid|assistance|support|help|funding|programmes?|programs?|facilit(?:y|ies)|pledges?|commitments?|relief|drawdown|credit line|credits?|gifts?|funds?|allocations?|envelope|lifeline|cheque|sums?|money|share|projects?|deal|deliver(?:y|ies)|shipments?";
const GIFTS_UKRAINIAN = "пакет|внес|транш|грант|кредит|позик|гаранті|допомог|підтримк|фінансуван|кошт";

const gives = new RegExp(`(?<!\\p{L})(?:(?:${GIVES})(?!\\p{L})|${GIVES_UKRAINIAN})`, "iu");
const gifts = new RegExp(`(?<!\\p{L})(?:(?:${GIFTS})(?!\\p{L})|${GIFTS_UKRAINIAN})`, "iu");
/** A verb of giving between a cue and the sum takes the cue's meaning away: 'in its budget the government sets aside …'. */
const givesAfterCue =
  /(?<!\p{L})(?:sets? aside|setting aside|set aside|allocat\w*|allot\w*|earmark\w*|reserv\w*|pledg\w*|promis\w*|donat\w*|contribut\w*|provid\w*|announc\w*|giv(?:e|es|ing)|gave|sends?|sent|adds?|added|assign\w*|foresees?|transferr?\w*|disburs\w*|grant(?:s|ed)|commit\w*|makes? available|made available)(?!\p{L})/iu;

/** Whether the words speak of giving at all. */
export function speaksOfGiving(words: string): boolean {
  return gives.test(words) || gifts.test(words);
}

/** Whether a verb says that something is given. */
export function hasVerbOfGiving(words: string): boolean {
  return gives.test(words);
}

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

/**
 * Why a sum is no promise, or null when nothing speaks against it. `between` holds the words since the sum before it in the
 * same sentence, when that one is in another currency.
 */
export function refusalOf(around: Surroundings, between: string | null): Refusal | null {
  const { lead, before, after, clause, sentence } = around;
  if (between !== null && SAID_AGAIN.test(between) && between.trim() !== ",") return "conversion";
  if (CONVERTED.test(lead) || IS_IN_ANOTHER.test(after)) return "conversion";
  if (PAID_FOR.test(before) || (PAID.test(before) && FOR_THEM.test(after))) return "price";
  if (OF_MANY.test(before)) return "cumulative";
  if (REPAID.test(before)) return "budget";
  if (PRICE_AFTER.test(after)) return "price";
  if (stands(PRICE_BEFORE, before) && !BORNE.test(after)) return "price";
  if (INVESTS.test(before) && PLANT.test(after)) return "own_use";
  if (
    BUDGET_AFTER.test(after) ||
    (stands(BUDGET_BEFORE, before) && !BUDGET_FOR_AID.test(before)) ||
    AT_HOME.test(before)
  )
    return "budget";
  if (OWN_USE.test(after) || OWN_BEFORE.test(before) || HOME_SUBJECT.test(clause)) return "own_use";
  if (FARMERS.test(before) || IN_EXCHANGE.test(before)) return "own_use";
  if (COMPARED.test(after)) return "budget";
  if (GIVEN_IN_ALL.test(after)) return "cumulative";
  if (PRIVATE.test(before)) return "private_money";
  if (OTHER_RECIPIENT.test(after)) return "other_recipient";
  if (IF_BEFORE.test(before)) return "request_or_rumour";
  if (SUMMED_UP.test(after) && SUMS_BEFORE.test(before)) return "cumulative";
  if (NO_AID.test(after) || NO_AID_BEFORE.test(before)) return "own_use";
  if (DENIED_SENTENCE.test(sentence)) return "denial";
  if (INSTEAD.test(before)) return "denial";
  if (DENIAL_BEFORE.test(before) && !NOT_ONLY.test(before)) return "denial";
  if (RUMOUR_SENTENCE.test(sentence)) return "request_or_rumour";
  if (REQUEST_BEFORE.test(before.replace(REPORTED, " will ")) || REQUEST_AFTER.test(after))
    return "request_or_rumour";
  if (BEFORE_THAT.test(clause)) return "cumulative";
  if (REACHED.test(before) || BRINGS.test(before) || BRINGS_TO.test(before)) return "cumulative";
  if (TOTAL_SUBJECT.test(before) && !NOT_CUMULATIVE.test(before)) return "cumulative";
  if (SINCE.test(clause) || SO_FAR.test(clause)) return "cumulative";
  if (SINCE.test(sentence) && /(?<!\p{L})(?:has|have|had|totals?|total|altogether)(?!\p{L})/iu.test(clause))
    return "cumulative";
  return null;
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

/** Words that make a sum a part of the one before it in its sentence, whose fate it shares. */
const PART_OF_IT =
  /(?<!\p{L})(?:of which|including|of that|of it|of this|among (?:it|them)|out of (?:that|which)|з яких|у тому числі)(?!\p{L})/iu;

/** 'of which Belgium pays', 'half of it paid by Italy': a part of a price that is a gift. */
export function isPaidPart(between: string): boolean {
  return /(?<!\p{L})(?:of which|of (?:it|this|that))(?!\p{L})[^.;:]*(?<!\p{L})(?:pa(?:ys?|id|y)|covers?|contributes?|gives?|bears?|shoulders?)(?!\p{L})/iu.test(
    between,
  );
}

/** Whether a sum is told as a part of the one before it. `between`: the words from one to the other. */
export function isPartOfPrevious(between: string): boolean {
  return PART_OF_IT.test(between) && !/[.!?]\s/.test(between);
}
