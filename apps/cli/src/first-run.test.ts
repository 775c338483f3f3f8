import { redeemFirstAdminToken } from "@pledgebook/api/accounts/first-admin";
import { listUsers } from "@pledgebook/db/queries/users";
import { describe, expect, it } from "vitest";
import { prepareNewsroom } from "./first-run.ts";
import { look, testPlace } from "./testing.ts";

const place = testPlace();

describe("prepareNewsroom", () => {
  it("gives an empty newsroom a link that makes the first admin, until there is one", async () => {
    const env = { ...place.newLedger(), DEMO: "0", SITE_URL: "https://news.example" };
    const first = await look(env, prepareNewsroom);
    const again = await look(env, prepareNewsroom);
    const link = /^ {4}https:\/\/news\.example\/first-admin\?token=([\w-]{32})$/;
    for (const lines of [first, again])
      expect(lines).toEqual([
        "",
        "  Make the first admin (this link works once, for a day):",
        expect.stringMatching(link),
      ]);
    await look(env, async ({ store, auth }) => {
      const redeem = (lines: string[]) => {
        const [, token = ""] = link.exec(lines.at(-1) ?? "") ?? [];
        const ada = { email: "ada@example.org", name: "Ada", password: "a long password" };
        return redeemFirstAdminToken(store, auth, token, ada, new Date());
      };
      await expect(redeem(first)).rejects.toThrow("This link is not valid any more.");
      await redeem(again);
      expect(await listUsers(store.db)).toMatchObject([{ name: "Ada", role: "admin" }]);
    });
    expect(await look(env, prepareNewsroom)).toEqual([]);
  });

  it("fills an empty newsroom with the demonstration, and makes a login anew until somebody has used one", async () => {
    const env = place.newLedger();
    const lines = await look(env, prepareNewsroom);
    expect(lines).toEqual([
      expect.stringMatching(/^The demonstration newsroom is in: \d+ articles, \d+ pledges, \d+ marks\.$/),
      "",
      "  Log in at the desk (shown until somebody has):",
      "    e-mail    admin@pledgebook.example",
      expect.stringMatching(/^ {4}password {2}[\w-]{16}$/),
    ]);
    // The port was taken, or nobody looked: the next start shows another.
    const again = await look(env, prepareNewsroom);
    expect(again).toEqual(["", ...lines.slice(2, 4), expect.stringMatching(/^ {4}password {2}[\w-]{16}$/)]);
    const logIn = (shown: string[]) =>
      look(env, async ({ auth }) => {
        const password = shown.at(-1)?.slice("    password  ".length) ?? "";
        const body = { email: "admin@pledgebook.example", password };
        return (await auth.api.signInEmail({ body })).user;
      });
    await expect(logIn(lines)).rejects.toThrow();
    // The demonstration may be gone by now, and what said so with it.
    const without = await look({ ...env, DEMO: "0" }, prepareNewsroom);
    await expect(logIn(again)).rejects.toThrow();
    expect(await logIn(without)).toMatchObject({ name: "Admin" });
    expect(await look(env, prepareNewsroom)).toEqual([]);
  });

  it.each(["0", "1"])(
    "fills nothing in where people have worked and the database is empty (DEMO=%s)",
    async (demo) => {
      const env = { ...place.newLedger(), DEMO: demo };
      const file = (env.DATABASE_URL ?? "").slice("file:".length);
      await look({ ...env, DEMO: "1" }, prepareNewsroom);
      // A typing error names another file of the same folder; so does a file that somebody emptied.
      const other = { ...env, DATABASE_URL: `file:${file.replace("pledgebook.db", "pledgebok.db")}` };
      await expect(look(other, prepareNewsroom)).rejects.toThrow(
        /^This database is empty, but a newsroom has worked in .*Nothing was filled in\.$/,
      );
      await look(other, async ({ store }) => expect(await listUsers(store.db)).toEqual([]));
      await look(env, async ({ store }) => expect(await listUsers(store.db)).toHaveLength(1));
    },
  );
});
