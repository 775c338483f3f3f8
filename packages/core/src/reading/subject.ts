import type { Category, Purpose } from "../values/vocabulary.ts";

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
