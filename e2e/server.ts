import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { freePort } from "@pledgebook/db/testing";

const root = fileURLToPath(new URL("..", import.meta.url));
const main = join(root, "apps/cli/src/main.ts");
const READY_WITHIN_MS = 60_000;
const END_WITHIN_MS = 5_000;

/** The built site, served as `npm start` serves it, over a ledger of its own. */
export interface Site {
  url: string;
  /** Where its ledger is: `file:…`, or a libSQL server's. */
  databaseUrl: string;
  /** What it signs its cookies with. */
  secret: string;
  /** The process that was started; the one that serves is below it. */
  pid: number;
  /** Runs a `pledgebook` command on the same ledger, with text on its standard input; what it answers. */
  command: (args: string[], input?: string) => Promise<string>;
  /** What it has printed so far, its log among it. */
  printed: () => string;
  /** Ends it as an operator would. */
  stop: () => Promise<void>;
  /** Ends it as a power cut would: every process of it at once, none of them asked. */
  kill: () => Promise<void>;
}

/** Starts the site over the ledger in `folder`, which is made when there is none, and waits until it is ready. */
export async function startSite(
  folder: string,
  options: {
    demo: boolean;
    /** A folder where Node keeps what it compiled, for whoever starts several. */
    compiled?: string;
    /** Where it was before; else any that is free. */
    port?: number;
    /** Settings besides. */
    env?: Record<string, string>;
    /** Beyond this none of its files may grow: as on a disk that is full. */
    mostFileKilobytes?: number;
  },
): Promise<Site> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const databaseUrl = `file:${join(folder, "pledgebook.db")}`;
  const secret = createHash("sha256").update(folder).digest("hex");
  const env: NodeJS.ProcessEnv & Record<string, string> = {
    ...bareEnvironment(),
    DATABASE_URL: databaseUrl,
    HOST: "127.0.0.1",
    PORT: String(port),
    SITE_URL: url,
    DEMO: options.demo ? "1" : "0",
    AUTH_SECRET: secret,
    NEXT_TELEMETRY_DISABLED: "1",
    ...options.env,
    ...(options.compiled ? { NODE_COMPILE_CACHE: options.compiled } : {}),
    ...(process.env.PLEDGEBOOK_RUN ? { PLEDGEBOOK_RUN: process.env.PLEDGEBOOK_RUN } : {}),
  };
  const limit = options.mostFileKilobytes;
  // A process that the limit stops is told by a signal first: ignored, it gets the answer of a full disk.
  const [command, args] = limit
    ? ["sh", ["-c", `trap '' XFSZ; ulimit -f ${limit * 2}; exec "$0" "$@"`, process.execPath, main, "serve"]]
    : [process.execPath, [main, "serve"]];
  const child = spawn(command, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
  const end = (signal: "SIGTERM" | "SIGKILL") => endGroup(child, signal);
  const ready = await until(READY_WITHIN_MS, async () => {
    if (child.exitCode !== null) throw new Error(`The site ended with ${child.exitCode}:\n${printed}`);
    return printed.includes("is serving on");
  });
  if (!ready || child.pid === undefined) {
    await end("SIGKILL");
    throw new Error(`The site was not ready within ${READY_WITHIN_MS / 1000} seconds:\n${printed}`);
  }
  return {
    url,
    databaseUrl: env.DATABASE_URL ?? databaseUrl,
    secret,
    pid: child.pid,
    printed: () => printed,
    command: (args, input = "") => runCommand(args, input, env),
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

/** Nothing else of this process: a test runner sets variables (NODE_ENV) that change how a site behaves. */
function bareEnvironment(): Record<string, string> {
  const { PATH = "", HOME = "" } = process.env;
  return { PATH, HOME };
}

/** Starts a `pledgebook` command where no site runs, with these settings; whoever starts it ends it. */
export function startCommand(args: string[], env: Record<string, string>): ChildProcess {
  const options = { cwd: root, env: { ...bareEnvironment(), ...env } as NodeJS.ProcessEnv };
  return spawn(process.execPath, [main, ...args], options);
}

async function runCommand(args: string[], input: string, env: NodeJS.ProcessEnv): Promise<string> {
  return endOf(spawn(process.execPath, [main, ...args], { cwd: root, env }), args, input);
}

/** What a command that was started answers. @throws Error with what it reported when it ends with another code than 0. */
export async function endOf(child: ChildProcess, args: string[], input = ""): Promise<string> {
  const ended = new Promise((resolve) => child.on("close", resolve));
  child.stdin?.end(input);
  if (!child.stdout || !child.stderr) throw new Error("The command has no streams.");
  const [answer, report] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const code = await ended;
  if (code !== 0) throw new Error(`pledgebook ${args.join(" ")} ended with ${code}:\n${report}`);
  return answer;
}

/** The site is a process group of its own, so that one signal reaches every process of it. */
async function endGroup(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  const lives = () => send(child, 0);
  send(child, signal);
  if (await until(END_WITHIN_MS, async () => !lives())) return;
  send(child, "SIGKILL");
  if (!(await until(END_WITHIN_MS, async () => !lives())))
    throw new Error(`A process of the site (group ${child.pid}) does not end.`);
}

/** Whether there was anybody to send it to; 0 only asks. */
function send(child: ChildProcess, signal: "SIGTERM" | "SIGKILL" | 0): boolean {
  try {
    return child.pid !== undefined && process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

async function until(milliseconds: number, happened: () => Promise<boolean>): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (performance.now() < deadline) {
    if (await happened()) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
}
