import type { Status } from "../values/vocabulary.ts";

/** Stages as words tell them, those that say most first. The verb of an announcement says none of them. */
const STATUSES: [RegExp, Status][] = [
  [
    /(?<!\p{L})(?:cancel(?:led|ed|s|ling|ing)|scrapped|withdr(?:awn|ew)|called off|скасова|скасува)/iu,
    "cancelled",
  ],
  [
    /(?<!\p{L})(?:suspend(?:ed|s|ing)|paused?|on hold|frozen (?:its|the) aid|призупин|заморо[жз])/iu,
    "suspended",
  ],
  [
    /(?<!\p{L})(?:(?:has|have|had) (?:already )?(?:arrived|been (?:delivered|shipped|handed over))|(?:was|were) (?:delivered|handed over(?= to (?:the )?(?:army|soldiers|brigade|Ukrainian forces)))|(?:has |have |had )?reached (?:the )?(?:Ukrain\p{L}*|Kyiv|front|troops|army|brigades|soldiers)|delivered|доставлен|прибул)/iu,
    "delivered",
  ],
  [
    /(?<!\p{L})(?:disburs(?:ed|es|ing)|transferred|(?:was|were|has|have|had|been) paid|paid (?:out|into|over)|wired|handed over|received|(?:has|have|had|already) spent|has sent the (?:first|second|third)|credited|перерахува|перерахован|отримал|надійшл)/iu,
    "disbursed",
  ],
  [
    /(?<!\p{L})(?:allocat(?:e|es|ed|ing)|allot(?:s|ted|ting)?|earmark(?:s|ed|ing)?|sets? aside|set aside|setting aside|assign(?:s|ed)|approv(?:e|es|ed|ing)|ma(?:de|ke|kes|king)(?: [^.;]{0,40})? available|(?<!(?:\p{L}(?:n|ign)|state|gas|bank|currency|of|the) )reserv(?:es?|ed|ing)(?! fund)|diverted|redirected|repurposed|re-?allocated|budget(?:ed|s)|released?|releases|is set at|to be used|green light|cabinet (?:has )?agreed|government (?:has )?agreed|parliament (?:has )?(?:voted|agreed|passed)|authori[sz]ed|appropriat|виділ|затверд|схвал|передбач|спряму)/iu,
    "allocated",
  ],
  [
    /(?<!\p{L})(?:sign(?:s|ed|ing)|agreements?|memorandum|commit(?:s|ted|ting)|ordered|legally|voted|is lending|lends|lent|підпис|зобов)/iu,
    "committed",
  ],
];

/** What was given long ago was paid; what is told of it now may still be a promise. */
const GAVE =
  /(?<!\p{L})(?:gave|given|provided|supplied|contributed|donated|paid|sent|spent|надав|передав|виділив)/iu;

/** What somebody gave is out of his hands, whenever it was; 'had given' and 'is provided' may be a promise. */
const GAVE_ONCE =
  /(?<!\p{L})(?<!(?:be|been|being|is|are|was|were|would be|had|will be) )(?:gave|supplied|provided|spent)(?! (?:that|for by|a (?:pledge|promise)))(?!\p{L})/u;

/** 'The Red Cross gets three million', '€5 million to UNHCR': a part of a package with the body that it is meant for. */
const NAMES_WHO_GETS_IT =
  /(?<!\p{L})gets?(?!\p{L})|^\P{L}*(?:(?:million|billion|euros?|dollars?) ){0,2}to (?:the )?/iu;

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
  return isToChannel && NAMES_WHO_GETS_IT.test(own) ? "allocated" : "pledged";
}

/** The stage that words tell; 'pledged' where they tell none. */
function statusOf(words: string): Status {
  return STATUSES.find(([pattern]) => pattern.test(words))?.[1] ?? "pledged";
}
