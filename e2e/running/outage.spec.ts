import { startSqld, temporaryFolder } from "@pledgebook/db/testing";
import { startSite } from "../server.ts";
import { expect, test } from "../site.ts";
import { addPerson, openSession } from "../staff.ts";

test("while the database's server is away, everybody is told so at once, and what was kept is still read", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const folder = temporaryFolder();
  const server = await startSqld();
  const site = await startSite(folder.path, {
    demo: false,
    env: { DATABASE_URL: server.url, DATA_DIR: folder.path },
  });
  try {
    const cookie = await openSession(await addPerson(site, "editor"));
    await page.goto(`${site.url}/about`);
    for (const signal of ["SIGSTOP", "SIGKILL"] as const) {
      server.signal(signal);
      const kept = await page.request.get(`${site.url}/about`);
      expect(kept.status()).toBe(200);
      const answer = await page.goto(`${site.url}/uk/pledges?donor=${signal === "SIGSTOP" ? "DE" : "NL"}`);
      expect([answer?.status(), answer?.headers()["retry-after"]]).toEqual([503, "5"]);
      await expect(page.getByRole("heading", { name: "Зараз недоступно" })).toBeVisible();
      const desk = await page.request.get(`${site.url}/desk`, { headers: { cookie } });
      expect(desk.status()).toBe(503);
      const asked = await page.request.get(`${site.url}/api/trpc/articles.desk`, { headers: { cookie } });
      expect([asked.status(), (await asked.json()).error.data.problem.key]).toEqual([503, "database_away"]);
      const login = await page.request.post(`${site.url}/api/auth/sign-in/email`, {
        headers: { origin: site.url },
        data: { email: "somebody@example.org", password: "a guess at it" },
      });
      expect(login.status()).toBe(503);
      if (signal === "SIGSTOP") {
        server.signal("SIGCONT");
        await expect
          .poll(async () => (await page.request.get(`${site.url}/desk`, { headers: { cookie } })).status())
          .toBe(200);
      }
    }
  } finally {
    await site.stop();
    await server.stop();
    folder.remove();
  }
});
