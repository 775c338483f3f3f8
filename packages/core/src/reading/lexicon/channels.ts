import type { Category } from "../../values/vocabulary.ts";

/** A named way for money. How it is called stands with each language, under its slug. */
export interface Channel {
  slug: string;
  name: string;
  /** What it is for; null where it takes money for many things. */
  category: Category | null;
  /** Its names are looked for as they are written, and not in either case. */
  isAsWritten?: true;
}

/** In the order in which they are looked for. */
export const channels: readonly Channel[] = [
  { slug: "international-fund-for-ukraine", name: "International Fund for Ukraine", category: "military" },
  { slug: "it-coalition", name: "IT coalition", category: "cyber" },
  { slug: "drone-coalition", name: "Drone Coalition", category: "military" },
  { slug: "european-peace-facility", name: "European Peace Facility", category: "military" },
  { slug: "czech-ammunition-initiative", name: "Czech ammunition initiative", category: "military" },
  { slug: "purl", name: "PURL", category: "military", isAsWritten: true },
  { slug: "eu-ukraine-facility", name: "EU Ukraine Facility", category: null },
  { slug: "ukraine-energy-support-fund", name: "Ukraine Energy Support Fund", category: "energy" },
  {
    slug: "nato-comprehensive-assistance-package",
    name: "NATO Comprehensive Assistance Package",
    category: "military",
  },
  { slug: "danish-model", name: "Danish model", category: "military" },
  { slug: "presidential-drawdown-authority", name: "Presidential Drawdown Authority", category: "military" },
  {
    slug: "ukraine-security-assistance-initiative",
    name: "Ukraine Security Assistance Initiative",
    category: "military",
    isAsWritten: true,
  },
  { slug: "unhcr", name: "UNHCR", category: "humanitarian", isAsWritten: true },
  { slug: "un-ocha", name: "UN OCHA", category: "humanitarian", isAsWritten: true },
  { slug: "unicef", name: "UNICEF", category: "humanitarian", isAsWritten: true },
  { slug: "world-food-programme", name: "World Food Programme", category: "humanitarian", isAsWritten: true },
  {
    slug: "icrc",
    name: "International Committee of the Red Cross",
    category: "humanitarian",
    isAsWritten: true,
  },
  { slug: "world-bank", name: "World Bank", category: null, isAsWritten: true },
  { slug: "ebrd", name: "EBRD", category: null, isAsWritten: true },
  { slug: "demining-coalition", name: "demining coalition", category: null },
  { slug: "artillery-coalition", name: "artillery coalition", category: "military" },
];
