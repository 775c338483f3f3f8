import { type SpawnOptions, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { openStore } from "@pledgebook/db/store/open";
import { freePort, temporaryFolder } from "@pledgebook/db/testing";
import { expect, test } from "../site.ts";
import { readImage } from "./dockerfile.ts";
import { ended, fileOf, isHere, isRoot, repository, runCommand } from "./programs.ts";

/*
 * What stands in `deploy/` and docs/deploy.md, done: the steps of the image in a folder that stands for its root, by the user who
 * serves there, from files that nobody may write to; and the commands of the document, as they are typed.
 */

const image = readImage(fileOf("deploy/Dockerfile"));

const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 15_000;

/** Where the root of another machine is, and a path of the image or the document there. */
let machine: ReturnType<typeof temporaryFolder>;
const on = (path: string) =>
  path.replace(/(?<![\w./-])\/(app|data|etc|opt|var)(?=[/\s"']|$)/g, `${machine.path}/$1`);

/** A command with the Node of that machine. */
const run = (command: string, options: SpawnOptions = {}) =>
  runCommand(command, { bin: join(machine.path, "bin"), ...options });

/** Only root can let somebody else serve; others look at least whether it goes without writing. */
const [uid = 0, gid = 0] = image.user.split(":").map(Number);
const server = isRoot ? { uid, gid } : {};
const owned = (command: string) => (isRoot ? command : command.replace(/ --(?:owner|group)=\d+/g, ""));
const folderForData = (path: string) =>
  run(owned(`install --directory --owner=${uid} --group=${gid} --mode=0700 ${path}`));

test.beforeAll(() => {
  machine = temporaryFolder();
  // The image has a Node of its own; that of this checkout may lie where another user does not get.
  mkdirSync(join(machine.path, "bin"));
  copyFileSync(process.execPath, join(machine.path, "bin/node"));
});

test.afterAll(async () => {
  await run(`chmod -R u+w ${machine.path}`);
  machine.remove();
});

test.describe("on a machine", () => {
  test.describe.configure({ mode: "serial" });

  test.beforeAll(async () => {
    test.setTimeout(360_000);
    if (!isRoot) console.log("This is not root: the site is served by the user who built it.");
    // Temporary folders are their maker's alone, and whoever serves must get there.
    for (const folder of [dirname(machine.path), machine.path])
      if ((statSync(folder).mode & 0o011) !== 0o011) chmodSync(folder, 0o711);
    for (const folder of ["tmp", "etc", "opt/pledgebook/releases", "var/lib", "var/backups"])
      mkdirSync(join(machine.path, folder), { recursive: true });
    chmodSync(join(machine.path, "tmp"), 0o1777);
    await buildImage();
  });

  test.afterEach(async () => {
    for (const site of serving) await site.stop();
  });

  test("the image serves as another user, from files it cannot change, and leaves its data in one file", async () => {
    test.setTimeout(180_000);
    const app = on("/app");
    const data = on("/data");
    await run(`chmod -R a-w ${app}`);
    const before = treeOf(app);
    const port = await freePort();
    const place = {
      cwd: app,
      port,
      env: {
        ...image.env,
        HOST: "127.0.0.1",
        PORT: String(port),
        DATABASE_URL: on(image.env.DATABASE_URL ?? ""),
      },
    };
    const isHealthy = async () => (await runAsServer(image.healthcheck, place)).code === 0;

    const first = await serve(image.command, place);
    expect(await first.ask("/")).toContain("</html>");
    const pledges = await first.ask("/pledges.csv");
    expect(await isHealthy()).toBe(true);
    expect(await first.stop()).toBe(0);
    expect(await isHealthy()).toBe(false);

    // No log beside it, and nothing that others may read.
    expect(readdirSync(data).filter((name) => /-(?:wal|shm)$/.test(name))).toEqual([]);
    for (const name of ["auth-secret", "pledgebook.db"])
      expect(statSync(join(data, name)).mode & 0o077, name).toBe(0);
    const counts = await countsOf(join(data, "pledgebook.db"));
    expect(counts.pledges).toBeGreaterThan(0);

    const second = await serve(image.command, place);
    expect(await second.ask("/pledges.csv")).toBe(pledges);
    expect(await second.stop()).toBe(0);
    expect(await countsOf(join(data, "pledgebook.db"))).toEqual(counts);
    expect(treeOf(app)).toEqual(before);
  });

  test("upgrade, way back and move are done as docs/deploy.md has them typed, and nothing is lost", async () => {
    test.setTimeout(240_000);
    const port = await freePort();
    const settings = on(fileOf("deploy/pledgebook.env"))
      .replace("PORT=3000", `PORT=${port}`)
      .replace("DEMO=0", "DEMO=1");
    writeFileSync(on("/etc/pledgebook.env"), settings);
    const release = on("/opt/pledgebook/releases/1");
    const data = on("/var/lib/pledgebook");
    const database = join(data, "pledgebook.db");
    for (const folder of [data, on("/var/backups/pledgebook")]) await folderForData(folder);
    // Read only, but for the link to the settings.
    await run(`chmod -R a-w ${release} && chmod u+w ${release}`);
    await run(on("ln -s /etc/pledgebook.env /opt/pledgebook/releases/1/.env"));
    await run(on("ln -s /opt/pledgebook/releases/1 /opt/pledgebook/current"));

    const unit = (key: string) =>
      on(new RegExp(`^${key}=(.*)$`, "m").exec(fileOf("deploy/pledgebook.service"))?.[1] ?? "");
    const env = Object.fromEntries(
      [...settings.matchAll(/^(\w+)=(.*)$/gm)].map(([, key, value]) => [key, value]),
    );
    let site: Site | null = null;
    const start = async () => {
      site = await serve(unit("ExecStart").split(" "), { cwd: unit("WorkingDirectory"), env, port });
    };
    const stop = async () => expect(await site?.stop()).toBe(0);
    const asServer = async (command: string) => {
      const { code, printed } = await runAsServer(["sh", "-c", on(command)], { env: { HOME: data } });
      expect(code, `${command}\n${printed}`).toBe(0);
    };
    /** The steps that the document may have; any other fails the test. */
    const steps: [RegExp, (word: string) => unknown][] = [
      [/^systemctl start pledgebook$/, start],
      [/^systemctl (?:stop|disable --now) pledgebook/, stop],
      // It is built already, and would be the same again.
      [
        /^su pledgebook-build .*'git clone .* (\S+)'$/,
        (to) => run(`cp -al ${release} ${on(to)} && rm ${on(to)}/.env`),
      ],
      [/^su pledgebook-build .*'sh (\S+)'$/, (script) => statSync(on(script))],
      [/^su pledgebook --shell=\/bin\/sh --command='(.*)'$/, asServer],
      [/^(ln .*)$/, (link) => run(on(link))],
      [/^chown pledgebook:pledgebook (\S+)$/, (file) => isRoot && run(`chown ${image.user} ${on(file)}`)],
      [/^scp /, () => {}],
    ];
    const follow = async (lines: readonly string[]) => {
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        const [pattern, take] = steps.find(([known]) => known.test(line)) ?? [];
        if (!pattern) throw new Error(`docs/deploy.md has a step that this test does not know: ${line}`);
        await take?.(pattern.exec(line)?.[1] ?? "");
      }
    };
    const asked = () => (site as Site | null)?.ask("/pledges.csv");
    const addPerson = (name: string) =>
      asServer(
        `cd /opt/pledgebook/current && echo "seven grey geese over the harbour" | npm run -s pledgebook -- user add --email ${name}@example.org --name ${name} --role editor`,
      );

    await start();
    await addPerson("mira");
    const pledges = await asked();
    await follow(commandsOf("Upgrade"));
    expect(await asked()).toBe(pledges);
    await addPerson("later");
    await follow(commandsOf("Roll back"));
    expect(await asked()).toBe(pledges);
    const aside = readdirSync(data).find((name) => name.startsWith("pledgebook.db.before-")) ?? "";
    expect((await countsOf(join(data, aside))).users).toBe(3);

    const move = commandsOf("Move to another machine");
    const leaving = move.findIndex((line) => line.startsWith("scp ")) + 1;
    await follow(move.slice(0, leaving));
    const counts = await countsOf(database);
    expect(counts.users).toBe(2);
    expect(counts.pledges).toBeGreaterThan(0);
    renameSync(data, `${data}.left`);
    await folderForData(data);
    await follow(move.slice(leaving));
    expect(await countsOf(database)).toEqual(counts);
    await start();
    expect(await asked()).toBe(pledges);
    await stop();
  });

  test("systemd understands its units, and finds little that a hole in the site would lay open", async () => {
    test.skip(!isHere("systemd-analyze"), "systemd-analyze is not here");
    const folder = join(machine.path, "units");
    mkdirSync(folder);
    const units = readdirSync(join(repository, "deploy")).filter((name) => /\.(?:service|timer)$/.test(name));
    for (const name of units)
      writeFileSync(
        join(folder, name),
        fileOf(`deploy/${name}`).replaceAll("/opt/pledgebook/current", on("/opt/pledgebook/releases/1")),
      );
    const judge = (question: string) =>
      ended(spawn("sh", ["-c", `exec systemd-analyze ${question}`], { cwd: folder }));
    const { printed } = await judge(`verify ${units.map((name) => join(folder, name)).join(" ")}`);
    // It looks at what they need, too, which is this machine's.
    expect(printed.split("\n").filter((line) => line.includes("pledgebook"))).toEqual([]);
    // Of a hundred, where what is not confined at all has 96.
    const exposed = await judge(
      `security --offline=true --threshold=20 ${join(folder, "pledgebook.service")}`,
    );
    test.skip(/unrecognized option/.test(exposed.printed), "this systemd-analyze cannot look at a file");
    expect(exposed.code, exposed.printed).toBe(0);
  });
});

test("what one file says of another is so", () => {
  const node = `node:${fileOf(".node-version").trim()}-bookworm`;
  expect(image.from).toEqual([node, `${node}-slim`]);
  expect(image.env).toMatchObject({ HOST: "0.0.0.0", DATABASE_URL: "file:/data/pledgebook.db" });
  const known = [...fileOf(".env.example").matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
  const set = [...fileOf("deploy/pledgebook.env").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(set.filter((name) => !known.includes(name))).toEqual([]);
  // Nothing that git ignores gets into an image.
  const held = fileOf(".dockerignore").split("\n");
  for (const line of fileOf(".gitignore").trim().split("\n"))
    expect(held).toContain(
      line
        .replace(/^(?!\/)/, "**/")
        .replace(/^\//, "")
        .replace(/\/$/, ""),
    );
  // In the network of containers nginx finds the site by its name.
  const [, edit = ""] = /sed '([^']+)' \/shipped\/nginx\.conf/.exec(fileOf("deploy/compose.yaml")) ?? [];
  const edited = spawnSync("sed", [edit, join(repository, "deploy/nginx.conf")], { encoding: "utf8" }).stdout;
  expect(edited).toContain(`server site:${image.env.PORT};`);
});

/** Takes the steps of every stage. What was built, as yet with everything, is kept as the release of the document, too. */
async function buildImage(): Promise<void> {
  for (const { name, steps } of image.stages) {
    let cwd = machine.path;
    for (const { instruction, rest } of steps) {
      const [from, to = ""] = rest.split(" ").slice(-2);
      const stage = /^--from=(\w+) /.exec(rest)?.[1];
      if (instruction === "WORKDIR") {
        cwd = on(rest);
        mkdirSync(cwd, { recursive: true });
      } else if (instruction === "RUN") await run(owned(on(rest)), { cwd });
      // Files are copied, not linked: those of a build are the package manager's, and other checkouts have them, too.
      else if (stage) await run(`cp -a ${machine.path}/${stage}${from}/. ${to}`, { cwd });
      else
        await run(
          `git ls-files -coz --exclude-standard | tar -c --null -T - --ignore-failed-read | tar -x -C ${cwd}`,
          { cwd: repository },
        );
      if (rest.includes("deploy/build.sh")) await run(`cp -a ${cwd} ${on("/opt/pledgebook/releases/1")}`);
    }
    if (name === "") continue;
    mkdirSync(join(machine.path, name));
    renameSync(cwd, join(machine.path, name, cwd.slice(machine.path.length)));
  }
}

function around(place: { cwd?: string; env: Record<string, string> }): SpawnOptions {
  const { PATH = "", PLEDGEBOOK_RUN } = process.env;
  const env: NodeJS.ProcessEnv & Record<string, string> = {
    PATH: `${join(machine.path, "bin")}:${PATH}`,
    HOME: "/nonexistent",
    TMPDIR: join(machine.path, "tmp"),
    ...(PLEDGEBOOK_RUN ? { PLEDGEBOOK_RUN } : {}),
    ...place.env,
  };
  return { cwd: place.cwd ?? machine.path, env, ...server };
}

function runAsServer(
  [program = "", ...args]: readonly string[],
  place: { cwd?: string; env: Record<string, string> },
) {
  return ended(spawn(program, args, { ...around(place), timeout: READY_WITHIN_MS }));
}

interface Site {
  /** What a page says. @throws where it is not there. */
  ask: (path: string) => Promise<string>;
  /** Ends it as an operator would; its exit code, or null where it had to be killed. */
  stop: () => Promise<number | null>;
}

const serving = new Set<Site>();

/** Starts the site by a command, as the user who serves, and waits until it is ready. */
async function serve(
  [program = "", ...args]: readonly string[],
  place: { cwd: string; env: Record<string, string>; port: number },
): Promise<Site> {
  const child = spawn(program, args, around(place));
  const end = ended(child);
  const url = `http://127.0.0.1:${place.port}`;
  const site: Site = {
    async ask(path) {
      const answer = await fetch(url + path);
      expect(answer.status, path).toBe(200);
      return answer.text();
    },
    async stop() {
      serving.delete(site);
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), STOPPED_WITHIN_MS);
      const { code } = await end;
      clearTimeout(late);
      return code;
    },
  };
  serving.add(site);
  let isOver = false;
  void end.then(() => {
    isOver = true;
  });
  await expect(async () => {
    if (!isOver) expect((await fetch(`${url}/readyz`)).status).toBe(200);
  }).toPass({ timeout: READY_WITHIN_MS, intervals: [200] });
  if (isOver)
    throw new Error(`The site ended with ${child.exitCode ?? child.signalCode}:\n${(await end).printed}`);
  return site;
}

/** Everything below a folder, each with when it was last changed in any way. */
function treeOf(folder: string): Map<string, number> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Map(["", ...paths].map((path) => [path, lstatSync(join(folder, path)).ctimeMs]));
}

/** What a database holds, by a copy of its file alone, which must be sound. */
async function countsOf(file: string): Promise<Record<string, number>> {
  const folder = temporaryFolder();
  const copy = join(folder.path, "copy.db");
  copyFileSync(file, copy);
  const { db, close } = openStore(`file:${copy}`);
  try {
    expect(await db.all("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
    const counts: Record<string, number> = {};
    for (const table of ["articles", "pledges", "annotations", "users"])
      counts[table] = (await db.all<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n ?? 0;
    return counts;
  } finally {
    await close();
    folder.remove();
  }
}

/** The commands that docs/deploy.md has under a heading, a line each. */
function commandsOf(heading: string): string[] {
  const [, section = ""] = fileOf("docs/deploy.md").split(`\n## ${heading}\n`);
  const [own = ""] = section.split(/^## /m);
  return [...own.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = ""]) => block.trim().split("\n"));
}
