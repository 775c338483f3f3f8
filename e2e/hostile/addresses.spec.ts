import { readFileSync } from "node:fs";
import { request as http } from "node:http";
import { expect, test } from "../site.ts";

const table = readFileSync(new URL("../fixtures/hostile-addresses.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [status = "", address = ""] = line.split(" ", 2);
    return { status, address };
  });

/** `{x×3}` → `xxx`. */
const written = (address: string) =>
  address.replace(/\{(.+?)×(\d+)\}/g, (_, what: string, times: string) => what.repeat(Number(times)));

/** Asks for exactly these bytes: a browser, and `fetch`, would tidy the address up first. */
function ask(siteUrl: string, path: string): Promise<{ status: number; text: string; type: string }> {
  const { hostname, port } = new URL(siteUrl);
  return new Promise((resolve, reject) => {
    http({ hostname, port, path, headers: { accept: "text/html" } }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, text, type: answer.headers["content-type"] ?? "" }),
      );
    })
      .on("error", reject)
      .end();
  });
}

test("no address makes the site fail", async ({ site }) => {
  test.setTimeout(240_000);
  expect(table.length).toBeGreaterThan(200);
  for (const { status, address } of table) {
    const answer = await ask(site.url, written(address));
    expect.soft(answer.status, address).toBe(Number(status));
    // What a visitor typed is never markup.
    expect.soft(answer.text, address).not.toMatch(/<script>alert|<img src=x|<b><\/b>/i);
  }
});

test("a page says what it did not understand, and answers the rest", async ({ page, site }) => {
  for (const [query, ignored] of [
    ["donor=ZZ", "donor=ZZ"],
    ["status=promised&donor=NL", "status=promised"],
    ["min=-1", "min=-1"],
    ["as_of=2999-01-01", "as_of=2999-01-01"],
    ["from=2024-02-30", "from=2024-02-30"],
    ["channel=%3Cscript%3Ealert(1)%3C/script%3E", "channel=<script>alert(1)</script>"],
    ["after=x", "after=x"],
  ] as const) {
    await page.goto(`${site.url}/pledges?${query}`);
    await expect(page.getByText("Not understood, and left out")).toContainText(ignored);
    await expect(page.locator(".ledger tbody tr").first()).toBeVisible();
  }
});
