import type { Span } from "../text/span.ts";

/** Goods that a sentence says will be or were handed over, with the verb that says so. Offsets in the sentence. */
export interface Goods extends Span {
  words: string;
  verb: Span;
  /** The goods are what is handed over by somebody: 'ten tanks will be sent'. */
  isPassive: boolean;
}

const THINGS =
  "tanks?|howitzers?|guns|rifles|machine guns|launchers?|missiles?|rockets?|shells?|rounds|ammunition|munitions|mines|grenades|drones?|UAVs?|aircraft|jets?|fighters?|helicopters?|F-16s?|Gripens?|Mirages?|batter(?:y|ies)|systems?|radars?|interceptors?|vehicles?|carriers?|trucks?|lorries|cars|pick-?ups?|buses|trams|trains|locomotives|wagons|boats?|ships?|vessels?|minehunters?|bridges?|generators?|transformers?|boilers?|turbines?|batteries|equipment|power stations?|power plants?|plants?|ambulances?|hospitals?|medicines?|medical supplies|bandages|first[- ]aid kits|tourniquets|vaccines|incubators|blankets|tents|sleeping bags|stoves|clothing|clothes|uniforms?|boots|helmets|vests|body armou?r|armou?r|food|grain|wheat|seeds|laptops|computers|radios|terminals|Starlinks?|satellite|cameras|detectors|sensors|machines?|excavators?|cranes|tractors|icebreakers?|ferr(?:y|ies)|corvettes?|frigates?|tugs?|barges?|CV ?-?90s?|BMPs?|MiG-29s?|T-72s?|M-84s?|Bushmasters?|Boxers?|Archers?|Krabs?|Bohdanas?|Piranhas?|Strykers?|Humvees?|MRAPs?|pumps?|wheelchairs|prostheses|beds|textbooks|fire engines?|fire trucks?|mobile homes|houses|modular|containers|fuel|spare parts|motors?|engines?|trailers|simulators|night-vision|goggles|M113s?|Leopards?|Abrams|Bradleys?|Marders?|Patriots?|NASAMS|IRIS-T|HIMARS|Gepards?|Caesars?|Stingers?|Javelins?|ATACMS|Storm Shadows?|Taurus";
const THINGS_UKRAINIAN =
  "танк\\p{L}*|гаубиц\\p{L}*|ракет\\p{L}*|снаряд\\p{L}*|боєприпас\\p{L}*|дрон\\p{L}*|винищувач\\p{L}*|гелікоптер\\p{L}*|систем\\p{L}*|батаре\\p{L}*|машин\\p{L}*|автомобіл\\p{L}*|автобус\\p{L}*|генератор\\p{L}*|трансформатор\\p{L}*|швидк\\p{L}* допомог\\p{L}*|обладнанн\\p{L}*|пускових|катер\\p{L}*|радар\\p{L}*|бронемашин\\p{L}*|бронетранспортер\\p{L}*";
const COUNT =
  "(?:\\d[\\d,. ]*|an?|another|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|hundreds of|dozens of|thousands of|tens of thousands of|several|some|more|additional|further|a (?:first|second|third|further|large|small|new|number|quantity|batch|consignment|shipment)(?: batch| consignment| shipment)?(?: of)?|its|new|modern|up to \\d[\\d,]*|the first|the remaining|all|half|Half)";
const NOUN_PHRASE = `(?:${COUNT})(?:[ -](?!(?:and|or|that|which|who|will|is|are|was|were|to|for|from|by|of|in)(?!\\p{L}))[\\p{L}\\p{N}/.'-]+){0,5}?[ -](?:${THINGS})(?!\\p{L})`;
const SEND =
  "send(?:ing|s)?|suppl(?:y|ies|ying)|donat(?:e|es|ing)|deliver(?:s|ing)?|provid(?:e|es|ing)|transfer(?:s|ring)?|hand(?:s|ing)? over|giv(?:e|es|ing)|ship(?:s|ping)?|lend(?:s|ing)?|part(?:s|ing)? with|contribut(?:e|es|ing)|gift(?:s|ing)?|release(?:s)?";
const SENT =
  "sent|supplied|donated|delivered|provided|transferred|handed over|given|shipped|lent|released|gifted|contributed";
const WILL =
  "will(?: also| soon| now)?|would|is to|are to|is(?: also| now)?|are(?: also| now)?|plans? to|intends? to|agreed to|agrees to|promis(?:ed|es) to|pledg(?:ed|es) to|decid(?:ed|es) to|has decided to|has agreed to|has pledged to|has promised to|vow(?:ed|s) to|prepar(?:es|ing) to|is preparing to|is ready to|committed to|undert(?:ook|akes) to|wants? to|going to";

