import type { Page } from "@playwright/test";
import type { AnnotatePage } from "../pages/annotate-page.ts";
import { pasteDraft } from "../pages/new-article-page.ts";
import type { Site } from "../server.ts";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";

const textOf = (millions: number) => `A fund for winter

by Example Reporter
31 January 2024

Retold for a test of the desk

Norway will give ${millions} million euros for generators, the energy minister said on Tuesday.
`;

async function draft(page: Page, site: Site, millions: number): Promise<AnnotatePage> {
  await signIn(page, await addPerson(site, "annotator"));
  return pasteDraft(page, textOf(millions));
}

/** What a screen reader finds in the page's live regions: the words of each that has any, by its role. */
async function liveRegions(page: Page): Promise<{ role: string; words: string }[]> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  await devtools.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const wordsOf = (id: string): string => {
    const node = byId.get(id);
    if (node?.role?.value === "StaticText") return String(node.name?.value ?? "");
    return (node?.childIds ?? []).map(wordsOf).join("");
  };
  return nodes
    .map((node) => ({ role: String(node.role?.value), words: wordsOf(node.nodeId) }))
    .filter(({ role, words }) => (role === "status" || role === "alert") && words !== "");
}

test("what was done is spoken by the one live region of the desk, and a refusal by an alert where it stands", async ({
  page,
  site,
}) => {
  const desk = await draft(page, site, 23);
  await expect(desk.suggestion("Suggestion 1 of 1")).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.getByText(/P-\d{4}-\d{4,} saved/)).toBeVisible();
  expect(await liveRegions(page)).toEqual([
    { role: "status", words: expect.stringMatching(/^P-\d{4}-\d{4,} saved\. It waits for a reviewer\.$/) },
  ]);

  // Without a network it is refused at once, and not kept to be sent later.
  await page.context().setOffline(true);
  await page.keyboard.press("z");
  await expect(page.getByText(/The server did not answer/)).toBeVisible();
  expect(await liveRegions(page)).toContainEqual({
    role: "alert",
    words: expect.stringContaining("The server did not answer"),
  });
  await page.context().setOffline(false);
  await page.keyboard.press("z");
  await expect(desk.marks).toHaveCount(0);
  expect(await liveRegions(page)).toEqual([{ role: "status", words: "The mark was removed." }]);
});

test("an article is read beside the page; where no worker starts, on the page", async ({ page, site }) => {
  const desk = await draft(page, site, 29);
  await expect(desk.suggestion("Suggestion 1 of 1")).toContainText("€29,000,000");
  expect(page.workers()).toHaveLength(1);
  await desk.selectByMouse("Norway will give 29 million euros");
  await expect(desk.field("Donor")).toHaveValue("NO");

  await page.addInitScript(() => {
    Object.defineProperty(window, "Worker", {
      value: function Worker() {
        throw new Error("no workers here");
      },
    });
  });
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(desk.suggestion("Suggestion 1 of 1")).toContainText("€29,000,000");
  expect(page.workers()).toHaveLength(0);
  await desk.selectByMouse("Norway will give 29 million euros");
  await expect(desk.field("Donor")).toHaveValue("NO");
});
