import { writtenOut } from "@pledgebook/core/text/body-as-markdown";
import { normalizeDocument, plainText } from "@pledgebook/core/text/document";
import { Problem } from "@pledgebook/core/values/problem";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../../../core/fixtures/cases.ts";
import { blocksOfHtml } from "./html.ts";

const seen = (html: string) =>
  writtenOut(normalizeDocument({ type: "doc", content: blocksOfHtml(html) })).split("\n\n");

describe("a piece of HTML is what its reader sees", () => {
  it.each(cases("html-seen", new URL("../../fixtures/", import.meta.url), "⇒"))(
    "%s ⇒ %s",
    (html = "", expected = "") =>
      expect(seen(html.replaceAll("\\n", "\n").replaceAll("\\t", "\t"))).toEqual(expected.split(" ¶ ")),
  );
});

/** A figure, as text, in an element or raised words behind it: what is read of it is the figure alone. */
const figure = fc
  .tuple(
    fc.stringMatching(/^[1-9]\d{0,3}$/),
    fc.constantFrom(
      ["", ""],
      ["<b>", "</b>"],
      ["<span style='color:red'>", "</span>"],
      ["<a href='/x'>", "</a>"],
      ["", "<sup>4</sup>"],
      ["", "<sup><a href='#n'>[12]</a></sup>"],
      ["<s>87</s>", ""],
      ["", "<span hidden>99</span>"],
      ["<del>5</del><ins>", "</ins>"],
    ),
  )
  .map(([digits, [before, behind]]) => ({ digits, html: `${before}${digits}${behind}` }));
const figures = fc.array(figure, { minLength: 1, maxLength: 5 });

/** Ways in which a page sets figures apart. */
const holders: ((parts: string[]) => string)[] = [
  (parts) => `<p>${parts.join("<br>")}</p>`,
  (parts) => `<div>${parts.join(" <br/>\n")}</div>`,
  (parts) => `<table><tr>${parts.map((part) => `<td>${part}</td>`).join("")}</tr></table>`,
  (parts) => `<table><tr><td>Sum</td><td>${parts.join("<br>")}</td></tr></table>`,
  (parts) => `<table><tr><th>Sum</th><td>${parts.map((part) => `<p>${part}</p>`).join("")}</td></tr></table>`,
  (parts) => `<ul>${parts.map((part) => `<li>${part}</li>`).join("")}</ul>`,
  (parts) => `<blockquote>${parts.map((part) => `<p>${part}</p>`).join("")}</blockquote>`,
  (parts) => `<h2>${parts.join("<br>")}</h2>`,
  (parts) => `<pre>${parts.join("\n")}</pre>`,
  (parts) => `<p>${parts.join("\t")}</p>`,
  (parts) => `<b>${parts.map((part) => `<div>${part}</div>`).join("")}</b>`,
  (parts) => `<dl>${parts.map((part) => `<dd>${part}</dd>`).join("")}</dl>`,
  (parts) => parts.map((part) => `<div>${part}</div>`).join(""),
  (parts) => parts.map((part) => `<table><tr><td><ol><li>${part}</li></ol></td></tr></table>`).join(""),
];

describe("whatever a page is made of", () => {
  it("figures that stand apart are read apart, and nothing that is struck out or hidden is one", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(holders.length - 1), figures), { maxLength: 4 }), (pieces) => {
        const html = pieces.map(([kind, parts]) => holders[kind]!(parts.map((part) => part.html))).join("");
        const body = normalizeDocument({ type: "doc", content: blocksOfHtml(html) });
        const text = plainText(body);
        const expected = pieces.flatMap(([, parts]) => parts.map(({ digits }) => digits));
        expect(text.match(/\d+/g) ?? []).toEqual(expected);
        // One space between two figures would group the digits of one.
        expect(text).not.toMatch(/\d \d/);
      }),
      { numRuns: 1000 },
    );
  });

  it("it is read or refused, and what is hidden is not read", () => {
    const tag = fc.constantFrom(
      ..."p div table tr td th ul ol li br sup sub a b i span h2 pre blockquote dl dd x-y o:p nobr math msup svg img".split(
        " ",
      ),
    );
    const piece = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`),
      tag
        .filter((name) => name !== "br" && name !== "img")
        .map((name) => `<${name} style="display:none">ж</${name}>`),
      fc.constantFrom(
        "<s>ж</s>",
        "<script>ж</script>",
        "<p hidden>ж",
        "</p>",
        "<![if !x]>",
        "<!-- ж -->",
        "<?x ж?>",
      ),
      fc.constantFrom("10", "million", "\t", "\n", " ", "&nbsp;", "⁴", "\u2028", "€", "< ", "&#0;", "]]>"),
      fc.string({ unit: "grapheme", maxLength: 5 }).map((text) => text.replaceAll("ж", "")),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          const body = normalizeDocument({ type: "doc", content: blocksOfHtml(pieces.join("")) });
          expect(normalizeDocument(body)).toEqual(body);
          expect(plainText(body)).not.toContain("ж");
        } catch (problem) {
          if (!(problem instanceof Problem)) throw problem;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
