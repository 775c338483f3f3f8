import { h } from "hastscript";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { x } from "xastscript";
import { htmlText, wordsAsHtml, writable, xmlFile, xmlText } from "./xml.ts";

const hostile = `</p><script>alert("1")</script> & 'x'`;

describe("markup", () => {
  it("takes words for words, in XML as in HTML, within tags and between them", () => {
    const { document } = parseHTML(`<body>${htmlText(h("p", { title: hostile }, hostile))}</body>`);
    const [p, ...others] = document.querySelectorAll("body *");
    expect([p?.getAttribute("title"), p?.textContent, others.length]).toEqual([hostile, hostile, 0]);
    expect(xmlText(x("p", { a: '"<&' }, '</p>&"'))).toBe('<p a="&#x22;&#x3C;&#x26;">&#x3C;/p>&#x26;"</p>');
    expect(wordsAsHtml("a <b> & “c”")).toBe("a &lt;b> &amp; “c”");
  });

  it("leaves out what XML cannot say, and nothing else", () => {
    expect(writable("a\u0000b\u0008\t\n\r\ud800c\ufffe\uffff𝄞 Ї")).toBe("ab\t\n\r\ufffdc𝄞 Ї");
    expect(xmlText(x("p", { a: "\u0001" }, "\ufffe"))).toBe('<p a=""></p>');
  });

  it("lets no text end a section of characters", () => {
    expect(xmlText(x("p", "a]]><b>"))).toBe("<p>a]]&gt;&#x3C;b></p>");
    expect(htmlText(h("p", "a]]>b"))).toBe("<p>a]]&gt;b</p>");
  });

  it("closes what is empty, and declares a file", () => {
    expect(xmlFile(x("urlset", [x("url"), "\n"]))).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<urlset><url/>\n</urlset>\n',
    );
  });
});
