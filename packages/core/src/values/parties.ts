import { isCountryCode } from "./countries.ts";

/**
 * Who gives and who receives: ISO 3166-1 alpha-2 codes for countries, `ORG:…` for everybody else. What a country is
 * called on screen comes from Intl; what it is called in prose stands here, so that a sentence can be read: names,
 * demonyms and capitals that speak for a government, in English, and the stems that Ukrainian inflects.
 */
export interface PartyNames {
  code: string;
  /** Whole words, matched with their capital letters. */
  english: string[];
  /** Stems, matched at the start of a word, since Ukrainian inflects its endings. */
  ukrainian: string[];
}

const rows = `
AL|Albania,Albanian,Tirana|Албані,албанськ
AT|Austria,Austrian,Vienna|Австрі,австрійськ
AU|Australia,Australian,Australians,Canberra|Австралі,австралійськ
BE|Belgium,Belgian,Belgians|Бельгі,бельгійськ
BG|Bulgaria,Bulgarian,Sofia|Болгарі,болгарськ
CA|Canada,Canadian,Canadians,Ottawa,Global Affairs Canada|Канад,канадськ,Оттав
CH|Switzerland,Swiss,Bern,Federal Council|Швейцарі,швейцарськ,Берн
CN|China,Chinese,Beijing|Кита,китайськ
CY|Cyprus,Cypriot,Nicosia|Кіпр
CZ|Czechia,Czech Republic,Czech,Czechs,Prague|Чехі,чеськ,Прага,Праги,Прагу,Прагою,Празі
DE|Germany,German,Germans,Berlin,Bundestag,Bundeswehr,KfW,GIZ|Німеччин,німецьк,Берлін
DK|Denmark,Danish,Danes,Copenhagen,Folketing,Christiansborg|Дані,данськ,Копенгаген
EE|Estonia,Estonian,Estonians,Tallinn|Естоні,естонськ,Таллінн
ES|Spain,Spanish,Spaniards,Madrid,Moncloa|Іспані,іспанськ,Мадрид
FI|Finland,Finnish,Finns,Helsinki,Eduskunta|Фінлянді,фінськ,Гельсінкі
FR|France,French,Paris,Élysée,Elysée,Quai d’Orsay|Франці,французьк,Париж
GB|United Kingdom,UK,U.K.,Britain,British,Britons,Great Britain,Northern Ireland,London,Downing Street,Whitehall,Westminster,House of Commons,House of Lords,Foreign Office|Велик Британі,Британі,британськ,Лондон
GR|Greece,Greek,Athens|Греці,грецьк
HR|Croatia,Croatian,Zagreb|Хорваті,хорватськ
HU|Hungary,Hungarian,Budapest|Угорщин,угорськ
IE|Ireland,Irish,Dublin,Taoiseach,Tánaiste,Dáil|Ірланді,ірландськ
IL|Israel,Israeli|Ізраїл,ізраїльськ
IN|India,Indian,New Delhi|Інді,індійськ
IS|Iceland,Icelandic,Icelanders,Reykjavik,Reykjavík,Althing|Ісланді,ісландськ
IT|Italy,Italian,Italians,Rome,Palazzo Chigi,Farnesina|Італі,італійськ,Рим
JP|Japan,Japanese,Tokyo,JICA|Япон,японськ,Токіо
KR|South Korea,South Korean,South Koreans,Republic of Korea,Korean,Korea,Seoul,KOICA,Blue House|Південн Коре,Корея,Кореї,Корею,Кореєю,південнокорейськ,корейськ,Сеул
KP|North Korea,North Korean,North Koreans,DPRK,Pyongyang|Північн Коре,північнокорейськ,КНДР,Пхеньян
LI|Liechtenstein|Ліхтенштейн
LT|Lithuania,Lithuanian,Lithuanians,Vilnius,Seimas|Литв,литовськ,Вільнюс
LU|Luxembourg,Luxembourgish|Люксембург,люксембурзьк
LV|Latvia,Latvian,Latvians,Riga,Saeima|Латві,латвійськ,Риг
ME|Montenegro,Montenegrin|Чорногорі
MK|North Macedonia,Macedonian|Північн Македоні
MT|Malta,Maltese|Мальт
NL|Netherlands,Dutch,The Hague|Нідерланд,нідерландськ,Гааг
NO|Norway,Norwegian,Norwegians,Oslo,Storting,Norad|Норвегі,норвезьк,Осло
NZ|New Zealand,New Zealanders,Wellington|Нов Зеланді,новозеландськ
PL|Poland,Polish,Poles,Warsaw,Sejm|Польщ,польськ,Варшав
PT|Portugal,Portuguese,Lisbon|Португалі,португальськ,Лісабон
RO|Romania,Romanian,Bucharest|Румуні,румунськ
RS|Serbia,Serbian|Сербі,сербськ
SE|Sweden,Swedish,Swedes,Stockholm,Riksdag,Sida|Швеці,шведськ,Стокгольм
SG|Singapore|Сінгапур
SI|Slovenia,Slovenian,Slovene,Ljubljana|Словені,словенськ
SK|Slovakia,Slovak,Bratislava|Словаччин,словацьк
TR|Türkiye,Turkey,Turkish,Ankara|Туреччин,турецьк
TW|Taiwan,Taiwanese,Taipei|Тайван
US|United States,U.S.,US,USA,American,Americans,America,Washington,Pentagon,White House,Congress,State Department,Department of Defense,Defense Department,USAID,Capitol Hill|Сполучен Штат,США,американськ,Вашингтон,Пентагон
UA|Ukraine,Ukrainian,Ukrainians,Kyiv|Україн,українськ,Киї,Києв
AE|United Arab Emirates,UAE,Emirati,Abu Dhabi|Об'єднан Арабськ Емірат,ОАЕ
AR|Argentina,Argentine,Buenos Aires|Аргентин,аргентинськ
AZ|Azerbaijan,Azerbaijani,Baku|Азербайджан,азербайджанськ
BA|Bosnia,Bosnian,Sarajevo|Босні,боснійськ
BR|Brazil,Brazilian|Бразилі,бразильськ
CL|Chile,Chilean|Чилі
CO|Colombia,Colombian|Колумбі,колумбійськ
GE|Georgia,Georgian,Tbilisi|Грузі,грузинськ
KW|Kuwait,Kuwaiti|Кувейт
KZ|Kazakhstan,Kazakh,Astana|Казахстан,казахськ
MC|Monaco,Monegasque|Монако
MD|Moldova,Moldovan,Moldovans,Chisinau,Chișinău|Молдов,молдовськ,Кишин
MX|Mexico,Mexican|Мексик,мексиканськ
MY|Malaysia,Malaysian|Малайзі,малайзійськ
PH|Philippines,Philippine|Філіппін
PK|Pakistan,Pakistani,Islamabad|Пакистан,пакистанськ
QA|Qatar,Qatari,Doha|Катар
SA|Saudi Arabia,Saudi,Riyadh|Саудівськ Араві
TH|Thailand,Thai|Таїланд
VA|Vatican,Holy See|Ватикан
XK|Kosovo,Pristina|Косов
ZA|South Africa,South African|Південно-Африканськ
RU|Russia,Russian,Russians,Moscow,Kremlin|Росі,російськ,Москв
ORG:EU|European Union,EU,European Commission,European Council,European Parliament,member states,the bloc,European officials,European commissioner,European Commissioner,Commission,Brussels,Council of the EU|Європейськ Союз,ЄС,Єврокомісі,Європейськ комісі,Брюссел
ORG:EIB|European Investment Bank,EIB|Європейськ інвестиційн банк
ORG:CEB|Council of Europe Development Bank,CEB|Банк розвитку Ради Європи
ORG:NIB|Nordic Investment Bank,NIB|Північн інвестиційн банк
ORG:EBRD|European Bank for Reconstruction and Development,EBRD|ЄБРР
ORG:WorldBank|World Bank|Світов банк
ORG:IMF|International Monetary Fund,IMF|МВФ,Міжнародн валютн фонд
ORG:G7|G7,Group of Seven|Великої сімки
ORG:NATO|NATO|НАТО
`;

