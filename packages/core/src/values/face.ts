import { contrast } from "./contrast.ts";
import { type DisplayCurrency, displayCurrencies, type Language, languages } from "./vocabulary.ts";

/** Licences of open data, by their names in the SPDX list, with where they are read (https://spdx.org/licenses). */
export const licences = {
  "CC-BY-4.0": {
    name: "Creative Commons Attribution 4.0",
    url: "https://creativecommons.org/licenses/by/4.0/",
  },
  "CC-BY-SA-4.0": {
    name: "Creative Commons Attribution-ShareAlike 4.0",
    url: "https://creativecommons.org/licenses/by-sa/4.0/",
  },
  "CC0-1.0": {
    name: "Creative Commons Zero 1.0",
    url: "https://creativecommons.org/publicdomain/zero/1.0/",
  },
  "ODC-By-1.0": {
    name: "Open Data Commons Attribution 1.0",
    url: "https://opendatacommons.org/licenses/by/1-0/",
  },
} as const;

export type Licence = keyof typeof licences;
export const licenceNames = Object.keys(licences) as Licence[];

/** How a newsroom looks and what it is called: what is null is as the site comes. */
export interface Face {
  name: string | null;
  /** The colour of links and buttons, #rrggbb, on light paper and on dark. */
  accent: { light: string; dark: string } | null;
  /** The address of a picture of this site. */
  logo: string | null;
  licence: Licence;
  /** The languages in which readers are served, at least one. The desk is in all of them. */
  languages: Language[];
  /** What readers may have sums told in, the euro among them, in which the ledger counts. */
  currencies: DisplayCurrency[];
  /** By whose clocks the newsroom has its days (a name of the IANA database). */
  timeZone: string | null;
}

/** As the site comes. */
export const plainFace: Face = {
  ...{ name: null, accent: null, logo: null, licence: "CC-BY-4.0" },
  ...{ languages: [...languages], currencies: [...displayCurrencies], timeZone: null },
};

/** The papers on which links stand, as the style sheet has them. */
const PAPERS = { light: ["#fcfbf8", "#f4f1ea"], dark: ["#14161a", "#1c1f24"] } as const;

/** What can be read of text on a colour: white or almost black. */
const INKS = ["#ffffff", "#0d1a28"] as const;

/** The least contrast of text (WCAG 2.2, 1.4.3, level AA). */
export const LEAST_CONTRAST = 4.5;

/** How well a colour of links can be read in a scheme: the least of its contrasts with the papers. */
export function readability(colour: string, scheme: keyof typeof PAPERS): number {
  return Math.min(...PAPERS[scheme].map((paper) => contrast(colour, paper)));
}

/** The ink of words on a button of this colour. */
export function inkOn(colour: string): string {
  const [white, dark] = INKS;
  return contrast(white, colour) >= contrast(dark, colour) ? white : dark;
}
