import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readPages } from "@pledgebook/formats/fixtures/pages";
import { calibrated } from "./learn.ts";
import { learnLines } from "./lines.ts";

/** `npm run train`: learns from the pages and sentences of the repository. The same bytes each time. */
const file = new URL("../../packages/core/src/reading/judge/weights.json", import.meta.url);
const pages = readPages("train");
const text = `${JSON.stringify(calibrated(pages))}\n`;
writeFileSync(file, text);
console.log(`${pages.length} pages, ${(text.length / 1000).toFixed(0)} kB in ${fileURLToPath(file)}`);

const linesFile = new URL("../../packages/formats/src/read/paste/lines.json", import.meta.url);
const linesText = `${JSON.stringify(learnLines(pages))}\n`;
writeFileSync(linesFile, linesText);
console.log(`${(linesText.length / 1000).toFixed(0)} kB in ${fileURLToPath(linesFile)}`);