export const partyNames: PartyNames[] = rows
  .trim()
  .split("\n")
  .map((row) => {
    const [code = "", english = "", ukrainian = ""] = row.split("|");
    return { code, english: english.split(","), ukrainian: ukrainian.split(",") };
  });

/** Countries that can be chosen as a donor or recipient on screen, whether or not the ledger knows them yet. */
export const countryCodes = partyNames.map((party) => party.code).filter((code) => code.length === 2);

const ORGANISATION = /^ORG:[A-Za-z0-9]{2,40}$/;

export function isPartyCode(code: string): boolean {
  return isCountryCode(code) || ORGANISATION.test(code);
}

/** Codes in one fixed order, joined as data files write them: ["NL","DK"] → "DK;NL". The name of a joint donor. */
export function donorKey(codes: readonly string[]): string {
  return [...codes].sort().join(";");
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const longestFirst = (a: string, b: string) => b.length - a.length;

/** A Ukrainian stem with any endings, in either case where it is an adjective; an abbreviation has no endings. */
function patternOf(stem: string): string {
  if (/^\p{Lu}+$/u.test(stem)) return `${stem}(?!\\p{L})`;
  const initial = /^\p{Ll}/u.test(stem) ? `[${stem[0]}${stem[0]!.toUpperCase()}]` : stem[0];
  return `${initial}${stem.slice(1).replaceAll(" ", "[а-яіїєґ]* ")}[а-яіїєґ]*`;
}

const english = new Map(partyNames.flatMap((party) => party.english.map((name) => [name, party.code])));
const stems = new Map(partyNames.flatMap((party) => party.ukrainian.map((stem) => [stem, party.code])));
const stemsInOrder = [...stems.keys()].sort(longestFirst);
// One expression, and no 'i' flag: with it, compiling takes longer than reading a book.
const NAME = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${[...english.keys()].sort(longestFirst).map(escaped).join("|")})(?![\\p{L}\\p{N}$])|${stemsInOrder.map(patternOf).join("|")})`,
  "gu",
);

/** A party named in a text, and where. */
export interface FoundParty {
  code: string;
  start: number;
  end: number;
}

/** Every mention of a party in a text, in order, the longest name where several begin at one place. */
export function findParties(text: string): FoundParty[] {
  return [...text.matchAll(NAME)].map((match) => ({
    code: english.get(match[0]) ?? codeOfInflected(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function codeOfInflected(name: string): string {
  const words = name.toLowerCase().split(" ");
  const isStem = (stem: string) =>
    stem
      .toLowerCase()
      .split(" ")
      .every((part, index) => words[index]?.startsWith(part));
  return stems.get(stemsInOrder.find(isStem)!)!;
}
