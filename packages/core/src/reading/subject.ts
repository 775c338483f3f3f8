import type { Category, Purpose, Status } from "../values/vocabulary.ts";

const stems = (english: string, ukrainian: string) =>
  new RegExp(`(?<!\\p{L})(?:${english}|${ukrainian})`, "giu");

/** What words are about: a purpose with its category, by the stems that tell it, English and Ukrainian. */
const PURPOSES: [RegExp, Purpose, Category][] = [
  [
    stems(
      "cyber|IT[- ]coalition|hackers?|digital (?:security|defen[cs]e|resilience)|computer (?:systems?|networks?)|data cent(?:re|er)s?|servers?(?!\\p{L})",
      "кібер|ІТ-коаліці|IT-коаліці|хакер",
    ),
    "cyber",
    "cyber",
  ],
  [
    stems(
      "demin|de-min|mine[- ](?:clear|action)|unexploded|clear(?:ing|ance of)? (?:land)?mines|minefields?|sappers|land ?mines",
      "розмінув|сапер",
    ),
    "demining",
    "humanitarian",
  ],
  [
    stems(
      "shells?(?!ing|ed|ter)|ammunition|munitions?|rounds(?! of)|artillery|155[- ]?mm|105[- ]?mm|cartridges|mortars?|projectiles|gunpowder|explosives",
      "снаряд|боєприпас|артилері|набої",
    ),
    "ammunition",
    "military",
  ],
  [
    stems(
      "air[- ]defen[cs]e|anti-aircraft|NASAMS|Patriots?|IRIS-T|SAMP/?T?|interceptors?|Gepard|HAWK|radars?|surface-to-air|Crotale|Stinger|Mistral|Skynex|Ravens?|air shield",
      "ППО|протиповітрян|зенітн|радар",
    ),
    "air_defence",
    "military",
  ],
  [
    stems(
      "tanks?(?! farm)|armou?red|howitzers?|Leopard|Bradley|Abrams|Challenger|infantry fighting|CV ?90|Marder|M113|Caesar|Bohdana|self-propelled|military vehicles|combat vehicles",
      "танк|бронетехн|бронемаш|бронетранс|гаубиц|БМП",
    ),
    "armour",
    "military",
  ],
  [
    stems(
      "F-16s?|fighter(?:s| jets?| aircraft)|jets?(?!ty)|Gripen|Mirage|aircraft|helicopters?|Saab 340|pilots?",
      "винищувач|літак|гелікоптер|вертол|пілот",
    ),
    "aircraft",
    "military",
  ],
  [
    stems("drones?|unmanned aer|UAVs?|uncrewed|loitering|quadcopter", "дрон|безпілот|БПЛА"),
    "drones",
    "military",
  ],
  [
    stems(
      "naval|navy|maritime|ships?(?!ped|ping|ment)|boats?|minehunters?|vessels?|frigates?|coast ?guard",
      "морськ|катер|тральщик|флот",
    ),
    "maritime",
    "military",
  ],
  [
    stems(
      "train(?:ing|s|ed)? (?!(?:of |for )?(?:\\p{L}+ )?(?:engineers|doctors|nurses|firefighters|judges|teachers|officials|psychologists|prosecutors|deminers|electricians))(?:of|for|soldiers|troops|up|Ukrainian|recruits|pilots|missions?|programmes?)|EUMAM|Interflex|instructors?|recruits|train(?:ing)? (?:\\p{L}+ )?(?:medics|crews|marines|officers)|(?:combat|army|military) medics",
      "навчання (?:військ|солдат|бійц)|підготовк\\p{L}* (?:військ|солдат)",
    ),
    "training",
    "military",
  ],
  [
    stems(
      "energy(?! minister)|power (?:grid|plants?|stations?|system|supply|lines?|equipment)|electric|generators?|heating|boilers?|transformers?|grid|(?:natural )?gas(?! ?(?:masks?|oline))(?!\\p{L})|Naftogaz|Ukrenergo|Ukrhydroenergo|hydropower|turbines?|heat(?!h)|radiators?|warmth|solar|nuclear (?:safety|power)|substations?|blackouts?",
      "енерг|генератор|опален|електр|трансформатор|котел|котл|газ(?!ет|он)|Укренерго|Нафтогаз|Укргідроенерго",
    ),
    "energy",
    "energy",
  ],
  [
    stems(
      "medic(?:al|ine|ines|s)?(?!\\p{L})|hospitals?|health|ambulances?|clinics?|prosthe|rehabilitation cent|wounded|first[- ]aid|vaccin|surgical|trauma|mental health",
      "медич|медик|лікарн|швидк\\p{L}* допомог|протез|поранен",
    ),
    "medical",
    "humanitarian",
  ],
  [
    stems(
      "housing|(?<!from their )homes?(?!land| front| affairs)|houses|apartments?|dwellings?|flats",
      "житл|будинк|квартир",
    ),
    "housing",
    "reconstruction",
  ],
  [
    stems(
      "rail(?:way|ways|s)?(?!\\p{L})|roads?|bridges?|transport|locomotives?|trains(?! )|ports?(?!\\p{L})|(?:trolley)?buses|trams?|metro(?!\\p{L})|tramways?|tracks|carriages",
      "залізн|дорог|доріг|мост|транспорт|автобус|трамва",
    ),
    "transport",
    "reconstruction",
  ],
  [
    stems(
      "budget(?:ary)? (?:support|aid|assistance|help|gap|needs)|macro-financial|state budget|salaries|pensions|(?:teachers|doctors|nurses|rescuers|firefighters)['’]? (?:and \\p{L}+['’]? )?(?:pay|salaries|wages)|civil servants|(?:gap|hole|shortfall|deficit) in|public (?:services|servants|sector)|balance of payments|fiscal|liquidity|macroeconomic|financial stability",
      "бюджетн|макрофінанс|зарплат|пенсі",
    ),
    "budget",
    "financial",
  ],
  [
    stems(
      "rule of law|judicia|anti-corruption|governance|reforms?(?!\\p{L})|civil society|media freedom|war crimes|tribunal|prosecutors?|democra",
      "реформ|верховенств|правосудд|врядуван|трибунал",
    ),
    "governance",
    "humanitarian",
  ],
];

