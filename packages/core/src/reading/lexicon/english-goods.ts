import { words } from "./words.ts";

const things = words`
  tanks?|howitzers?|guns|rifles|machine guns|launchers?|missiles?|rockets?|shells?|rounds|ammunition
  munitions|mines|grenades|drones?|UAVs?|aircraft|jets?|fighters?|helicopters?|F-16s?|Gripens?|Mirages?
  batter(?:y|ies)|systems?|radars?|interceptors?|vehicles?|carriers?|trucks?|lorries|cars|pick-?ups?|buses
  trams|trains|locomotives|wagons|boats?|ships?|vessels?|minehunters?|bridges?|generators?|transformers?
  boilers?|turbines?|batteries|equipment|power stations?|power plants?|plants?|ambulances?|hospitals?
  medicines?|medical supplies|bandages|first[- ]aid kits|tourniquets|vaccines|incubators|blankets|tents
  sleeping bags|stoves|clothing|clothes|uniforms?|boots|helmets|vests|body armou?r|armou?r|food|grain|wheat
  seeds|laptops|computers|radios|terminals|Starlinks?|satellite|cameras|detectors|sensors|machines?
  excavators?|cranes|tractors|icebreakers?|ferr(?:y|ies)|corvettes?|frigates?|tugs?|barges?|CV ?-?90s?
  BMPs?|MiG-29s?|T-72s?|M-84s?|Bushmasters?|Boxers?|Archers?|Krabs?|Bohdanas?|Piranhas?|Strykers?|Humvees?
  MRAPs?|pumps?|wheelchairs|prostheses|beds|textbooks|fire engines?|fire trucks?|mobile homes|houses
  modular|containers|fuel|spare parts|motors?|engines?|trailers|simulators|night-vision|goggles|M113s?
  Leopards?|Abrams|Bradleys?|Marders?|Patriots?|NASAMS|IRIS-T|HIMARS|Gepards?|Caesars?|Stingers?|Javelins?
  ATACMS|Storm Shadows?|Taurus|robots?|dogs|heaters?|kits|sets|filters|mats|tons|tonnes|pallets|masks
  howitzer|firewood|coal|gas|cables?|poles|windows|panes|roofs?|soldiers|deminers|instructors|crews|pilots
  battalions?|brigades?|workshops?|laborator(?:y|ies)|clinics?|shelters?|barracks|camps?|kindergartens?
  schools?|homes|flats|cabins|modules|units|watercraft|trailers?|forklifts|ploughs|harvesters|cows|stretchers
  defibrillators|ventilators|scanners?|monitors|insulin|antibiotics|water|rations|parcels|packages
  autotransformers?|mortars?|warheads|projectiles|munition|interceptor|transporters|trolleybus(?:es)?
  coaches|bakery lines?|substations?|dredgers?|houses?|cutters?|lens|lenses|crates|masts?|minesweepers?
  FPVs|loitering|air defen[cs]e|chargers|licen[cs]es|software|books|toys|socks|bunks|mattresses
  snowploughs|tanker|tankers|hangars?|gliders|optics|binoculars|bricks|timber|cement|tiles|pipes|valves
`;
const count = words`
  \d[\d,. ]*|an?|another|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty
  thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|hundreds of|dozens of|thousands of
  tens of thousands of|several|some|more|additional|further
  a (?:
    first|second|third|further|large|small|new|number|quantity|batch|consignment|shipment
  )(?: batch| consignment| shipment)?(?: of)?
  its|new|modern|up to \d[\d,]*|the first|the remaining|all|half|Half
`;
/** What may begin a sentence, in either case. */
const countAtStart = words`
  [Aa](?:n)?(?: (?:quantity|batch|consignment|shipment|number|first|second|third|further) (?:of )?)?
  [Aa]nother|[Mm]ore|[Tt]he first|[Ss]ome|[Ss]everal|[Uu]p to \d[\d,]*|\d[\d,]*
  [A-Z][a-z]+(?:ty|teen|een|ve|ix|ne|wo|ee|en|ur|ght)(?:-[a-z]+)?
  [Dd]ozens of|[Hh]undreds of|[Tt]housands of
`;
/** Words between a count and its thing. */
const between = (stops: string) =>
  `(?:[ -](?!(?:${stops})(?!\\p{L}))[\\p{L}\\p{N}][\\p{L}\\p{N}/.']*){0,7}?[ -](?:${things})(?!\\p{L})`;
