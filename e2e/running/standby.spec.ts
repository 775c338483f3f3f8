import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@pledgebook/db/testing";
import { fileOfRun, startCopy } from "../prepared.ts";
import { proceduresOf } from "../procedures.ts";
import { endOf, startCommand, startSite } from "../server.ts";
import { expect, test } from "../site.ts";
import { addPerson, openSession } from "../staff.ts";

const token = randomUUID();
const TOKEN = { STANDBY_TOKEN: token };

test("a standby follows, serves readers meanwhile, and takes the place of a primary that is paused", async () => {
  test.setTimeout(180_000);
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  const primary = await startCopy(one.path, "demonstration", TOKEN);
  const database = join(two.path, "pledgebook.db");
  const env = { DATABASE_URL: `file:${database}`, AUTH_SECRET: "", ...TOKEN };
  const run = (...args: string[]) => endOf(startCommand(["standby", ...args], env), args);
  const follow = async () =>
    JSON.parse(await run("follow", "--from", primary.url, "--once")) as { bytes: number };
  const compiled = fileOfRun("compiled");
  const text = async (url: string) => (await fetch(url)).text();
  const editor = await openSession(await addPerson(primary, "editor"));
  const desk = proceduresOf(primary, editor);
  const publish = async (title: string) => {
    const paragraph = { type: "paragraph", content: [{ type: "text", text: `${title}, it was said.` }] };
    const { id, slug } = await desk.tell<{ id: string; slug: string }>("articles.create", {
      title,
      standfirst: "",
      byline: "Desk",
      publishedOn: "2026-01-05",
      language: "en",
      body: { type: "doc", content: [paragraph] },
    });
    await desk.tell("articles.publish", { id, version: 1 });
    return slug;
  };
  let reading: Awaited<ReturnType<typeof startSite>> | undefined;
  let promoted: typeof reading;
  try {
    await test.step("nobody follows who does not know the token", async () => {
      const asked = await fetch(`${primary.url}/api/standby`, {
        method: "POST",
        headers: { authorization: `Bearer ${randomUUID()}` },
        body: "{}",
      });
      expect(asked.status).toBe(404);
    });

    await test.step("it has all that the primary has, and readers are served from it", async () => {
      expect((await follow()).bytes).toBeGreaterThan(1_000_000);
      expect(await follow()).toMatchObject({ bytes: expect.any(Number) });
      reading = await startSite(two.path, { demo: true, compiled, env: { ...env, READ_ONLY: "1" } });
      expect(await text(`${reading.url}/pledges.json`)).toBe(
        (await text(`${primary.url}/pledges.json`)).replaceAll(primary.url, reading.url),
      );
      for (const [path, method] of [
        ["/login", "GET"],
        ["/desk", "GET"],
        ["/pledges/P-2024-0001/report", "POST"],
        ["/api/trpc/articles.create", "POST"],
      ] as const) {
        const answer = await fetch(reading.url + path, { method });
        expect([path, answer.status, await answer.text()]).toEqual([
          path,
          503,
          "This copy of the site is for reading only: nothing can be changed on it.\n",
        ]);
      }
    });

    await test.step("what is new comes in few blocks, and readers of the copy see it", async () => {
      const slug = await publish("A bridge for the river town");
      const { bytes } = await follow();
      expect(bytes).toBeGreaterThan(0);
      expect(bytes).toBeLessThan(statSync(database).size / 2);
      await expect(async () =>
        expect(await text(`${reading!.url}/articles/${slug}`)).toContain("A bridge for the river town"),
      ).toPass({ timeout: 5_000, intervals: [200] });
      await reading!.stop();
    });

    await test.step("a follower that is killed has what it had, and goes on", async () => {
      for (let kill = 1; kill <= 3; kill++) {
        const follower = startCommand(["standby", "follow", "--from", primary.url, "--every", "1"], env);
        await publish(`News of round ${kill}`);
        await new Promise((resolve) => setTimeout(resolve, 700 + 200 * kill));
        const gone = new Promise((resolve) => follower.on("exit", resolve));
        follower.kill("SIGKILL");
        await gone;
      }
      await follow();
    });

    await test.step("it is not promoted while the primary answers, and is when that is paused", async () => {
      const last = await publish("The last that was acknowledged");
      await follow();
      await expect(run("promote")).rejects.toThrow("still answers. Stop it first");
      process.kill(-primary.pid, "SIGSTOP");
      expect(JSON.parse(await run("promote"))).toMatchObject({ promoted: true, from: primary.url });
      promoted = await startSite(two.path, { demo: true, compiled, env });
      expect(await text(`${promoted.url}/articles/${last}`)).toContain("The last that was acknowledged");
      // Who was signed in still is: the secret came, too.
      expect(await proceduresOf(promoted, editor).ask("articles.desk")).toEqual(expect.anything());
      expect(JSON.parse((await promoted.command(["doctor"])).split("\n")[0]!)).toMatchObject({
        problem: null,
      });
    });
  } finally {
    process.kill(-primary.pid, "SIGCONT");
    await primary.stop();
    await reading?.stop();
    await promoted?.stop();
    one.remove();
    two.remove();
  }
});
