import { readPages } from "@pledgebook/formats/fixtures/pages";
import { readPasted } from "@pledgebook/formats/read/pasted";
import { expect, it } from "vitest";

const [worked, heldOut] = [readPages("train"), readPages("held-out")];

it("pages are understood, each under a name of its own, and none that is worked on is held out", () => {
  const all = [...worked, ...heldOut];
  expect(worked.length).toBeGreaterThan(600);
  expect(heldOut.length).toBeGreaterThan(59);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  expect(all.filter(({ pledges }) => pledges.length === 0).length).toBeGreaterThan(all.length / 4);
  expect(all.filter(({ language }) => language === "uk").length).toBeGreaterThan(59);
});

it("of the pages that were worked on hardly a paragraph is lost, and the headline is found", () => {
  const fixed = (text: string) =>
    text
      .normalize("NFC")
      .replace(/[\t|\s]+/g, " ")
      .trim();
  let [paragraphs, kept, titles] = [0, 0, 0];
  for (const page of worked) {
    const read = readPasted(page.text);
    const found = new Set(read.paragraphs.map(fixed));
    paragraphs += page.paragraphs.length;
    kept += page.paragraphs.filter((text) => found.has(fixed(text))).length;
    if (fixed(read.title) === fixed(page.title)) titles++;
  }
  expect(kept / paragraphs).toBeGreaterThan(0.97);
  expect(titles / worked.length).toBeGreaterThan(0.97);
});
