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
/** Whether the words speak of giving at all. */
export function speaksOfGiving(words: string): boolean {
  return gives.test(words) || gifts.test(words);
}

/** Whether a verb says that something is given. */
export function hasVerbOfGiving(words: string): boolean {
  return gives.test(words);
}
