import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Articles as people paste them. Each has sums that no other has: one ledger serves all tests. */

const FIRST = "went through what had been prepared since the autumn, line by line";
const LAST =
  "The next meeting of the group is planned for the second half of February, and the ministry expects more of it.";

function story(title: string, ...paragraphs: string[]): string {
  const head = [title, "by Example Reporter\n31 January 2024", "Retold for a test of the desk"];
  return `${[...head, ...paragraphs].join("\n\n")}\n`;
}

/** Three pledges, of 42, 18 and 7 million euros, as many times. */
export const threeCapitals = (times: number) =>
  story(
    "Three capitals and a fund",
    `Officials from three countries met on Tuesday and ${FIRST}.`,
    `Finland will give ${times * 42} million euros for artillery shells, the defence minister said. A further ${times * 18} million euros will go to the International Fund for Ukraine.`,
    `Latvia has pledged ${times * 7} million euros for drones. Nobody said when the machines would be delivered, or by which factory they would be made.`,
    LAST,
  );

/** One pledge, of so many million euros. */
export const fieldHospitals = (title: string, sum: number) =>
  story(
    title,
    `Officials met on Tuesday and ${FIRST} and page by page.`,
    `Iceland will give ${sum} million euros for field hospitals, the foreign minister said after the meeting in the capital.`,
    LAST,
  );

/** One promise, of 61 million euros, told in the headline, in the standfirst and in the text. */
export const toldInTheHeadline = `Malta gives Ukraine 61 million euros

by Example Reporter
31 January 2024

The 61 million euros are for schools and their cellars

Officials met on Tuesday and ${FIRST}, and nobody left before midnight.

Malta will give 61 million euros for schools, its foreign minister said.

${LAST}
`;

/** One promise, of 226 million euros, told three times, and once a part of it. */
export const toldThreeTimes = story(
  "Zagreb opens its purse",
  `Officials met on Tuesday and ${FIRST}.`,
  "Croatia will give 226 million euros to Ukraine, including 40 million euros for demining, the prime minister said in Zagreb.",
  "The Croatian government approved a package of 226 million euros for Ukraine, with nobody against it.",
  "Croatia is donating 226 million euros, its foreign minister repeated in the evening.",
);

/** A package of 93 million euros with a part in the same sentence, and a sum of which no word says whose part it is. */
export const packageAndMore = story(
  "Baltic winter package",
  `Officials met on Tuesday and ${FIRST}, twice.`,
  "Lithuania will give 93 million euros to Ukraine, including 31 million euros for drones, the prime minister said.",
  "Nobody answered questions, and the meeting ended late in the evening without a word to the press.",
  "Lithuania will give 13 million euros for field kitchens, the ministry wrote a day later.",
);

/** A pledge that the demonstration knows, and one that nobody knows. */
export const secondLook = story(
  "A second look at January",
  "The Netherlands has pledged 87 million euros for artillery shells, the minister said on Monday in The Hague.",
  "Later in the week Norway promised 1.5 billion kroner for drones, more than anybody had expected of it this winter.",
  "Nothing else was announced, and the next meeting of the group is planned for the second half of February.",
);

/** A pledge in an article that says of no day that it is its own. */
export const undated = `Night over the border

by Example Reporter

Officials met and ${FIRST} and word by word.

Estonia will give 33 million euros for night vision devices, the defence minister said after the meeting in the capital.

Nothing else was announced, and nobody said when the next meeting of the group would be held, or in which of the capitals.
`;

/** Nothing that anybody promised. */
export const nothingPromised =
  "Writing through a gap\n\n31 January 2024\n\nThe first paragraph of this text says little.\n\nAnd the second one.";

/** A sentence of a file that is imported. */
export const cyberSentence =
  "Denmark will give 91 million kroner to protect the systems of the armed forces from attack, the minister said on Tuesday after a long meeting.";

/** The first real input stands beside the checkout in development and CI, never at a user's; else a text of our own with its facts. */
const seed = fileURLToPath(new URL("../../shared/seed/article-2024-01-31.txt", import.meta.url));
const own = `Two capitals, four sums

by Roman Example
Wednesday, January 31, 2024
Two capitals, four sums

Kyiv heard of new help from the north and the west of the continent this week

Officials met on Tuesday and went through a list of purchases that both sides had prepared since the autumn, line by line.

The meeting was one of several this winter, and the ministry in Kyiv said that more of them were planned before the spring.

News came from Copenhagen first: Denmark's commitment to contribute over 12 million euros towards bolstering the cyber resilience of the armed forces, under the IT coalition framework. The Netherlands has pledged 87 million euros for artillery shell acquisitions for Ukraine, with an additional 25 million euros directed to the International Fund for Ukraine for equipment procurement. Furthermore, 10 million euros are allocated by the Dutch government to enhance Ukraine's cybersecurity infrastructure.

Both governments said that the money came on top of what they had promised last year, and that they would say more in the spring.

You will be interested
`;

/** An article as it was copied from a page, with what pages have around it. */
export const copied = existsSync(seed) ? readFileSync(seed, "utf8") : own;

/** Eight sums in dollars of which nothing says whose they are: the reporter is in Brussels, and Canada gives. */
export const canadianDollars = story(
  "Ministers count their winter help",
  `Officials met in Brussels on Tuesday and ${FIRST}.`,
  "Canada will give Ukraine $531 million for artillery shells, its defence minister said. Canada will also give $232 million for drones.",
  "Canada promised another $133 million for generators. Canada will provide $74 million for field hospitals.",
  "Canada pledged $65 million for demining. Canada will give $56 million to train pilots.",
  "Canada will donate $47 million for school shelters. Canada promised $38 million for medicines.",
  LAST,
);

/** A package of 431 million kroner and its five parts, that add up to it. */
export const packageOfFive = story(
  "Oslo packs one parcel of five",
  `Officials met in Oslo on Tuesday and ${FIRST}.`,
  "Norway will give Ukraine a package of 431 million kroner, the prime minister said. The package consists of 201 million kroner for air defence, 97 million kroner for drones, 71 million kroner for field hospitals, 41 million kroner for demining and 21 million kroner for generators.",
  LAST,
);

/** What six donors give, as a table whose heading says the currency. */
export const tableOfDonors = story(
  "What the group brought to Kyiv",
  `Officials met in Kyiv on Tuesday and ${FIRST}. They promised Ukraine new help for its winter:`,
  "Donor\tEUR million\tWhat for",
  "Denmark\t31.1\tgenerators",
  "Sweden\t27.2\tfield hospitals",
  "Finland\t19.3\tdemining",
  "Estonia\t5.4\tcyber defence",
  "Total\t83\t",
  LAST,
);

/** Two pledges of a bank that nobody lists, one of them through a fund that nobody lists. */
export const harbourFund = story(
  "A bank in the north lends for quays",
  `Officials met on Tuesday and ${FIRST}.`,
  "The Northern Lenders' Bank will give Ukraine 57 million euros through the Harbour Lights fund for the repair of quays, its president said.",
  "NLB will also give 13 million euros for tugboats, he added.",
  LAST,
);

/** One pledge for what only a newsroom tells apart. */
export const prostheticLimbs = story(
  "Tallinn pays for walking again",
  `Officials met in Tallinn on Tuesday and ${FIRST}.`,
  "Estonia will give Ukraine 3 million euros for prosthetic limbs, its minister of health said.",
  LAST,
);
