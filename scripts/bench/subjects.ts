import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "@pledgebook/db/testing";

/** A server that is measured: the site, or one of those it is compared with. */
export interface Subject {
  name: string;
  /** The page that is asked for. */
  address: string;
  /** The process that was started; all below it belong to it. */
  pid: number;
}

const web = fileURLToPath(new URL("../../apps/web/", import.meta.url));
const next = join(web, "node_modules/next/dist/bin/next");
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

/** The page's own bytes from a plain node:http server. */
export async function startStatic(html: string, folder: string): Promise<Subject> {
  const file = join(folder, "page.html");
  writeFileSync(file, html);
  const port = await freePort();
  const script = fileURLToPath(new URL("static-server.ts", import.meta.url));
  return started("same bytes, node:http", run([script, file, String(port)], folder), port);
}

/** The same text as the least page that Next can make: prerendered, no styles, nothing that reads a database. */
export async function startBarePage(title: string, paragraphs: string[], folder: string): Promise<Subject> {
  const files: Record<string, string> = {
    "package.json": JSON.stringify({ name: "bare", private: true }),
    "next.config.mjs": "export default {};\n",
    "app/text.json": JSON.stringify({ title, paragraphs }),
    "app/layout.jsx":
      "export default ({ children }) => <html lang='en'><head /><body>{children}</body></html>;\n",
    "app/page.jsx": `import text from "./text.json";
export const dynamic = "force-static";
export default () => (
  <main>
    <h1>{text.title}</h1>
    {text.paragraphs.map((paragraph, index) => <p key={index}>{paragraph}</p>)}
  </main>
);
`,
  };
  mkdirSync(join(folder, "app"), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  symlinkSync(join(web, "node_modules"), join(folder, "node_modules"));
  const built = spawnSync(process.execPath, [next, "build"], { cwd: folder, env, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`The bare page does not build:\n${built.stdout}${built.stderr}`);
  const port = await freePort();
  const args = [next, "start", "--port", String(port), "--hostname", "127.0.0.1"];
  return started("bare Next page", run(args, folder), port);
}

function run(args: string[], cwd: string): ChildProcess {
  return spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "ignore", "inherit"] });
}

async function started(name: string, child: ChildProcess, port: number): Promise<Subject> {
  const address = `http://127.0.0.1:${port}/`;
  for (let attempt = 0; attempt < 400 && child.exitCode === null; attempt++) {
    const answers = await fetch(address).then(
      (answer) => answer.ok,
      () => false,
    );
    if (answers && child.pid !== undefined) return { name, address, pid: child.pid };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${name}: does not serve on ${address}`);
}