/** Words that tell a category and no purpose. */
const CATEGORIES: [RegExp, Category][] = [
  [
    stems(
      "military|NATO|weapons?|weaponry|arms(?!trong)|armed forces|army|troops|soldiers|missiles?|rockets?|launchers?|HIMARS|ATACMS|Javelins?|defen[cs]e (?:industry|aid|assistance|support|package|equipment|needs|contact|capabilit|procurement|production)|Ramstein|contact group|war effort|security assistance|drawdown|lethal|long-range|guns?(?!\\p{L})|rifles|ammo|frontline|battlefield|combat|firepower|spare parts|jammers?|goggles|body armou?r|helmets|protective vests|arsenals?|armaments?|European Peace Facility|PURL|defence minist|defense minist",
      "військов|зброї|зброю|зброя|озброєн|оборон|ЗСУ|Збройн|ракет",
    ),
    "military",
  ],
  [
    stems(
      "humanitarian|refugees?|winter(?! olympics)|civilians?|displaced|food(?! price)|shelters?|clean water|drinking water|relief|Red Cross|ICRC|UNHCR|UNICEF|OCHA|World Food|WFP|blankets|stoves|tents|rations|driven from|survivors|victims|torture|abducted|warm clothes|cash (?:help|assistance|transfers)|aid (?:agencies|organisations|groups|workers)|evacuat|psychosocial|orphan|children(?! were)|emergency aid",
      "гуманітарн|біженц|переселен|зимов|цивільн|продовольч|харч|Червон\\p{L}* Хрест|ЮНІСЕФ",
    ),
    "humanitarian",
  ],
  [
    stems(
      "reconstruct|rebuild|recovery|repair(?!s? of tanks)|restor(?:e|ing|ation)|modernis|kindergartens?|schools?|infrastructure|municipal|investments?|private sector|farmers?|agricultur|seeds|tractors|ploughs?|silos?|harvest|crops|livestock|factor(?:y|ies)(?!\\p{L})|water (?:works|pipes|mains)|sewage|private (?:companies|investors|firms)|invest (?:in|there)|export credits?|small (?:businesses|firms|companies)|entrepreneurs|factories that|water supply|heritage|cultural",
      "відбудов|відновлен|реконструкц|інфраструктур|школ|садоч|інвестиц|підприємств",
    ),
    "reconstruction",
  ],
  [
    stems(
      "financial|foreign (?:currency|exchange)|state treasury|G7 (?:scheme|loan)|windfall|loans?(?!\\p{L})|credits?(?!\\p{L})|IMF|International Monetary Fund|ERA(?!\\p{L})|Extended Fund|Ukraine Facility|macro|guarantees?|bonds?|debt relief|World Bank",
      "кредит|фінансов|позик|МВФ|гаранті",
    ),
    "financial",
  ],
];

