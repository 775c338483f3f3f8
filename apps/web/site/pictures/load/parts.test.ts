import type { Slice } from "@pledgebook/api/ledger/slices";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import type { Status } from "@pledgebook/core/values/vocabulary";
import { describe, expect, it } from "vitest";
import { gathered, largest, merged, periodsOf } from "./parts.ts";

const stage = (status: Status, floor: number, ceiling: number | null = floor): StageTotal => ({
  status,
  bounds: { floor, ceiling },
  pledges: 1,
  unquantified: floor === 0 ? 1 : 0,
  unconverted: 0,
  partly: 0,
  approximate: 0,
  overlapping: 0,
  byFinance: [],
});
const slice = (name: string, ...totals: StageTotal[]): Slice => ({
  slice: name,
  rows: totals.length,
  totals,
  announcements: 0,
  restatements: 0,
});
const floors = (totals: readonly StageTotal[]) => totals.map(({ status, bounds }) => [status, bounds.floor]);

describe("periods", () => {
  const months = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const at = first + index;
      return slice(
        `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
        stage("pledged", index + 1, index % 5 === 0 ? null : index + 2),
        stage("delivered", 2 * index),
      );
    });

  it.each([
    ["one month", 1, 1, "2023-11", "2023-11"],
    ["two years by month", 24, 24, "2023-11", "2025-10"],
    ["twenty-five months by quarter", 25, 9, "2023-Q4", "2025-Q4"],
    ["sixty months by quarter", 60, 21, "2023-Q4", "2028-Q4"],
    ["eighty months by year", 80, 8, "2023", "2030"],
  ])("%s", (_, count, periods, first, last) => {
    const given = months(2023 * 12 + 10, count);
    const drawn = periodsOf([...given].reverse());
    expect(drawn.map(({ code }) => code)).toHaveLength(periods);
    expect([drawn[0]?.code, drawn.at(-1)?.code]).toEqual([first, last]);
    expect(merged(drawn.flatMap(({ totals }) => totals))).toEqual(
      merged(given.flatMap(({ totals }) => totals)),
    );
  });

  it("have no gaps, and what has no day has no place among them", () => {
    const drawn = periodsOf([
      slice("", stage("pledged", 9)),
      slice("2024-02", stage("pledged", 1)),
      slice("2023-12", stage("pledged", 2)),
    ]);
    expect(drawn.map(({ code, totals }) => [code, ...floors(totals)])).toEqual([
      ["2023-12", ["pledged", 2]],
      ["2024-01"],
      ["2024-02", ["pledged", 1]],
    ]);
    expect(periodsOf([slice("", stage("pledged", 9))])).toEqual([]);
    expect(periodsOf([])).toEqual([]);
  });
});

describe("the largest", () => {
  const slices = [
    slice("tiny", stage("pledged", 1)),
    slice("DK;NL", stage("committed", 165)),
    slice("huge", stage("pledged", 9_007_199_254_740), stage("disbursed", 5)),
    slice("up to", stage("pledged", 0, 200)),
    slice("open", stage("pledged", 150, null), stage("cancelled", 30)),
  ];

  it("come first, joint donors as one", () => {
    const { named, others } = largest(slices, 5);
    expect(named.map(({ code }) => code)).toEqual(["huge", "up to", "DK;NL", "open", "tiny"]);
    expect(others).toBeNull();
  });

  it("leave the rest in one part that sums it, stage by stage, open where one of it is", () => {
    const { named, others } = largest(slices, 3);
    expect(named.map(({ code }) => code)).toEqual(["huge", "up to"]);
    expect(others?.count).toBe(3);
    expect(others?.totals.map(({ status, bounds }) => [status, bounds.floor, bounds.ceiling])).toEqual([
      ["pledged", 151, null],
      ["committed", 165, 165],
      ["cancelled", 30, 30],
    ]);
    const everything = [...named, ...(others ? [others] : [])].flatMap(({ totals }) => totals);
    expect(merged(everything)).toEqual(merged(slices.flatMap(({ totals }) => totals)));
  });

  it("of nothing are nothing", () => {
    expect(largest([], 3)).toEqual({ named: [], others: null });
  });
});

describe("streams", () => {
  const names = {
    channels: (count: number) => `${count} other channels`,
    purposes: (count: number) => `${count} other purposes`,
  };
  const links = Array.from({ length: 40 }, (_, index) => ({
    channel: `channel ${index % 10}`,
    purpose: `purpose ${index % 4}`,
    floor: 10 ** (index % 10),
  }));
  const sum = (list: { floor: number }[]) => list.reduce((all, { floor }) => all + floor, 0);

  it("are gathered at the ends where there are too many, and carry the same money", () => {
    const drawn = gathered(links, 4, names);
    expect(new Set(drawn.map(({ channel }) => channel))).toEqual(
      new Set(["channel 9", "channel 8", "channel 7", "7 other channels"]),
    );
    expect(new Set(drawn.map(({ purpose }) => purpose)).size).toBe(4);
    expect(new Set(drawn.map(({ channel, purpose }) => `${channel} ${purpose}`)).size).toBe(drawn.length);
    expect(sum(drawn)).toBe(sum(links));
    expect(sum(drawn.filter(({ channel }) => channel === "channel 9"))).toBe(4 * 10 ** 9);
  });

  it("are left as they are where there is room", () => {
    const few = links.slice(0, 4);
    expect(gathered(few, 4, names)).toEqual(few);
  });
});
