// The one script behind `npm start`, `npm test` and the rest. Plain Node, so that it runs on whatever the machine has;
// everything after the installation runs on the Node that the project brings.
import { spawn } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { packageManager: pnpm } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const [task, ...rest] = process.argv.slice(2);

const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_(config|package|lifecycle)_/i.test(name)),
);
Object.assign(environment, {
  PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
  NEXT_TELEMETRY_DISABLED: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
});

let child = null;
let stopping = null;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    stopping = signal;
    child?.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
  });

/** Runs a command to its end; its exit code. Output is shown, or kept for when it fails. */
function run(command, args, { quiet = false } = {}) {
  if (stopping) return Promise.resolve(130);
  return new Promise((resolve) => {
    child = spawn(command, args, {
      cwd: root,
      env: environment,
      stdio: ["inherit", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    });
    const kept = [];
    child.stdout?.on("data", (chunk) => kept.push(chunk));
    child.stderr?.on("data", (chunk) => kept.push(chunk));
    child.on("error", (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.on("exit", (code, signal) => {
      if (quiet && code !== 0 && !stopping) process.stderr.write(Buffer.concat(kept));
      resolve(signal ? 128 : (code ?? 1));
    });
  });
}

/** A server that was told to stop ended well; a check that was cut short did not pass. */
function exitCode(code) {
  return stopping ? (task === "start" || task === "dev" ? 0 : 130) : code;
}

async function must(step) {
  const code = await step;
  if (code !== 0) process.exit(exitCode(code));
}

/** Installs all of it, or what building and serving need. Tools of development that are there already stay. */
const install = ({ tools }) => {
  const arguments_ = ["--prefer-offline", "-y", pnpm, "install", "--frozen-lockfile"];
  const hasTools = existsSync(join(root, "node_modules", "vitest"));
  return run("npx", tools || hasTools ? arguments_ : [...arguments_, "--prod"], { quiet: true });
};
// Through pnpm, which turbo asks for the workspace and does not find otherwise.
const build = () =>
  run("npx", ["--prefer-offline", "-y", pnpm, "exec", "turbo", "run", "build", "--output-logs=errors-only"], {
    quiet: true,
  });
const settings = existsSync(join(root, ".env")) ? ["--env-file=.env"] : [];
const cli = (...args) =>
  run("node", [...settings, "--disable-warning=ExperimentalWarning", "apps/cli/src/main.ts", ...args]);

/** To install and build, one must own the checkout: root would leave files that its owner cannot change, anybody else fails half way. */
function mayBuild() {
  const isRoots = process.getuid?.() === 0 && statSync(root).uid !== 0;
  try {
    accessSync(root, constants.W_OK);
    if (!isRoots) return true;
  } catch {
    // Told below.
  }
  console.error(
    `${root} belongs to somebody else, and this would install and build in it. Where it is built already: npm run pledgebook -- serve`,
  );
  return false;
}

const tasks = {
  async start() {
    if (!mayBuild()) return 1;
    console.log("Installing and building; the first time takes a minute …");
    await must(install({ tools: false }));
    await must(build());
    return cli("serve");
  },
  async dev() {
    await must(install({ tools: true }));
    return cli("serve", "--development");
  },
  async pledgebook() {
    if (!existsSync(join(root, "node_modules", ".bin", "node"))) await must(install({ tools: false }));
    return cli(...rest);
  },
  async check() {
    await must(install({ tools: true }));
    return run("node", ["scripts/gate/check.ts"]);
  },
  async test() {
    await must(install({ tools: true }));
    return run("node", ["scripts/gate/test.ts"]);
  },
  async score() {
    await must(install({ tools: true }));
    return run("node", ["scripts/score/score.ts", ...rest]);
  },
  async train() {
    await must(install({ tools: true }));
    return run("node", ["apps/cli/src/main.ts", "train", ...rest]);
  },
  async soak() {
    await must(install({ tools: true }));
    return run("node", ["scripts/soak/soak.ts", ...rest]);
  },
  async faults() {
    await must(install({ tools: true }));
    await must(build());
    return run("node", ["scripts/faults/faults.ts", ...rest]);
  },
  async bench() {
    await must(install({ tools: true }));
    await must(build());
    return run("node", ["scripts/bench/bench.ts", ...rest]);
  },
};

if (!Object.hasOwn(tasks, task)) {
  console.error(`run.mjs: no task ${task}; there are ${Object.keys(tasks).join(", ")}`);
  process.exit(2);
}
const code = await tasks[task]();
process.exit(exitCode(code));