/** Named ways for money: its slug, its name, and how it is called. */
const CHANNELS: [RegExp, slug: string, name: string][] = [
  [
    /International Fund for Ukraine|(?<!\p{L})IFU(?!\p{L})|Міжнародн\p{L}* фонд\p{L}* (?:для|підтримки) Україн/iu,
    "international-fund-for-ukraine",
    "International Fund for Ukraine",
  ],
  [/IT[- ]coalition|(?:ІТ|IT)-коаліці/iu, "it-coalition", "IT coalition"],
  [/drone coalition|коаліці\p{L}* дронів/iu, "drone-coalition", "Drone Coalition"],
  [
    /European Peace Facility|(?<!\p{L})EPF(?!\p{L})|Європейськ\p{L}* фонд\p{L}* миру/iu,
    "european-peace-facility",
    "European Peace Facility",
  ],
  [
    /Czech(?:-led)? (?:ammunition |shell )?initiative|чеськ\p{L}* (?:ініціатив|боєприпасн)/iu,
    "czech-ammunition-initiative",
    "Czech ammunition initiative",
  ],
  [/(?<!\p{L})PURL(?!\p{L})|Prioriti[sz]ed Ukraine Requirements/u, "purl", "PURL"],
  [/Ukraine Facility/iu, "eu-ukraine-facility", "EU Ukraine Facility"],
  [
    /Energy Support Fund|Фонд\p{L}* підтримки енергетики/iu,
    "ukraine-energy-support-fund",
    "Ukraine Energy Support Fund",
  ],
  [
    /Comprehensive Assistance Package|NATO(?:'s)? (?:assistance package|trust fund)/iu,
    "nato-comprehensive-assistance-package",
    "NATO Comprehensive Assistance Package",
  ],
  [/Danish model|данськ\p{L}* модел/iu, "danish-model", "Danish model"],
  [
    /drawdown|drawn down|from (?:its|US|American) (?:own )?(?:stocks|stockpiles|depots)/iu,
    "presidential-drawdown-authority",
    "Presidential Drawdown Authority",
  ],
  [
    /USAI(?!\p{L})|Ukraine Security Assistance Initiative/u,
    "ukraine-security-assistance-initiative",
    "Ukraine Security Assistance Initiative",
  ],
  [/UNHCR|refugee agency/u, "unhcr", "UNHCR"],
  [/(?<!\p{L})OCHA/u, "un-ocha", "UN OCHA"],
  [/UNICEF/u, "unicef", "UNICEF"],
  [/World Food Programme|(?<!\p{L})WFP/u, "world-food-programme", "World Food Programme"],
  [/Committee of the Red Cross|ICRC/u, "icrc", "International Committee of the Red Cross"],
  [/World Bank|Світов\p{L}* банк/u, "world-bank", "World Bank"],
  [/(?<!\p{L})EBRD|European Bank for Reconstruction|ЄБРР/u, "ebrd", "EBRD"],
  [/demining coalition/iu, "demining-coalition", "demining coalition"],
  [/artillery coalition/iu, "artillery-coalition", "artillery coalition"],
];

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

export interface Subject {
  category: Category | null;
  purpose: Purpose | null;
}

/** How often some words tell each purpose and each category, at most thrice each. */
export type SubjectCount = readonly { purpose: Purpose | null; category: Category; hits: number }[];

/** Banks that are called after what they do, whatever they give for. */
const BANKS =
  /(?:European|Nordic) Investment Bank|European Bank for Reconstruction and Development|інвестиційн\p{L}* банк\p{L}*/gu;

/**
 * Counts what some words are about. Reading them is what costs: count a text that is asked about again only once, and a
 * part of one that was counted only for what was found in it (`within`).
 */
export function countSubjects(named: string, within?: SubjectCount): SubjectCount {
  if (within?.length === 0) return within;
  const words = named.replace(BANKS, "");
  const isIn = (purpose: Purpose | null, category: Category) =>
    !within || within.some((one) => one.purpose === purpose && one.category === category);
  const found: { purpose: Purpose | null; category: Category; hits: number }[] = [];
  for (const [pattern, purpose, category] of PURPOSES) {
    const hits = isIn(purpose, category) ? count(pattern, words) : 0;
    if (hits > 0) found.push({ purpose, category, hits: hits * (category === "military" ? 1 : 1.25) });
  }
  for (const [pattern, category] of CATEGORIES) {
    const hits = isIn(null, category) ? count(pattern, words) : 0;
    if (hits > 0) found.push({ purpose: null, category, hits: hits * OF_CATEGORY[category] });
  }
  return found;
}

/**
 * What some words are about, each with the weight of what they say: the words beside a sum count for more than its
 * sentence, and that for more than its paragraph. Null where nothing tells.
 */
export function subjectOf(weighted: readonly [counted: SubjectCount, weight: number][]): Subject {
  const categories = new Map<Category, number>();
  const purposes = new Map<Purpose, number>();
  for (const [counted, weight] of weighted)
    for (const { purpose, category, hits } of counted) {
      categories.set(category, (categories.get(category) ?? 0) + weight * hits);
      if (purpose) purposes.set(purpose, (purposes.get(purpose) ?? 0) + weight * hits);
    }
  const category = heaviest(categories);
  return {
    category,
    purpose: heaviest(new Map([...purposes].filter(([purpose]) => categoryOf.get(purpose) === category))),
  };
}

/** A loan says how money is given, and only then what for. */
const OF_CATEGORY: Record<Category, number> = {
  military: 1,
  humanitarian: 1.2,
  reconstruction: 0.85,
  financial: 0.55,
  energy: 1,
  cyber: 1,
};
const categoryOf = new Map(PURPOSES.map(([, purpose, category]) => [purpose, category]));

function count(pattern: RegExp, words: string): number {
  pattern.lastIndex = 0;
  let hits = 0;
  while (hits < 3 && pattern.exec(words)) hits++;
  return hits;
}

function heaviest<K>(counts: Map<K, number>): K | null {
  let best: [K, number] | null = null;
  for (const entry of counts) if (!best || entry[1] > best[1]) best = entry;
  return best?.[0] ?? null;
}

const CATEGORY_OF_CHANNEL: Record<string, Category> = {
  "international-fund-for-ukraine": "military",
  "it-coalition": "cyber",
  "drone-coalition": "military",
  "european-peace-facility": "military",
  "czech-ammunition-initiative": "military",
  purl: "military",
  "ukraine-energy-support-fund": "energy",
  "nato-comprehensive-assistance-package": "military",
  "danish-model": "military",
  "presidential-drawdown-authority": "military",
  "ukraine-security-assistance-initiative": "military",
  unhcr: "humanitarian",
  "un-ocha": "humanitarian",
  unicef: "humanitarian",
  "world-food-programme": "humanitarian",
  icrc: "humanitarian",
  "artillery-coalition": "military",
};

/** What a channel is for, as a count beside those of words; nothing where it takes money for many things. */
export function countOfChannel(slug: string | null): SubjectCount {
  const category = slug === null ? undefined : CATEGORY_OF_CHANNEL[slug];
  return category ? [{ purpose: null, category, hits: 3 }] : [];
}

/** The channel that words name; null for none, which is no word for 'bilateral'. */
export function channelOf(words: string): { slug: string; name: string } | null {
  const found = CHANNELS.find(([pattern]) => pattern.test(words));
  return found ? { slug: found[1], name: found[2] } : null;
}

/** The stage that words tell; 'pledged' where they tell none. */
export function statusOf(words: string): Status {
  return STATUSES.find(([pattern]) => pattern.test(words))?.[1] ?? "pledged";
}
