import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Role } from "@pledgebook/core/values/vocabulary";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";

/** Every page of the desk and who may open it; a page of the file system that is missing here fails the test. */
const pages: Record<string, { address: string; roles: Role[] }> = {
  "": { address: "/desk", roles: ["annotator", "editor", "admin"] },
  "/articles": { address: "/desk/articles", roles: ["annotator", "editor", "admin"] },
  "/articles/new": { address: "/desk/articles/new", roles: ["annotator", "editor", "admin"] },
  "/articles/[id]": { address: "/desk/articles/demo-S01", roles: ["annotator", "editor", "admin"] },
  "/articles/[id]/annotate": {
    address: "/desk/articles/demo-S01/annotate",
    roles: ["annotator", "editor", "admin"],
  },
  "/account": { address: "/desk/account", roles: ["annotator", "editor", "admin"] },
  "/articles/[id]/agreement": { address: "/desk/articles/demo-S01/agreement", roles: ["editor", "admin"] },
  "/articles/[id]/revisions/[number]": {
    address: "/desk/articles/demo-S01/revisions/1",
    roles: ["annotator", "editor", "admin"],
  },
  "/compare": { address: "/desk/compare", roles: ["editor", "admin"] },
  "/compare/[set]": { address: "/desk/compare/other-outlets", roles: ["editor", "admin"] },
  "/design": { address: "/desk/design", roles: ["annotator", "editor", "admin"] },
  "/history": { address: "/desk/history", roles: ["annotator", "editor", "admin"] },
  "/names": { address: "/desk/names", roles: ["annotator", "editor", "admin"] },
  "/topics": { address: "/desk/topics", roles: ["annotator", "editor", "admin"] },
  "/newsroom": { address: "/desk/newsroom", roles: ["admin"] },
  "/people": { address: "/desk/people", roles: ["admin"] },
  "/pledges/[code]": { address: "/desk/pledges/P-2024-0003", roles: ["annotator", "editor", "admin"] },
  "/reconcile": { address: "/desk/reconcile", roles: ["annotator", "editor", "admin"] },
  "/reports": { address: "/desk/reports", roles: ["annotator", "editor", "admin"] },
  "/review": { address: "/desk/review", roles: ["editor", "admin"] },
  "/webhooks": { address: "/desk/webhooks", roles: ["admin"] },
  "/sources": { address: "/desk/sources", roles: ["annotator", "editor", "admin"] },
  "/suggestions": { address: "/desk/suggestions", roles: ["annotator", "editor", "admin"] },
};

const folder = fileURLToPath(new URL("../../apps/web/app/[locale]/desk/(staff)", import.meta.url));

test("every page of the desk is in the table", () => {
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`.replace(/\/$/, ""));
  expect(found.sort()).toEqual(Object.keys(pages).sort());
});

test("pages of the desk, of accounts, of previews and of readers' letters run no script that their answer does not name", async ({
  request,
}) => {
  for (const address of [
    "/login",
    "/uk/login",
    "/desk",
    "/desk/review",
    "/forgotten",
    "/password/none",
    "/uk/preview/none",
    "/letters/none",
    "/uk/letters/none",
  ]) {
    const policy = (await request.get(address)).headers()["content-security-policy"] ?? "";
    const scripts = policy.split("; ").find((part) => part.startsWith("script-src")) ?? "";
    expect(scripts, address).toMatch(/'nonce-[^']{20,}' 'strict-dynamic'/);
    expect(scripts, address).not.toContain("unsafe-inline");
  }
});

test("a stranger is asked to log in on every page of the desk", async ({ page, site }) => {
  for (const { address } of Object.values(pages)) {
    const answer = await page.request.get(address);
    expect.soft(answer.url()).toBe(`${site.url}/login?next=${encodeURIComponent(address)}`);
  }
  await page.goto("/desk/review");
  await expect(page).toHaveURL("/login?next=%2Fdesk%2Freview");
});

for (const role of ["annotator", "editor", "admin"] as const)
  test(`an ${role} sees the pages of their role and no others`, async ({ page, site }) => {
    await signIn(page, await addPerson(site, role));
    for (const { address, roles } of Object.values(pages)) {
      const answer = await page.request.get(address);
      expect.soft(answer.status(), address).toBe(roles.includes(role) ? 200 : 404);
    }
  });
