import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const configuration = fileURLToPath(new URL("../deploy/nginx.conf", import.meta.url));

/** Whether nginx is here, or can be had: from Debian's packages, for who may install them. */
export function hasNginx(): boolean {
  const works = () => spawnSync("nginx", ["-v"]).status === 0;
  if (works()) return true;
  if (process.getuid?.() !== 0) return false;
  const apt = (...args: string[]) => spawnSync("apt-get", args, { timeout: 120_000, stdio: "ignore" });
  apt("update", "--quiet");
  apt("install", "--yes", "--quiet", "--no-install-recommends", "nginx-light");
  return works();
}

/** nginx with the configuration of `deploy/`, in a folder and on a port of its own, in front of a site. */
export function startNginx(options: { folder: string; port: number; upstream: string; files?: string }) {
  const { folder, port, upstream, files } = options;
  mkdirSync(join(folder, "cache"), { recursive: true });
  const own = readFileSync(configuration, "utf8")
    .replace("/var/cache/nginx/pledgebook", join(folder, "cache"))
    .replace("server 127.0.0.1:3000;", `server ${upstream};`)
    // All of a test's readers have one address.
    .replace(/rate=\d+r\/s/, "rate=1000000r/s")
    .replace("/var/log/nginx/access.log pledgebook", "off")
    .replace("/var/log/nginx", folder)
    .replace("listen 80;", `listen 127.0.0.1:${port};`);
  const statics = files
    ? `server { listen 127.0.0.1:${port + 1}; location / { root ${files}; default_type text/html; } }`
    : "";
  const file = join(folder, "nginx.conf");
  writeFileSync(
    file,
    `${process.getuid?.() === 0 ? `user ${userInfo().username};` : ""} daemon off; worker_processes 1; pid ${join(folder, "nginx.pid")}; error_log ${join(folder, "error.log")};
events { worker_connections 512; }
http {
  access_log off; default_type application/octet-stream; keepalive_requests 1000000;
  client_body_temp_path ${join(folder, "body")}; proxy_temp_path ${join(folder, "proxy")};
  fastcgi_temp_path ${join(folder, "fastcgi")}; uwsgi_temp_path ${join(folder, "uwsgi")}; scgi_temp_path ${join(folder, "scgi")};
${own}
${statics}
}
`,
  );
  const child = spawn("nginx", ["-p", folder, "-c", file], { stdio: "ignore" });
  return { pid: child.pid ?? 0, stop: () => child.kill("SIGTERM") };
}
