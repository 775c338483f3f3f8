import { countries, countryByAlpha3 } from "./countries.ts";
import { partyNames } from "./parties.ts";

/** What a newsroom itself calls a party that Intl has no name for. */
export interface NamedParty {
  code: string;
  nameEn: string;
  nameUk: string;
  /** Other names, and codes that it had before it was one with another. */
  alsoCalled: readonly string[];
}

/**
 * What people and other ledgers call a party beside its codes and the names that Intl has for countries. Names of the party
 * itself alone: a capital that speaks for a government in a sentence asks nothing in a query.
 */
const aliases = `
AE|UAE,ОАЕ
BA|Bosnia and Herzegovina
CD|DRC,DR Congo,Democratic Republic of the Congo
CH|Swiss Confederation
CI|Ivory Coast
CN|People's Republic of China,PRC,КНР
CZ|Czech Republic,Чеська Республіка
DE|Federal Republic of Germany,ФРН
FM|Federated States of Micronesia
GB|UK,U.K.,Britain,Great Britain,United Kingdom of Great Britain and Northern Ireland,Британія,Сполучене Королівство
GR|EL,Hellas
IR|Islamic Republic of Iran
KP|DPRK,КНДР
KR|Korea,Republic of Korea,Корея,Республіка Корея
LA|Lao PDR
MD|Republic of Moldova
MK|Macedonia,Македонія
MM|Burma
NL|Holland,The Netherlands,Голландія
PS|Palestine,State of Palestine,Палестина
RU|Russian Federation,Російська Федерація,РФ
SK|Slovak Republic
SY|Syrian Arab Republic
SZ|Swaziland
TR|Turkey,Türkiye
TZ|United Republic of Tanzania
US|USA,U.S.A.,United States of America,America,США,Америка,Сполучені Штати Америки
VA|Vatican,Holy See,Ватикан
VN|Viet Nam
ZA|ПАР
ORG:EU|EU,E.U.,European Union,EU institutions,ЄС,Євросоюз,Європейський Союз
ORG:EIB|EIB,European Investment Bank,ЄІБ,Європейський інвестиційний банк
ORG:CEB|CEB,Council of Europe Development Bank
ORG:NIB|NIB,Nordic Investment Bank
ORG:EBRD|EBRD,European Bank for Reconstruction and Development,ЄБРР
ORG:WorldBank|World Bank,Світовий банк
ORG:IMF|IMF,International Monetary Fund,МВФ,Міжнародний валютний фонд
ORG:G7|G7,Group of Seven
ORG:NATO|NATO,НАТО
`;

/** One form for all ways to write a name: no case, accents, points, apostrophes or articles; ё, ї and й lose their marks alike. */
function keyOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\p{M}.'’ʼ‘`]/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /, "");
}

/** Built when first asked: Intl's names of 250 countries in two languages. What stands further up wins. */
let known: Map<string, string> | null = null;

function knownNames(): Map<string, string> {
  if (known) return known;
  const names = new Map<string, string>();
  const add = (name: string | undefined, code: string) => {
    const key = keyOf(name ?? "");
    if (key !== "" && !names.has(key)) names.set(key, code);
  };
  for (const code of countries) add(code, code);
  for (const [alpha3, code] of countryByAlpha3) add(alpha3, code);
  for (const { code } of partyNames) add(code, code);
  for (const row of aliases.trim().split("\n")) {
    const [code = "", list = ""] = row.split("|");
    for (const name of list.split(",")) add(name, code);
  }
  for (const language of ["en", "uk"])
    for (const style of ["long", "short"] as const) {
      const regions = new Intl.DisplayNames(language, { type: "region", style });
      for (const code of countries) add(regions.of(code), code);
    }
  known = names;
  return names;
}

/**
 * The code of the party that somebody means: a code in any case ('nl', 'NLD', 'org:eu'), an alias ('UK', 'EU', 'USA'), or a
 * name in English or Ukrainian, those that a newsroom has given its own parties among them. Null: nobody is called so.
 */
export function partyCalled(text: string, named: readonly NamedParty[] = []): string | null {
  const key = keyOf(text);
  if (key === "") return null;
  const own = () =>
    named.find(({ code, nameEn, nameUk, alsoCalled }) =>
      [code, nameEn, nameUk, ...alsoCalled].some((name) => keyOf(name) === key),
    );
  return knownNames().get(key) ?? own()?.code ?? null;
}

/** Letters below which nothing is taken for the beginning of a name. */
const LEAST_LETTERS = 3;

/** The codes of those whom these letters name, or begin a name of: 'nl', 'netherl'. At most ten, in no order. */
export function partiesCalledLike(text: string): string[] {
  const key = keyOf(text);
  const found = new Set<string>();
  const whole = knownNames().get(key);
  if (whole) found.add(whole);
  if (key.length >= LEAST_LETTERS)
    for (const [name, code] of knownNames()) if (name.startsWith(key) && found.size < 10) found.add(code);
  return [...found];
}
