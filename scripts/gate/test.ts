import { findChromium } from "./chromium.ts";
import { checks, command, FAILED, inEveryPackage, runSteps, type Step, suite } from "./steps.ts";

const build = inEveryPackage("build", "build");

const browser: Step = {
  name: "browser tests",
  needs: build.name,
  async run() {
    const chromium = await findChromium(command);
    if (!chromium) return FAILED;
    return suite(
      (report, env) =>
        command("playwright", ["test", "--config", "e2e/playwright.config.ts"], {
          env: { ...env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
        }),
      (report) => {
        const { stats } = JSON.parse(report) as {
          stats: Record<"expected" | "unexpected" | "flaky" | "skipped", number>;
        };
        return {
          passed: stats.expected,
          failed: stats.unexpected + stats.flaky,
          skipped: stats.skipped,
        };
      },
    );
  },
};

/** Everything that CI checks. */
await runSteps([...checks, build, browser]);
