import { defineConfig, type ReporterDescription } from "@playwright/test";
import { launchOptions } from "./browser.ts";

const WRITTEN = "hostile/*.setup.ts";
const READ = ["hostile/pages.spec.ts", "hostile/answers.spec.ts"];
const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE;
const counted: ReporterDescription[] = report ? [["json", { outputFile: report }]] : [];

export default defineConfig({
  testDir: ".",
  globalSetup: "./prepared.ts",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  // Two browsers and two servers on two cores: what a person would wait for, a test waits for too.
  expect: { timeout: 15_000 },
  // What is hostile is written first and once, and then read from copies: no test sees another's figures.
  projects: [
    { name: "hostile texts are written", testMatch: WRITTEN, workers: 1 },
    { name: "all others", testIgnore: [WRITTEN, ...READ] },
    { name: "hostile texts are read", testMatch: READ, dependencies: ["hostile texts are written"] },
  ],
  reporter: [["list"], ...counted],
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    launchOptions,
    screenshot: "only-on-failure",
    // What was done and asked, without the film and the pages of it, which cost a seventh of a run: `--trace on` has them.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
  },
});
