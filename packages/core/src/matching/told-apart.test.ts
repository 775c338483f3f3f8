import { expect, it } from "vitest";
import { match } from "./match.ts";
import type { PledgeReport } from "./pledge-report.ts";
import { differences } from "./told-apart.ts";

const report = (wording: string): PledgeReport => ({
  donorCodes: ["SI"],
  recipient: "Ukraine",
  min: 400_000,
  max: 400_000,
  currency: "EUR",
  category: "humanitarian",
  purpose: null,
  channel: null,
  inKind: null,
  status: "pledged",
  announcedOn: "2024-03-01",
  reportedOn: null,
  wording,
  source: null,
});

const plan = (year: number) =>
  `The ${year} plan: the government announced additional aid for the years to come and said that all of it together comes to so much, of which an equal share is counted for each year.`;

it.each([
  ["years", "€400,000 for schools in 2024", "€400,000 for schools in 2025", "years"],
  ["bodies", "Slovenia gives 400,000 euros to the WHO", "Slovenia gives 400,000 euros to UNHCR", "names"],
  ["places", "400,000 euros for pumps in Odesa", "400,000 euros for pumps in Kharkiv", "names"],
  ["a pattern", plan(2024), plan(2025), "pattern"],
])("two rows that tell other %s are never called the same", (_, one, other, difference) => {
  const [a, b] = [report(one), report(other)];
  expect(differences(a, b)).toContain(difference);
  expect(match(a, b, () => null).verdict).not.toBe("same");
});

it.each([
  ["Slovenia gives 400,000 euros for schools", "Ljubljana promised 400,000 euros for schools"],
  ["400,000 euros for pumps in Odesa", "The government sends pumps to Odesa for 400,000 euros"],
])("what one promise is told with sets nothing apart: %s", (one, other) => {
  expect(differences(report(one), report(other))).toEqual([]);
});
