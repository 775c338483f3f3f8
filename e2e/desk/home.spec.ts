import type { Page } from "@playwright/test";
import { proceduresOf } from "../procedures.ts";
import { expect, test } from "../site.ts";
import { addPerson, openSession, signIn } from "../staff.ts";

const sentence = "Lithuania will give 15 million euros for drones, its defence ministry said on Friday.";

/** The home, once its script hears keys. */
async function openHome(page: Page) {
  await page.goto("/desk");
  await expect(page.getByRole("button", { name: "Log out" })).toBeEnabled();
}

test("the home begins with an article that waits, what it promises, and keys for what can be done", async ({
  page,
  site,
}) => {
  const [writer, reader] = [await addPerson(site, "annotator"), await addPerson(site, "annotator")];
  const { tell } = proceduresOf(site, await openSession(writer));
  const title = `Vilnius pays for drones ${Date.now()}`;
  await tell("articles.create", {
    language: "en",
    ...{ title, standfirst: "", byline: "", publishedOn: "2025-03-07" },
    body: {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: sentence }] }],
    },
  });
  await signIn(page, reader);
  await openHome(page);
  const card = page.getByRole("region", { name: title });
  await expect(card).toContainText("One promise found, and it is not surely in the ledger.");
  await expect(card.getByRole("listitem")).toHaveText(/€15m\s*Lithuania, Drones\s*not in the ledger/);
  await expect(card).toContainText("nobody’s yet");

  await test.step("t takes it, and the card says whose it is", async () => {
    await page.keyboard.press("t");
    await expect(card).toContainText("yours");
    await expect(card.getByRole("button", { name: "Take it" })).toBeHidden();
  });

  await test.step("j goes from row to row, and Enter opens what has the focus", async () => {
    await page.keyboard.press("j");
    await expect(card.getByRole("link", { name: "Annotate" })).toBeFocused();
    await page.keyboard.press("j");
    await expect(card.getByRole("link", { name: "Annotate" })).not.toBeFocused();
    await page.keyboard.press("k");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/annotate$/);
    await expect(page.getByRole("button", { name: "Log out" })).toBeEnabled();
  });

  await test.step("g and a letter goes elsewhere, and does nothing of the page's own", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("a");
    await expect(page).toHaveURL(/\/desk\/articles$/);
    await expect(page.getByRole("button", { name: "Log out" })).toBeEnabled();
    await page.keyboard.press("/");
    await page.keyboard.type("gh");
    await expect(page.getByPlaceholder("Words of the headline")).toHaveValue("gh");
    await page.getByPlaceholder("Words of the headline").blur();
    await page.keyboard.press("g");
    await page.keyboard.press("h");
    await expect(page).toHaveURL(/\/desk$/);
  });
});

test("a digit opens the pairs that its question asks about, and letters that are switched off do nothing", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "editor"));
  await openHome(page);
  const first = page
    .getByRole("region", { name: /may these be one promise/ })
    .getByRole("link", { name: /^Are|^Is|^Does/ })
    .first();
  const href = await first.getAttribute("href");
  await page.evaluate(() => localStorage.setItem("pledgebook.shortcuts", JSON.stringify({ isOn: false })));
  await page.keyboard.press("1");
  await expect(page).toHaveURL(/\/desk$/);
  await page.evaluate(() => localStorage.removeItem("pledgebook.shortcuts"));
  await page.keyboard.press("1");
  await expect(page).toHaveURL(new RegExp(`${href?.replace("?", "\\?")}$`));
});

test("on a phone the pages of the desk are in a menu, and no key is told", async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, await addPerson(site, "editor"));
  await page.goto("/desk");
  await expect(page.locator(".key").first()).toBeHidden();
  const nav = page.getByRole("navigation", { name: "Desk" });
  await nav.getByText("Menu").click();
  await nav.getByRole("link", { name: "Names" }).click();
  await expect(page).toHaveURL(/\/desk\/names$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
