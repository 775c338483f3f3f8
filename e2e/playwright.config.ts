import { defineConfig, type ReporterDescription } from "@playwright/test";
import { launchOptions } from "./browser.ts";

const LONGEST = "hostile-texts.spec.ts";
const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE;
const counted: ReporterDescription[] = report ? [["json", { outputFile: report }]] : [];

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  // Two browsers and two servers on two cores: what a person would wait for, a test waits for too.
  expect: { timeout: 15_000 },
  // The longest test begins first: begun last, one of the two workers would wait for it with nothing to do.
  projects: [
    { name: "hostile texts", testMatch: LONGEST },
    { name: "all others", testIgnore: LONGEST },
  ],
  reporter: [["list"], ...counted],
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    launchOptions,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
});