const send = words`
  send(?:ing|s)?|suppl(?:y|ies|ying)|donat(?:e|es|ing)|deliver(?:s|ing)?|provid(?:e|es|ing)
  transfer(?:s|ring)?|hand(?:s|ing)? over|giv(?:e|es|ing)|ship(?:s|ping)?|lend(?:s|ing)?|part(?:s|ing)? with
  contribut(?:e|es|ing)|gift(?:s|ing)?|release(?:s)?
`;
const sent = words`
  sent|supplied|donated|delivered|provided|transferred|handed over|given|shipped|lent|released|gifted
  contributed
`;
const will = words`
  will(?: also| soon| now)?|would|is to|are to|is(?: also| now)?|are(?: also| now)?|plans? to|intends? to
  agreed to|agrees to|promis(?:ed|es) to|pledg(?:ed|es) to|decid(?:ed|es) to|has decided to|has agreed to
  has pledged to|has promised to|vow(?:ed|s) to|prepar(?:es|ing) to|is preparing to|is ready to
  committed to|undert(?:ook|akes) to|wants? to|going to
`;
const handsOver = words`
  (?:${will}) (?:${send})
  (?:has|have|had)(?: now| also| just| already)? (?:${sent}|sent)
  (?:Ukraine|Kyiv|The army) (?:(?:will|is to|is going to) (?:get|receive|be given)|gets|receives)
  (?:approv(?:ed|es)|confirm(?:ed|s)|agreed|cleared|authori[sz]ed|ordered) (?:the |a |its )?(?:
    delivery|donation|transfer|supply|dispatch|shipment|gift
  ) of
  (?:
    donated|sent|delivered|handed over|supplied|gave|shipped|pledged|promised|announced|contributed
    provided|donates|sends|delivers|hands over|supplies|gives|ships|pledges|promises|announces|contributes
    provides|offers|gives up|gave up|parts with
  )(?: (?:the )?(?:delivery|donation|transfer|supply|dispatch) of)?
`;
const isHandedOver = words`
  (?:will(?: also| soon| then)?|is to|are to) (?:be (?:\p{L}+ and )?(?:${sent})|follow|go to|arrive)
  (?:is|are) being (?:${sent})
  (?:has|have|had) been (?:${sent})
  (?:is|are) on (?:its|their) way
  (?:has |have )?left (?=\p{Lu})
  (?:has |have )?(?:arrived|reached)
`;
/** '… to Ukraine', '… it with' */
const receiver = "(?: to)?(?: (?:Ukraine|Kyiv|the Ukrainian (?:army|forces|military)|it|them))?(?: with)?";
/** What goes on about the goods: 'with …', 'from …', 'and …'. */
const more = words`
  [ ]with [\p{L} -]{3,30}
  [ ]of [\p{L}\d -]{3,30}
  [ ]from [\p{L} ]{3,25}
  ,? and (?:\p{L}+ ){0,3}\p{L}+
`;

/** 'ten tanks', 'a first batch of armoured vehicles' */
export const countedGoods = [
  `(?:${count})`,
  between("and|or|that|which|who|will|is|are|was|were|to|for|from|by|of|in"),
].join("");

const numberWords = words`
  an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen
  seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|a hundred
  a thousand|a dozen|dozens of|hundreds of|thousands of|tens of thousands of|several|both|all
`;
/** How many, where it stands at the beginning of a line or is told in figures and words. */
const howMany = words`
  \d[\d,. ]*(?: (?:thousand|million|tons? of|tonnes of|sets of|pallets of|pieces of|more|further|other))?
  (?:${numberWords})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?(?: (?:hundred|thousand|dozen|more|further|other))?
`;

/** A line of a list that is goods and nothing else: '• Stinger missiles;', '– spare parts for the CV90'. */
export const thingsAlone = new RegExp(
  [
    "^(?:[•*–—-]\\s*)?((?:[\\p{L}\\p{N}][\\p{L}\\p{N}/.'’-]* ){0,6}?",
    `(?:${things})(?!\\p{L})(?: (?:for|of|from|with|and) [\\p{L}\\p{N} ./'’-]{2,60}?)?)[;,.]?$`,
  ].join(""),
  "iu",
);

/** 'ten used ambulances', 'Forty-nine Abrams tanks' */
export const thingsCounted = new RegExp(
  `(?<![\\p{L}\\d.,$€£-])(?:${howMany})${between("and|or|that|which|who|will|is|are|was|were|to|for|from|by|of|in|million|billion|euros?|dollars?|percent|years?|months?|days?|weeks?|hours?|people|countries|states|times")}`,
  "giu",
);

/** 'will send ten tanks', 'Ukraine receives ten tanks' */
export const goodsGiven = new RegExp(`(?<!\\p{L})(${handsOver})${receiver} (${countedGoods})`, "gu");

/** 'Ten tanks will be sent'. From the start of a word or number: else a long one is read from each of its characters on. */
export const goodsSent = new RegExp(
  [
    `(?<![\\p{L}\\p{N},])((?:${countAtStart})`,
    `${between("and|or|that|which|will|is|are|was|were")}(?:${more})?) (${isHandedOver})`,
  ].join(""),
  "gu",
);
