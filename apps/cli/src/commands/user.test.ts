import { findLinked } from "@pledgebook/api/accounts/password-link";
import { createCaller } from "@pledgebook/api/router";
import { listUsers } from "@pledgebook/db/queries/users";
import { describe, expect, it } from "vitest";
import { operator } from "../operator.ts";
import { answersOf, helpOf, look, runCommand, testPlace } from "../testing.ts";
import { addUser } from "./user.ts";

const place = testPlace();
const password = "a long password";

const add = (env: NodeJS.ProcessEnv, changed: Record<string, string> = {}, input = `${password}\n`) => {
  const options = { email: "Eve@Example.org", name: "Eve", role: "editor", ...changed };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return runCommand(addUser, ["user", "add", ...args], { env, input });
};

describe("pledgebook user add", () => {
  it.each(["\n", "\r\n", ""])("adds a person who can sign in; the password may end with %j", async (end) => {
    const env = place.newLedger();
    const ended = await add(env, {}, password + end);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(answersOf(ended)).toEqual([{ id: expect.any(String), email: "Eve@Example.org", role: "editor" }]);
    await look(env, async (newsroom) => {
      const known = await newsroom.auth.api.signInEmail({ body: { email: "eve@example.org", password } });
      expect(known.user).toMatchObject({ name: "Eve", email: "eve@example.org" });
      expect(await listUsers(newsroom.store.db)).toMatchObject([{ name: "Eve", role: "editor" }]);
      const events = await createCaller(operator(newsroom)).desk.history({});
      expect(events).toMatchObject([
        { action: "people.add", after: { email: "Eve@Example.org", name: "Eve", role: "editor" } },
      ]);
      expect(JSON.stringify(events)).not.toContain(password);
    });
  });

  it("refuses whom it cannot add, and adds nobody", async () => {
    const env = place.newLedger();
    expect(await add(env)).toMatchObject({ code: 0 });
    const refused = { code: 1, stdout: "" };
    expect(await add(env, { email: "eve@example.ORG" })).toEqual({
      ...refused,
      stderr: "pledgebook: Somebody with the address eve@example.ORG is here already.\n",
    });
    expect(await add(env, { email: "eve.example.org" })).toEqual({
      ...refused,
      stderr: "pledgebook: Not an e-mail address: eve.example.org\n",
    });
    for (const short of ["", "\n", "elevensigns\n"])
      expect(await add(env, { email: "other@example.org" }, short)).toEqual({
        ...refused,
        stderr: "pledgebook: The password must have at least 12 characters (give it on standard input).\n",
      });
    expect(await add(env, { role: "boss" })).toMatchObject({
      ...refused,
      stderr: expect.stringContaining("Allowed choices are annotator, editor, admin."),
    });
    await look(env, async ({ store }) => expect(await listUsers(store.db)).toHaveLength(1));
  });

  it("wants an address, and has help", async () => {
    const args = ["user", "add", "--name", "Eve", "--role", "admin"];
    expect(await runCommand(addUser, args)).toEqual({
      code: 1,
      stdout: "",
      stderr: "error: required option '--email <address>' not specified\n",
    });
    const help = await runCommand(addUser, ["user", "add", "--help"]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(helpOf(help)).toContain("the password is read from standard input");
    // Without a command of its own, help is a report and no answer.
    expect(await runCommand(addUser, ["user"])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("Usage: pledgebook user [options] [command]"),
    });
  });
});

describe("pledgebook user", () => {
  const user = (env: NodeJS.ProcessEnv, ...args: string[]) => runCommand(addUser, ["user", ...args], { env });

  it("lists everybody, changes roles, keeps people out and lets them in, and makes links", async () => {
    const env = place.newLedger();
    await add(env);
    await add(env, { email: "ada@example.org", name: "Ada", role: "admin" });
    expect(answersOf(await user(env, "list"))).toMatchObject([
      { email: "ada@example.org", name: "Ada", role: "admin", disabled: false },
      { email: "eve@example.org", name: "Eve", role: "editor", disabled: false },
    ]);
    const eve = ["--email", "Eve@example.org"];
    expect(answersOf(await user(env, "role", ...eve, "--role", "annotator"))).toEqual([
      { email: "eve@example.org", role: "annotator" },
    ]);
    expect(answersOf(await user(env, "disable", ...eve))).toEqual([
      { email: "eve@example.org", disabled: true },
    ]);
    expect(answersOf(await user(env, "enable", ...eve))).toEqual([
      { email: "eve@example.org", disabled: false },
    ]);
    const [{ link }] = answersOf(await user(env, "link", ...eve)) as [{ link: string }];
    await look(env, async ({ store }) => {
      const token = new URL(link).pathname.slice("/password/".length);
      expect(await findLinked(store.db, token, new Date())).toMatchObject({ email: "eve@example.org" });
    });
  });

  it("says so where nobody has the address, and leaves the last admin who manages people", async () => {
    const env = place.newLedger();
    await add(env, { email: "ada@example.org", name: "Ada", role: "admin" });
    const nobody = await user(env, "disable", "--email", "nobody@example.org");
    expect(nobody).toMatchObject({ code: 1, stdout: "" });
    expect(nobody.stderr).toContain("Nobody here has the address nobody@example.org");
    const last = await user(env, "disable", "--email", "ada@example.org");
    expect(last).toMatchObject({ code: 1, stdout: "" });
    expect(last.stderr).toContain("another admin");
  });
});
