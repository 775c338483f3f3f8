import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launchOptions } from "../../e2e/browser.ts";
import { startSite } from "../../e2e/server.ts";
import { command } from "../steps.ts";
import { table } from "../table.ts";

/** Fetched when it is asked for: it brings more packages than the site itself, and only measures. */
const LIGHTHOUSE = "lighthouse@13.5.0";
const RUNS = 3;
const AIM = 95;

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
  categories: Record<keyof typeof categories, { score: number }>;
  audits: Record<keyof typeof timings, { displayValue: string }>;
}

/**
 * What Lighthouse says of the front page, an article and the ledger on its phone: a Moto G Power on slow 4G, its network and
 * processor really slowed. (The simulation that is Lighthouse's default takes letters for blocking whenever a near server
 * sends them before the first paint: the same page then has 91 or 99.) The worst of all runs counts.
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
    ] as const) {
      const reports: Report[] = [];
      for (let run = 1; run <= RUNS; run++) {
        const report = await ask(site.url + path, join(folder, `${name}-${run}.json`), chromium);
        if (report) reports.push(report);
      }
      rows.push([name, ...worst(reports)]);
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

function worst(reports: readonly Report[]): string[] {
  const first = reports[0];
  if (reports.length < RUNS || !first) return ["could not be measured"];
  const scores = Object.keys(categories).map((name) =>
    Math.min(
      ...reports.map((report) => Math.round(report.categories[name as keyof typeof categories].score * 100)),
    ),
  );
  const slowest = reports.reduce((a, b) =>
    b.categories.performance.score < a.categories.performance.score ? b : a,
  );
  return [
    ...scores.map(String),
    ...Object.keys(timings).map((name) => slowest.audits[name as keyof typeof timings].displayValue),
    scores.every((score) => score >= AIM) ? "met" : "NOT MET",
  ];
}
