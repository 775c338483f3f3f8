import type { Category } from "../values/vocabulary.ts";
import type { SubjectCount } from "./subject.ts";

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
