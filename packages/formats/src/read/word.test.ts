import { writtenOut } from "@pledgebook/core/text/body-as-markdown";
import { plainText } from "@pledgebook/core/text/document";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readArticleFile } from "./article.ts";
import { wordDocumentOf } from "./word-document.testing.ts";

const run = (text: string, properties = "") =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const title = `<w:p>${run("A title")}</w:p>`;
const read = async (body: string, styles = "") => {
  const { body: document } = await readArticleFile("a.docx", wordDocumentOf(title + body, styles));
  return writtenOut(document).split("\n\n");
};
const RAISED = '<w:vertAlign w:val="superscript"/>';
const cell = (...paragraphs: string[]) =>
  `<w:tc>${paragraphs.map((text) => `<w:p>${run(text)}</w:p>`).join("")}</w:tc>`;

describe("a Word document is what its reader sees", () => {
  it.each([
    [
      "a note",
      run("€12") + run("4", RAISED) + run(" million in 2024") + run("1", RAISED),
      "€12 million in 2024",
    ],
    ["a power", run("1.5 × 10") + run("9", RAISED) + run(" euros"), "1.5 × 10⁹ euros"],
    ["a formula", run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO₂"],
    ["an ordinal", run("24") + run("th", RAISED) + run(" May"), "24th May"],
    ["struck words", run("€87 million", "<w:strike/>") + run(" €37 million"), "€37 million"],
    ["doubly struck words", run("€87 million", "<w:dstrike/>") + run(" €37 million"), "€37 million"],
    ["hidden words", run("€99 million ", "<w:vanish/>") + run("€37 million"), "€37 million"],
    [
      "what is switched off",
      run("€37 ", '<w:strike w:val="0"/>') + run("million", '<w:vanish w:val="false"/>'),
      "€37 million",
    ],
    ["what is switched off and hidden", run("€9 ", '<w:strike w:val="0"/><w:vanish/>') + run("€37"), "€37"],
    [
      "tracked changes",
      `<w:del w:id="1"><w:r><w:delText>€50 million</w:delText></w:r></w:del><w:ins w:id="2">${run("€15 million")}</w:ins>`,
      "€15 million",
    ],
    [
      "words that were moved away",
      `<w:moveFrom w:id="3">${run("€50 million")}</w:moveFrom>${run("€15 million")}`,
      "€15 million",
    ],
    ["a tab between figures", `${run("10")}<w:r><w:tab/></w:r>${run("200 million")}`, "10 | 200 million"],
    ["a positional tab", `${run("10")}<w:r><w:ptab w:relativeTo="margin"/></w:r>${run("200")}`, "10 | 200"],
    ["a line end", `${run("€10")}<w:r><w:br/></w:r>${run("20 million")}`, "€10 ¶ 20 million"],
    ["a carriage return", `${run("€10")}<w:r><w:cr/></w:r>${run("20 million")}`, "€10 ¶ 20 million"],
    ["a page's end", `${run("€10")}<w:r><w:br w:type="page"/></w:r>${run("20 million")}`, "€10 ¶ 20 million"],
    ["a column's end", `${run("€10")}<w:r><w:br w:type="column"/></w:r>${run("20")}`, "€10 ¶ 20"],
  ])("%s", async (_, runs, expected) =>
    expect(await read(`<w:p>${runs}</w:p>`)).toEqual(expected.split(" ¶ ")),
  );

  it("keeps the cells of a table and the paragraphs of a cell apart", async () =>
    expect(await read(`<w:tbl><w:tr>${cell("Germany")}${cell("€10", "20 million")}</w:tr></w:tbl>`)).toEqual([
      "Germany | €10 / 20 million",
    ]));

  it("leaves out what a style hides or strikes out, also one that is based on such a style", async () => {
    const styles = `<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:dstrike/></w:rPr></w:style>
      <w:style w:type="character" w:styleId="Further"><w:name w:val="Further"/><w:basedOn w:val="Gone"/></w:style>
      <w:style w:type="character" w:styleId="Shown"><w:name w:val="Shown"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="Form"><w:name w:val="z-Top of Form"/><w:rPr><w:vanish/></w:rPr></w:style>`;
    const styled = (style: string, text: string) => run(text, `<w:rStyle w:val="${style}"/>`);
    const body = `<w:p>${styled("Gone", "€1 ")}${styled("Further", "€2 ")}${styled("Shown", "€3 million")}</w:p>
      <w:p><w:pPr><w:pStyle w:val="Form"/></w:pPr>${run("€4 million")}</w:p>`;
    expect(await read(body, styles)).toEqual(["€3 million"]);
  });

  it("figures that stand apart are read apart, whatever stands between them", async () => {
    const border = fc.constantFrom(
      "<w:r><w:tab/></w:r>",
      "<w:r><w:br/></w:r>",
      '<w:r><w:br w:type="page"/></w:r>',
      "<w:r><w:cr/></w:r>",
      "</w:p><w:p>",
    );
    const beside = fc.constantFrom(
      "",
      run("7", RAISED),
      run("87", "<w:strike/>"),
      run("99", "<w:vanish/>"),
      '<w:del w:id="1"><w:r><w:delText>50</w:delText></w:r></w:del>',
    );
    const figure = fc.tuple(fc.stringMatching(/^[1-9]\d{0,2}$/), beside, border);
    await fc.assert(
      fc.asyncProperty(fc.array(figure, { minLength: 1, maxLength: 6 }), async (figures) => {
        const runs = figures.map(([digits, behind, between]) => run(digits) + behind + between).join("");
        const body = wordDocumentOf(`${title}<w:p>${runs}${run("end")}</w:p>`);
        const text = plainText((await readArticleFile("a.docx", body)).body);
        expect(text.match(/\d+/g)).toEqual(figures.map(([digits]) => digits));
        expect(text).not.toMatch(/\d \d/);
      }),
      { numRuns: 60 },
    );
  });
});
