import { spawnSync } from "node:child_process";
import { ownChromium } from "@pledgebook/e2e/browser";

const KNOWN = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ownChromium,
];

type Run = (name: string, args: string[], options: { seconds: number }) => Promise<number>;

/** The path of a browser that starts: what is installed, else Playwright's own, else Debian's. Null with the reason told. */
export async function findChromium(run: Run): Promise<string | null> {
  const installed = working();
  if (installed) return installed;
  console.log("No Chromium here yet; asking Playwright for one …");
  await run("playwright", ["install", "chromium"], { seconds: 120 });
  const downloaded = working();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0) {
    console.log("That did not work; asking apt-get for one …");
    await run("apt-get", ["update", "--quiet"], { seconds: 120 });
    await run("apt-get", ["install", "--yes", "--quiet", "--no-install-recommends", "chromium"], {
      seconds: 300,
    });
  }
  const packaged = working();
  if (!packaged)
    console.error(
      "The browser tests need Chromium and there is none: install it (`apt-get install chromium`), or name one that is installed in CHROMIUM_PATH.",
    );
  return packaged;
}

/** A name alone is not enough: on some systems it only says where to get the browser. */
function working(): string | null {
  const starts = (path: string) => spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;
  return KNOWN.find((path): path is string => path !== undefined && starts(path)) ?? null;
}
