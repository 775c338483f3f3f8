import { chromium, type LaunchOptions } from "@playwright/test";

/** Where Playwright keeps its own browser, whether or not it was downloaded. */
export const ownChromium = chromium.executablePath();

/** One browser for tests and measurements: the installed one, quiet on the network. */
export const launchOptions: LaunchOptions = {
  executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
};

export function openBrowser(executablePath: string) {
  return chromium.launch({ ...launchOptions, executablePath });
}
