import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser } from "@pledgebook/e2e/browser";
import { startSite } from "@pledgebook/e2e/server";
import sharp from "sharp";
import { findChromium } from "../gate/chromium.ts";
import { command } from "../gate/steps.ts";

/**
 * The pictures of `docs/pictures`: the main pages of the demonstration, on the widths of a phone, a tablet, a laptop and a
 * desktop, in the light, and on two of them in the dark. Needs the site to be built: `node scripts/generate/pictures.ts`.
 */
const PAGES = {
  front: "/",
  article: "/articles/copenhagen-and-the-hague-cyber-shield-and-shells",
  ledger: "/pledges",
  donor: "/donors/DE",
  compare: "/donors/compare?donor=DE&donor=DK&donor=NL&measure=head",
};
const WIDTHS = [390, 768, 1280, 1920];
const folder = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
mkdirSync(folder, { recursive: true });
const temporary = mkdtempSync(join(tmpdir(), "pictures-"));
const site = await startSite(temporary, { demo: true });
const chromium = await findChromium(command);
if (!chromium) throw new Error("There is no browser to take pictures with.");
const browser = await openBrowser(chromium);
try {
  for (const [name, path] of Object.entries(PAGES))
    for (const width of WIDTHS)
      for (const colorScheme of width === 390 || width === 1280
        ? (["light", "dark"] as const)
        : (["light"] as const)) {
        const page = await browser.newPage({
          viewport: { width, height: width < 700 ? 844 : 1000 },
          colorScheme,
        });
        await page.goto(site.url + path, { waitUntil: "networkidle" });
        const taken = await page.screenshot();
        await sharp(taken)
          .png({ palette: true, colours: 96, compressionLevel: 9 })
          .toFile(join(folder, `${name}-${width}${colorScheme === "dark" ? "-dark" : ""}.png`));
        await page.close();
      }
} finally {
  await browser.close();
  await site.stop();
  rmSync(temporary, { recursive: true });
}
