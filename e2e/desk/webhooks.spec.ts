import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";

test("an admin adds a webhook, sees its secret once and what became of what was sent", async ({
  page,
  site,
}) => {
  test.setTimeout(60_000);
  let asked = 0;
  const inner = createServer((_, answer) => {
    asked++;
    answer.writeHead(204).end();
  });
  await new Promise<void>((listening) => inner.listen(0, "127.0.0.1", listening));
  try {
    await signIn(page, await addPerson(site, "admin"));
    await page.goto("/desk/newsroom");
    await page.getByRole("link", { name: "Who is told, and what" }).click();
    await expect(page.getByText("Nobody is told anything yet.")).toBeVisible();

    const field = page.getByRole("textbox", { name: "Address" });
    const add = page.getByRole("button", { name: "Add", exact: true });
    await field.fill(`https://127.0.0.1:${(inner.address() as AddressInfo).port}/hook`);
    await add.click();
    await expect(page.getByText(/inside a network that is not open to everybody/)).toBeVisible();
    await expect(field).toHaveValue(/127\.0\.0\.1/);

    // No name that answers (RFC 2606): what is sent there waits for another try.
    const address = "https://receiver.invalid/pledgebook";
    await field.fill(address);
    await page.getByLabel("Note").fill("The cache in front");
    await page.getByLabel(/A pledge has come further/).uncheck();
    await add.click();
    const entry = page.getByRole("listitem").filter({ hasText: address });
    const secret = entry.getByText(/^whsec_/);
    await expect(secret).toBeVisible();
    await expect(entry.getByRole("button", { name: "Copy" })).toBeVisible();
    await expect(field).toHaveValue("");
    await page.reload();
    await expect(entry).toBeVisible();
    await expect(secret).toHaveCount(0);

    await entry.getByRole("button", { name: "Send a test" }).click();
    await expect(entry.getByText("A test is on its way")).toBeVisible();
    await entry.getByText("What was sent").click();
    const message = entry.getByRole("listitem").filter({ hasText: "webhook.test" });
    await expect(message).toContainText("waiting");
    await expect(message).toContainText("1 try", { timeout: 30_000 });
    await expect(message).toContainText("no answer");
    await message.getByText("Message", { exact: true }).click();
    await expect(message.getByText('{"type":"webhook.test"')).toBeVisible();
    await message.getByRole("button", { name: "Send again" }).click();
    await expect(entry.getByText("It is sent again.")).toBeVisible();

    await entry.getByText("Change", { exact: true }).click();
    const note = entry.getByRole("textbox", { name: "Note" });
    for (const words of ["Theirs", "Ours"]) {
      await note.fill(words);
      await entry.getByRole("button", { name: "Save" }).click();
      await expect(entry.getByText(words, { exact: true })).toBeVisible();
    }

    page.on("dialog", (dialog) => dialog.accept());
    await entry.getByRole("button", { name: "New secret" }).click();
    await expect(secret).toBeVisible();
    await entry.getByRole("button", { name: "Switch off" }).click();
    await expect(entry.getByText(/Switched off since/)).toBeVisible();
    await expect(message).toContainText("given up");
    await expect(message.getByRole("button", { name: "Send again" })).toHaveCount(0);
    await entry.getByRole("button", { name: "Remove" }).click();
    await expect(page.getByText("Nobody is told anything yet.")).toBeVisible();
    expect(asked).toBe(0);
  } finally {
    inner.close();
  }
});
