import type { StageTotal } from "@pledgebook/core/ledger/totals";
import type { Bounds } from "@pledgebook/core/values/money";
import type { Status } from "@pledgebook/core/values/vocabulary";
import { describe, expect, it } from "vitest";
import type { Element } from "xast";
import { drawBars } from "./bars.ts";
import { elementsOf, wordsOf } from "./elements.testing.ts";
import { drawFlow } from "./flow.ts";
import { type Words, widths } from "./frame.ts";
import { drawOverTime } from "./over-time.ts";

const words: Words = {
  title: "Who <gives> & how much",
  description: "In euros “exactly”",
  status: (status) => status,
  money: (minor) => `€${minor}`,
  highest: (sum) => `highest ${sum}`,
  total: ({ bounds }) => `€${bounds.floor}..${bounds.ceiling ?? ""}`,
  nothing: "Nothing to draw.",
};
const stage = (status: Status, floor: number, ceiling: number | null = floor): StageTotal => {
  const bounds: Bounds = { floor, ceiling };
  return {
    status,
    bounds,
    pledges: 1,
    unquantified: 0,
    unconverted: 0,
    partly: 0,
    approximate: 0,
    overlapping: 0,
    byFinance: [],
  };
};

/** Attributes that say no number where one belongs. */
const withoutNumber = (elements: Element[]) =>
  elements.flatMap(({ attributes }) =>
    Object.entries(attributes).filter(([, value]) => /NaN|Infinity|undefined/.test(value ?? "undefined")),
  );

/** Lengths of the filled bars of a drawing. */
const filled = (svg: string) =>
  [...svg.matchAll(/<rect [^>]*width="([\d.]+)" height="([\d.]+)" class="sure"/g)].map(
    ([, width, height]) => ({
      width: Number(width),
      height: Number(height),
    }),
  );

describe.each(["wide", "narrow"] as const)("a %s picture", (width) => {
  const drawn: [string, string][] = [
    ["of nothing", drawBars([], words, width)],
    ["of one bar", drawBars([{ label: "Denmark", totals: [stage("pledged", 5)] }], words, width)],
    [
      "of something tiny beside something huge",
      drawBars(
        [
          { label: "A", totals: [stage("pledged", 1), stage("disbursed", 9_007_199_254_740_991)] },
          { label: "B & C <joint>", totals: [stage("pledged", 0, 500), stage("committed", 100, null)] },
        ],
        words,
        width,
      ),
    ],
    ["of goods alone", drawBars([{ label: "Ecuador", totals: [stage("cancelled", 0, 0)] }], words, width)],
    [
      "of sixty months",
      drawOverTime(
        Array.from({ length: 60 }, (_, month) => ({
          label: `month ${month}`,
          short: `${month}`,
          totals: month % 7 === 0 ? [] : [stage("pledged", month), stage("delivered", 0, month)],
        })),
        words,
        width,
      ),
    ],
    ["of no month", drawOverTime([], words, width)],
    [
      "of a flow",
      drawFlow(
        [
          { channel: "directly", purpose: "Ammunition", floor: 70 },
          {
            channel: "A fund with a name that is longer than there is room",
            purpose: "Ammunition",
            floor: 20,
          },
          { channel: "directly", purpose: "Energy", floor: 10 },
          { channel: "directly", purpose: "Nothing sure", floor: 0 },
        ],
        "Denmark",
        words,
        width,
      ),
    ],
    ["of a flow of nothing", drawFlow([{ channel: "a", purpose: "b", floor: 0 }], "Denmark", words, width)],
  ];

  it.each(drawn)("%s is XML with a title and a description, and stays in its frame", (_, svg) => {
    const elements = elementsOf(svg);
    const [root, title, description] = elements;
    expect(withoutNumber(elements)).toEqual([]);
    expect([root?.name, root?.attributes.width]).toEqual(["svg", String(widths[width])]);
    expect([title?.name, title?.attributes.id, wordsOf(title)]).toEqual(["title", "t", words.title]);
    expect([description?.name, description?.attributes.id, wordsOf(description)]).toEqual([
      "desc",
      "d",
      words.description,
    ]);
    for (const [, x, length] of svg.matchAll(/<rect x="([\d.]+)"[^>]*? width="([\d.]+)"/g))
      expect(Number(x) + Number(length)).toBeLessThanOrEqual(widths[width] + 0.1);
  });

  it("draws bars as long as their sums, and says where there is nothing", () => {
    const svg = drawBars(
      [{ label: "A", totals: [stage("pledged", 100), stage("committed", 50), stage("disbursed", 25)] }],
      words,
      width,
    );
    const [all = 0, half = 0, quarter = 0] = filled(svg).map((bar) => bar.width);
    expect(half / all).toBeCloseTo(0.5, 2);
    expect(quarter / all).toBeCloseTo(0.25, 2);
    expect(drawBars([], words, width)).toContain("Nothing to draw.");
    expect(drawFlow([], "Denmark", words, width)).toContain("Nothing to draw.");
  });

  it("keeps one scale for all stages over time", () => {
    const svg = drawOverTime(
      [
        { label: "Q1", short: "Q1", totals: [stage("pledged", 80), stage("delivered", 20)] },
        { label: "Q2", short: "Q2", totals: [stage("pledged", 40)] },
      ],
      words,
      width,
    );
    const [first = 0, second = 0, delivered = 0] = filled(svg).map((bar) => bar.height);
    expect(second / first).toBeCloseTo(0.5, 2);
    expect(delivered / first).toBeCloseTo(0.25, 2);
    expect(svg).toContain("highest €80");
  });

  it.each([0, 3, 8])(
    "names the period of the highest bar, be it the first, one between or the last: %i",
    (highest) => {
      const svg = drawOverTime(
        Array.from({ length: 9 }, (_, month) => ({
          label: `month ${month}`,
          short: `September ${2020 + month}`,
          totals: [stage("pledged", month === highest ? 90 : 10)],
        })),
        words,
        width,
      );
      expect(svg).toContain(`>September ${2020 + highest}</text>`);
    },
  );

  it("lets as much flow out of a channel as into it", () => {
    const svg = drawFlow(
      [
        { channel: "directly", purpose: "Ammunition", floor: 70 },
        { channel: "fund", purpose: "Ammunition", floor: 30 },
      ],
      "Denmark",
      words,
      width,
    );
    const titles = [...svg.matchAll(/class="stream"[^>]*><title>([^<]*)/g)].map(([, title]) => title);
    expect(titles.sort()).toEqual([
      "Denmark → directly: €70",
      "Denmark → fund: €30",
      "directly → Ammunition: €70",
      "fund → Ammunition: €30",
    ]);
    expect(svg).toContain(">Denmark €100<");
  });
});
