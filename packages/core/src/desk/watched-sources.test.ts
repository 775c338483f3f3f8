import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../../fixtures/cases.ts";
import {
  hasNewQuote,
  judgeLook,
  type Look,
  lookOfStatus,
  nextLook,
  type SourceStanding,
} from "./watched-sources.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.parse("2026-01-01T00:00:00.000Z");
const at = (moment: number) => new Date(moment).toISOString();

const unknown: SourceStanding = {
  ...{ state: "new", stateSince: at(BEGIN), lastSeenAt: null, notFoundSince: null },
  ...{ failures: 0, movedTo: null, quotes: [] },
};
const quoteOf = (exact: string) => ({ id: "m-1", exact, prefix: "", suffix: "" });

function lookOf(told: string): Look {
  const [kind = "", rest = ""] = told.split(/\s(.*)/s);
  const text = rest.replaceAll(" ¶ ", "\n");
  if (kind === "page") return { found: "page", movedTo: null, text };
  if (kind === "picture") return { found: "page", movedTo: null, text: null };
  if (kind === "moved") return { found: "page", movedTo: "https://example.org/new", text };
  if (kind === "same") return { found: "same", movedTo: null };
  if (kind === "robots") return { found: "refused" };
  return kind === "silent" ? { found: "nothing" } : lookOfStatus(Number(kind));
}

describe("fixtures/watched-sources.txt", () => {
  it.each(cases("watched-sources"))("%s: %s → %s", (words = "", looks = "", states = "") => {
    let known = unknown;
    let now = BEGIN;
    const seen = looks.split(" ; ").map((told) => {
      const isEarly = told.startsWith("early ");
      const { failures } = known;
      const due = Date.parse(nextLook({ failures, newestAt: at(now), notBefore: null }, at(now)));
      now = isEarly ? now + HOUR : due;
      const { isNews: _, ...next } = judgeLook(
        known,
        lookOf(told.replace(/^early /, "")),
        [quoteOf(words)],
        at(now),
      );
      known = next;
      return known.state;
    });
    expect(seen.join(" ")).toBe(states);
  });
});

describe("a source", () => {
  const page = (text: string): Look => ({ found: "page", movedTo: null, text });
  const judge = (known: SourceStanding, look: Look, days: number, quotes = [quoteOf("87 million")]) =>
    judgeLook(known, look, quotes, at(BEGIN + days * DAY));

  it("is no news again after a hiccup of its server, and is where nobody answers for days", () => {
    const seen = judge(unknown, page("It gives 87 million."), 1);
    const changed = judge(seen, page("It gives 97 million."), 8);
    expect([seen.isNews, changed.isNews]).toEqual([false, true]);
    const away = judge(changed, { found: "nothing" }, 15);
    const back = judge(away, page("It gives 97 million."), 16);
    expect([away.state, away.isNews, back.state, back.isNews]).toEqual([
      "unreachable",
      false,
      "changed",
      false,
    ]);
    const long = [16, 18, 22].reduce((known, day) => judge(known, { found: "nothing" }, day), away);
    expect(judge(judge(away, { found: "nothing" }, 16), { found: "nothing" }, 18).isNews).toBe(true);
    expect(long.failures).toBe(4);
    expect(judge(back, page("It gives 87 million."), 23)).toMatchObject({ state: "seen", isNews: true });
  });

  it("is gone until it is seen again, whatever its server says meanwhile", () => {
    const missed = judge(judge(unknown, page("It gives 87 million."), 1), { found: "missing" }, 8);
    const gone = judge(missed, { found: "missing" }, 9);
    expect([gone.state, gone.isNews]).toEqual(["gone", true]);
    const silent = judge(gone, { found: "nothing" }, 10);
    expect([silent.state, silent.isNews]).toEqual(["gone", false]);
    expect(judge(silent, page("It gives 87 million."), 11)).toMatchObject({ state: "seen", isNews: true });
  });

  it("lets go of words that are marked no more, also where the page has not changed", () => {
    const seen = judge(unknown, page("It gives 87 million."), 1);
    const changed = judge(seen, page("Nothing."), 8);
    expect(judge(changed, { found: "same", movedTo: null }, 15, [])).toMatchObject({
      state: "seen",
      quotes: [],
    });
  });

  it("was last seen when a sentence of ours last stood there, or the page did where none ever has", () => {
    const first = judge(unknown, page("It gives 87 million."), 1);
    expect(judge(first, page("Log in."), 8)).toMatchObject({ lastSeenAt: at(BEGIN + DAY), state: "changed" });
    const own = judge(unknown, page("Nothing of ours."), 1);
    expect(judge(own, page("Something else."), 8).lastSeenAt).toBe(at(BEGIN + 8 * DAY));
    const two = [quoteOf("87 million"), { ...quoteOf("25 million"), id: "m-2" }];
    const both = judge(unknown, page("It gives 87 million. And 25 million."), 1, two);
    const one = judge(both, page("It gives 87 million."), 8, two);
    expect(one).toMatchObject({ state: "changed", lastSeenAt: at(BEGIN + 8 * DAY), isNews: true });
    const again = judge(one, page("It gives 87 million."), 15, two);
    expect(again).toMatchObject({ isNews: false, stateSince: at(BEGIN + 8 * DAY) });
    expect(judge(again, page("Nothing."), 22, two).isNews).toBe(true);
  });

  it("is gone since the first look that did not find it", () => {
    const first = judge(unknown, { found: "missing" }, 1);
    expect(judge(first, { found: "missing" }, 2)).toMatchObject({
      state: "gone",
      stateSince: at(BEGIN + DAY),
    });
  });

  it("is read again for a quote that is new, or is not what it was", () => {
    const { quotes } = judge(unknown, page("It gives 87 million."), 1);
    expect(hasNewQuote([quoteOf("87 million")], quotes)).toBe(false);
    expect(hasNewQuote([quoteOf("87 millions")], quotes)).toBe(true);
    expect(hasNewQuote([{ ...quoteOf("87 million"), id: "m-2" }], quotes)).toBe(true);
    expect(hasNewQuote([], quotes)).toBe(false);
  });
});

