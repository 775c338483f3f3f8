import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launchOptions } from "@pledgebook/e2e/browser";
import { startSite } from "@pledgebook/e2e/server";
import { command } from "../gate/steps.ts";
import { table } from "../table.ts";

/** Fetched when it is asked for: it brings more packages than the site itself, and only measures. */
const LIGHTHOUSE = "lighthouse@13.5.0";
const RUNS = 3;
const AIM = 100;

const categories = {
  performance: "performance",
  accessibility: "accessibility",
  "best-practices": "best practice",
  seo: "SEO",
} as const;
const timings = {
  "first-contentful-paint": "first paint",
  "largest-contentful-paint": "largest paint",
  "total-blocking-time": "blocked",
  "cumulative-layout-shift": "shift",
} as const;

/** The part of Lighthouse's report that is read (https://github.com/GoogleChrome/lighthouse, `--output=json`). */
interface Report {
  categories: Record<keyof typeof categories, { score: number | null }>;
  audits: Record<keyof typeof timings, { displayValue?: string }>;
}

/**
 * What Lighthouse says of five pages on its phone: a Moto G Power on slow 4G, its network and
 * processor really slowed. (The simulation that is Lighthouse's default takes letters for blocking whenever a near server
 * sends them before the first paint: the same page then has 91 or 99.) The median of three runs counts.
 */
export async function benchLighthouse(folder: string, chromium: string): Promise<void> {
  console.error("Asking Lighthouse …");
  const site = await startSite(folder, { demo: true });
  const rows: string[][] = [];
  try {
    const [article = "/"] =
      /\/articles\/[a-z0-9-]+/.exec(await (await fetch(`${site.url}/sitemap.xml`)).text()) ?? [];
    for (const [name, path] of [
      ["front page", "/"],
      ["an article", article],
      ["the ledger", "/pledges"],
      ["a donor", "/donors/DK"],
      ["a pledge", "/pledges/P-2024-0003"],
    ] as const) {
      const reports: Report[] = [];
      for (let run = 1; run <= RUNS; run++) {
        const report = await ask(site.url + path, join(folder, `${name}-${run}.json`), chromium);
        if (report) reports.push(report);
      }
      rows.push([name, ...medians(reports)]);
    }
  } finally {
    await site.stop();
  }
  const head = ["Lighthouse, phone", ...Object.values(categories), ...Object.values(timings), `each ${AIM}`];
  console.log(`${table(head, rows)}\n`);
}

async function ask(address: string, file: string, chromium: string): Promise<Report | null> {
  const flags = ["--headless=new", ...(launchOptions.args ?? [])].join(" ");
  const code = await command(
    "npx",
    [
      "--prefer-offline",
      "-y",
      LIGHTHOUSE,
      address,
      "--quiet",
      "--output=json",
      `--output-path=${file}`,
      "--throttling-method=devtools",
      `--only-categories=${Object.keys(categories).join(",")}`,
      `--chrome-flags=${flags}`,
    ],
    { seconds: 180, env: { CHROME_PATH: chromium } },
  );
  return code === 0 ? (JSON.parse(readFileSync(file, "utf8")) as Report) : null;
}

/** The median of the runs, as Lighthouse itself advises, and what the others had where they differ. */
function medians(reports: readonly Report[]): string[] {
  const sorted = reports.toSorted((a, b) => scoreOf(a, "performance") - scoreOf(b, "performance"));
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (reports.length < RUNS || !middle) return ["could not be measured"];
  const scores = names(categories).map((name) => {
    const all = reports.map((report) => scoreOf(report, name)).sort((a, b) => a - b);
    return { median: all[Math.floor(all.length / 2)] ?? 0, least: all[0], most: all.at(-1) };
  });
  return [
    ...scores.map(({ median, least, most }) =>
      least === most ? `${median}` : `${median} (${least}–${most})`,
    ),
    ...names(timings).map((name) => middle.audits[name].displayValue ?? "–"),
    scores.every(({ median }) => median >= AIM) ? "met" : "NOT MET",
  ];
}

function scoreOf(report: Report, name: keyof typeof categories): number {
  return Math.round((report.categories[name].score ?? 0) * 100);
}

function names<Name extends string>(of: Record<Name, string>): Name[] {
  return Object.keys(of) as Name[];
}