const ACTIVE = new RegExp(
  `(?<!\\p{L})((?:${WILL}) (?:${SEND})|(?:has|have|had)(?: now| also| just| already)? (?:${SENT}|sent)|(?:Ukraine|Kyiv|The army) (?:(?:will|is to|is going to) (?:get|receive|be given)|gets|receives)|(?:approv(?:ed|es)|confirm(?:ed|s)|agreed|cleared|authori[sz]ed|ordered) (?:the |a |its )?(?:delivery|donation|transfer|supply|dispatch|shipment|gift) of|(?:donated|sent|delivered|handed over|supplied|gave|shipped|pledged|promised|announced|contributed|provided|donates|sends|delivers|hands over|supplies|gives|ships|pledges|promises|announces|contributes|provides|offers|gives up|gave up|parts with)(?: (?:the )?(?:delivery|donation|transfer|supply|dispatch) of)?)(?: to)?(?: (?:Ukraine|Kyiv|the Ukrainian (?:army|forces|military)|it|them))?(?: with)? (${NOUN_PHRASE})`,
  "gu",
);
const PASSIVE = new RegExp(
  // From the start of a word or number: else a long one is read from each of its characters on.
  `(?<![\\p{L}\\p{N},])((?:[Aa](?:n)?(?: (?:quantity|batch|consignment|shipment|number|first|second|third|further) (?:of )?)?|[Aa]nother|[Mm]ore|[Tt]he first|[Ss]ome|[Ss]everal|[Uu]p to \\d[\\d,]*|\\d[\\d,]*|[A-Z][a-z]+(?:ty|teen|een|ve|ix|ne|wo|ee|en|ur|ght)(?:-[a-z]+)?|[Dd]ozens of|[Hh]undreds of|[Tt]housands of)(?:[ -](?!(?:and|or|that|which|will|is|are|was|were)(?!\\p{L}))[\\p{L}\\p{N}/.'-]+){0,5}?[ -](?:${THINGS})(?!\\p{L})(?: with [\\p{L} -]{3,30}| of [\\p{L}\\d -]{3,30}| from [\\p{L} ]{3,25}|,? and (?:\\p{L}+ ){0,3}\\p{L}+)?) ((?:will(?: also| soon| then)?|is to|are to) (?:be (?:\\p{L}+ and )?(?:${SENT})|follow|go to|arrive)|(?:is|are) being (?:${SENT})|(?:has|have|had) been (?:${SENT})|(?:is|are) on (?:its|their) way|(?:has |have )?left (?=\\p{Lu})|(?:has |have )?(?:arrived|reached))`,
  "gu",
);
const UKRAINIAN = new RegExp(
  `(?<!\\p{L})((?:передасть|передадуть|передає|передала|передав|передали|надасть|надала|надав|надали|відправить|відправила|постачатиме|поставить|доставила|виділить)(?:\\s(?:Україні|Києву|ЗСУ))?)\\s((?:(?:понад|близько|майже|до|ще)\\s)?(?:\\d[\\d ]*|одну?|дв[аі]|три|чотири|п['’]ять|шість|сім|десять|перш[іу]|ще|нов[іу]|кілька|десятки|сотні)(?:\\s[\\p{L}\\p{N}'’/-]+){0,4}?\\s?(?:${THINGS_UKRAINIAN}))`,
  "giu",
);
/** A line of a list: 'Lithuania: 7,000 drones'. */
const LISTED = new RegExp(
  `^(?:[•*–—-]\\s*)?((?:the )?\\p{Lu}[\\p{L} ]{2,30}?(?::| [–—-]))\\s(${NOUN_PHRASE})`,
  "iu",
);
/** 'A few of the tanks' are known already. */
const OF_THE_KNOWN =
  /^(?:an?|some|several|one|two|three|most|half)? ?(?:few|number|part)? ?of (?:the|these|those|its|them)(?!\p{L})/iu;
/** What was handed over long ago or is only spoken of. */
const NOT_NOW =
  /(?<!\p{L})(?:in the past|so far|since|to date|over the (?:past|last)|last year|previously|earlier(?! (?:this|today|in the (?:day|week)))|that (?:\p{L}+ )?(?:has|have|had)|which (?:\p{L}+ )?(?:has|have|had)|not (?:yet )?(?:been )?|until now|already|if|could|may|might|in 20\d\d)(?!\p{L})/iu;

/** Goods behind the name that begins a line of a list. Offsets in the line. */
export function findListedGoods(line: string): Goods | null {
  const match = LISTED.exec(line);
  if (!match) return null;
  const [whole, name = "", thing = ""] = match;
  const start = whole.length - thing.length;
  const nameStart = whole.indexOf(name);
  return {
    start,
    end: whole.length,
    words: thing,
    verb: { start: nameStart + name.length, end: nameStart + name.length },
    isPassive: false,
  };
}

/** Goods that a sentence says are given, told by verbs of handing over. Linear; offsets in the words. */
export function findGoods(words: string): Goods[] {
  const found: Goods[] = [];
  const add = (goods: Goods) => {
    if (OF_THE_KNOWN.test(goods.words)) return;
    if (found.some((one) => one.start < goods.end && one.end > goods.start)) return;
    found.push(goods);
  };
  if (NOT_NOW.test(words)) return found;
  for (const match of words.matchAll(PASSIVE)) {
    const [, thing = "", verb = ""] = match;
    add({
      start: match.index,
      end: match.index + thing.length,
      words: thing,
      verb: { start: match.index + match[0].length - verb.length, end: match.index + match[0].length },
      isPassive: true,
    });
  }
  for (const pattern of [ACTIVE, UKRAINIAN])
    for (const match of words.matchAll(pattern)) {
      const [whole, verb = "", thing = ""] = match;
      add({
        start: match.index + whole.length - thing.length,
        end: match.index + whole.length,
        words: thing,
        verb: { start: match.index, end: match.index + verb.length },
        isPassive: false,
      });
    }
  return found;
}
