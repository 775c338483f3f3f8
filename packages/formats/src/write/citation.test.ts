import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { Cite } from "@citation-js/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bibtex, type Cited, ris } from "./citation.ts";

const cited: Cited = {
  key: "pledgebook-P-2024-0004",
  title: "Netherlands: €87 million for artillery shells & 100% of their transport_costs",
  author: "The Harbour {Ledger}",
  day: "2024-01-31",
  url: "https://news.example.org/pledges/P-2024-0004",
  note: "As recorded on 2026-11-26: https://news.example.org/pledges?q=P-2024-0004&as_of=2026-11-26",
  accessedOn: "2026-11-27",
  kind: "page",
};

/** As a reference manager reads it. */
const read = (text: string) => new Cite(text).data as Record<string, unknown>[];

describe.each([
  ["BibTeX", bibtex],
  ["RIS", ris],
])("%s", (_, write) => {
  it("is one entry, with title, author, year, address and when it was looked at", () => {
    const [entry, ...others] = read(write(cited));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ title: cited.title, URL: cited.url });
    expect(JSON.stringify(entry?.author)).toContain("The Harbour");
    expect(JSON.stringify(entry?.issued)).toContain("2024");
    // Not every reader of RIS takes it.
    expect(write(cited)).toMatch(/urldate += \{2026-11-27\}|Y2 {2}- 2026\/11\/27\r\n/);
  });

  it("has no year where nobody knows it", () => {
    expect(read(write({ ...cited, day: null }))[0]!.issued).toBeUndefined();
    expect(JSON.stringify(read(write({ ...cited, day: "2024" }))[0]!.issued)).toContain("2024");
  });

  it("stays one entry with its address, whatever a title says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (title) => {
        const entries = read(write({ ...cited, title: `A ${title} Z` }));
        expect(entries).toHaveLength(1);
        expect(entries[0]!.URL).toBe(cited.url);
      }),
      { numRuns: 200 },
    );
  });
});
