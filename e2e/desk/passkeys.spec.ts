import { freePort, temporaryFolder } from "@pledgebook/db/testing";
import { LoginPage } from "../pages/login-page.ts";
import { startCopy } from "../prepared.ts";
import { expect, test } from "../site.ts";

const PASSWORD = "seven grey geese over the harbour";

test("a passkey of a device signs in without a password, also by another name of the machine, until it is removed", async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const folder = temporaryFolder();
  const port = await freePort();
  // A key belongs to a name and to no number (WebAuthn level 3, 5.1.3).
  const address = `http://localhost:${port}`;
  const site = await startCopy(folder.path, "empty", { PORT: String(port), SITE_URL: address });
  try {
    await site.command(
      ["user", "add", "--email", "nora@example.org", "--name", "Nora", "--role", "annotator"],
      `${PASSWORD}\n`,
    );
    const context = await browser.newContext({ baseURL: address });
    const page = await context.newPage();
    const devices = await context.newCDPSession(page);
    await devices.send("WebAuthn.enable");
    const { authenticatorId } = await devices.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    const login = new LoginPage(page);
    await page.goto("/login");
    await login.fill({ email: "nora@example.org", password: PASSWORD });
    await expect(page).toHaveURL(/\/desk$/);
    await page.goto("/desk/account");
    const keys = page.getByRole("region", { name: "Passkeys" });
    await keys.getByLabel("Name of the device").fill("This laptop");
    // Whoever finds the machine open does not know it.
    await keys.getByLabel("Your password").fill("not the password of Nora");
    await keys.getByRole("button", { name: "Add a passkey" }).click();
    await expect(keys.getByText("This is not the password that you have now.")).toBeVisible();
    await expect(keys.getByText("You have none yet.")).toBeVisible();
    await keys.getByLabel("Your password").fill(PASSWORD);
    await keys.getByRole("button", { name: "Add a passkey" }).click();
    await expect(keys.getByRole("listitem")).toContainText("This laptop");
    // Of the wrong password the device has made nothing, which it would offer at the next login.
    const { credentials } = await devices.send("WebAuthn.getCredentials", { authenticatorId });
    expect(credentials).toHaveLength(1);

    await context.clearCookies();
    await page.goto("/login");
    await page.getByRole("button", { name: "Log in with a passkey" }).click();
    await expect(page).toHaveURL(/\/desk$/);
    await page.goto("/desk/history");
    await expect(page.getByText("added a passkey")).toBeVisible();

    await page.goto("/desk/account");
    await keys.getByLabel("Your password").fill(PASSWORD);
    await keys.getByRole("button", { name: "Remove This laptop" }).click();
    await expect(keys.getByText("The key was removed.")).toBeVisible();
    await context.clearCookies();
    await page.goto("/login");
    await page.getByRole("button", { name: "Log in with a passkey" }).click();
    await expect(page.locator("main [role=alert]")).toContainText("This key was not taken");

    // The same machine by its number: a password signs in there, too.
    await page.goto(`http://127.0.0.1:${port}/login`);
    await login.fill({ email: "nora@example.org", password: PASSWORD });
    await expect(page).toHaveURL(`http://127.0.0.1:${port}/desk`);
    await context.close();
  } finally {
    await site.stop();
    folder.remove();
  }
});
