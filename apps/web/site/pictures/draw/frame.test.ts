import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { type Status, statuses } from "@pledgebook/core/values/vocabulary";
import { describe, expect, it } from "vitest";
import { drawBars } from "./bars.ts";
import { drawFlow } from "./flow.ts";
import { heightOf, type Width, type Words, widths } from "./frame.ts";
import { widthOf } from "./lettering.ts";
import { drawOverTime } from "./over-time.ts";

const stage = (status: Status, floor: number, ceiling: number | null = floor): StageTotal => ({
  status,
  bounds: { floor, ceiling },
  pledges: 1,
  unquantified: 0,
  unconverted: 0,
  partly: 0,
  approximate: 0,
  overlapping: 0,
  byFinance: [],
});

const words: Words = {
  title: "Куди це йде",
  description: "Від донора через канал до призначення: лише певне на етапі «Закріплено», EUR. "
    .repeat(3)
    .trim(),
  status: () => "Призупинено",
  money: (minor) => `${(minor / 1e8).toFixed(1)} млрд EUR`,
  highest: (sum) => `найбільше ${sum}`,
  total: ({ bounds }) =>
    bounds.ceiling === null
      ? `щонайменше ${bounds.floor} млрд EUR`
      : `від ${bounds.floor} млрд EUR до ${bounds.ceiling} млрд EUR`,
  nothing: "У цій вибірці нічого зобразити.",
  source: "Джерело: Pledgebook, https://pledgebook.example/uk/pledges?donor=DK",
};
const aside = ["Поза сумами – негрошові обіцянки без вартості: Обіцяно 4; Доставлено 2; Скасовано 1."];
const joint = "Данія, Естонія, Фінляндія, Ісландія, Литва, Латвія, Норвегія і Швеція";
const rows = [
  { label: joint, totals: statuses.map((status, index) => stage(status, 10 ** index, 10 ** index + 5)) },
  { label: "Німеччина", totals: [stage("pledged", 1_000_000, null), stage("committed", 0, 999_999)] },
];
const links = Array.from({ length: 40 }, (_, index) => ({
  channel: `Агентство НАТО з підтримки та постачання № ${index % 8}`,
  purpose: `Бронетехніка й артилерія, інше або кілька призначень ${index % 7}`,
  floor: 3 ** (index % 12),
}));
const periods = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    label: `вересень ${index}`,
    short: `вер. ${2000 + index}`,
    totals: [stage("pledged", index, null)],
  }));

/** Where the words of a drawing stand: left, right and foot of each line, with how large they are set. */
function placed(svg: string) {
  return [
    ...svg.matchAll(
      /<text x="([\d.-]+)" y="([\d.-]+)" class="([a-z ]+)"(?: text-anchor="(end|middle)")?>([^<]*)</g,
    ),
  ].map(([, x, y, look = "", anchor, line = ""]) => {
    const size = look.includes("small") ? 13 : look.includes("large") ? 22 : 15;
    const width = widthOf(
      line.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
      size,
      look.includes("strong"),
    );
    const left = Number(x) - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
    return { line, left, right: left + width, top: Number(y) - size * 0.75, foot: Number(y) };
  });
}

const drawings: [string, (width: Width) => string][] = [
  ["bars", (width) => drawBars(rows, words, width, aside)],
  ["one bar", (width) => drawBars([{ label: "Данія", totals: [stage("pledged", 5)] }], words, width)],
  ["a strip of one month", (width) => drawOverTime(periods(1), words, width, aside)],
  ["strips of two years", (width) => drawOverTime(periods(24), words, width, aside)],
  ["strips of sixty years", (width) => drawOverTime(periods(60), words, width, aside)],
  ["streams", (width) => drawFlow(links, joint, words, width, aside)],
  ["one stream", (width) => drawFlow(links.slice(0, 1), "Данія", words, width, aside)],
  ["nothing", (width) => drawFlow([], "Данія", words, width, aside)],
];

describe.each(Object.keys(widths) as Width[])("in a %s frame", (width) => {
  const frame = width === "alone" ? 760 : widths[width];

  it.each(drawings)("no word of %s is cut off, or set on another", (_, draw) => {
    const svg = draw(width);
    const inGroup = /<g transform="translate\(24 [\d.]+\)">/.exec(svg);
    const all = inGroup
      ? [svg.slice(inGroup.index, svg.lastIndexOf("</g>")), svg.slice(0, inGroup.index)]
      : [svg];
    all.forEach((part, index) => {
      const lines = placed(part);
      if (index === 0) expect(lines.length).toBeGreaterThan(0);
      const room = inGroup && index === 0 ? widths.alone : frame;
      for (const one of lines) {
        expect(one.left, one.line).toBeGreaterThanOrEqual(-0.1);
        expect(one.right, one.line).toBeLessThanOrEqual(room + 0.1);
        expect(one.foot, one.line).toBeLessThanOrEqual(heightOf(svg));
        for (const other of lines) {
          if (other === one) continue;
          const isApart =
            one.right <= other.left ||
            other.right <= one.left ||
            one.foot <= other.top ||
            other.foot <= one.top;
          expect(isApart, `${one.line} | ${other.line}`).toBe(true);
        }
      }
    });
  });
});

it.each(Object.keys(widths) as Width[])("every sum of a %s drawing is said in full", (width) => {
  const said = { ...words, total: ({ bounds }: StageTotal) => `€${bounds.floor / 10}m` };
  for (let floor = 1; floor < 3_000; floor++) {
    const svg = drawBars([{ label: "Данія", totals: [stage("pledged", floor)] }], said, width);
    expect(svg).toContain(`>€${floor / 10}m<`);
  }
});

it("a picture that stands alone says what it is and where it is from, on light paper whatever the scheme", () => {
  const svg = drawBars(rows, words, "alone");
  const said = placed(svg)
    .map(({ line }) => line)
    .join(" ");
  for (const part of [words.title, "лише певне на етапі", words.source!.split(" ").at(-1)!])
    expect(said).toContain(part);
  expect(svg).toContain('class="paper"');
  expect(svg).not.toContain("prefers-color-scheme");
  expect(drawBars(rows, words, "wide")).toContain("prefers-color-scheme:dark");
});