const anyLook = fc.oneof(
  fc.constantFrom<Look>(
    { found: "missing" },
    { found: "refused" },
    { found: "nothing" },
    { found: "same", movedTo: null },
  ),
  fc
    .constantFrom("It gives 87 million.", "It gives 97 million.", "")
    .map((text): Look => ({ found: "page", movedTo: null, text })),
);

describe("whatever is found", () => {
  it("is gone only after two looks a day apart that found nothing, with no page between them", () => {
    const looks = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), anyLook), { maxLength: 20 });
    fc.assert(
      fc.property(looks, (told) => {
        let known = unknown;
        let now = BEGIN;
        let firstMiss: number | null = null;
        for (const [hours, look] of told) {
          now += hours * HOUR;
          known = judgeLook(known, look, [quoteOf("87 million")], at(now));
          if (look.found === "page" || look.found === "same") firstMiss = null;
          if (look.found === "missing") firstMiss ??= now;
          if (known.state === "gone") {
            expect(["missing", "refused", "nothing"]).toContain(look.found);
            expect(now - (firstMiss ?? now)).toBeGreaterThan(21 * HOUR);
          }
          // What is told as missing was there once, and is told with the state.
          const missing = known.quotes.filter(({ isMissing }) => isMissing);
          expect(missing.every(({ passage }) => passage !== null)).toBe(true);
          if (known.state === "changed") expect(missing).not.toEqual([]);
          if (known.state === "seen") expect(missing).toEqual([]);
        }
      }),
    );
  });

  it("is looked at again in a day at the earliest and in a month at the latest, never before its server wants", () => {
    const given = fc.record({
      failures: fc.nat(50),
      newestAt: fc.integer({ min: -4_000, max: 0 }).map((days) => at(BEGIN + days * DAY)),
      notBefore: fc.option(fc.integer({ min: -10, max: 100 }).map((days) => at(BEGIN + days * DAY))),
    });
    fc.assert(
      fc.property(given, (source) => {
        const days = (Date.parse(nextLook(source, at(BEGIN))) - BEGIN) / DAY;
        expect(days).toBeGreaterThanOrEqual(source.failures === 0 ? 7 : 1);
        expect(days).toBeLessThanOrEqual(30);
        const wanted = source.notBefore === null ? 0 : (Date.parse(source.notBefore) - BEGIN) / DAY;
        expect(days).toBeGreaterThanOrEqual(Math.min(30, wanted));
        const later = { ...source, failures: source.failures + 1, newestAt: at(BEGIN - 5_000 * DAY) };
        if (source.failures > 0) expect(nextLook(later, at(BEGIN)) >= nextLook(source, at(BEGIN))).toBe(true);
      }),
    );
  });
});
