import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { request } from "node:https";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { connect } from "node:tls";
import { freePort, temporaryFolder } from "@pledgebook/db/testing";
import { hasNginx } from "../nginx.ts";
import { expect, test } from "../site.ts";
import { fileOf, isHere, isRoot, runCommand } from "./programs.ts";

test("nginx takes both files, and TLS sends on, limits and says whose address it is", async () => {
  test.skip(!hasNginx(), "nginx is not here and cannot be installed");
  test.skip(!isHere("openssl"), "openssl is not here");
  const place = temporaryFolder();
  const folder = place.path;
  const [http, https] = [await freePort(), await freePort()];
  // Says what it was sent.
  const upstream = createServer(async (sent, answer) => {
    const { length } = await text(sent);
    answer.setHeader("strict-transport-security", "max-age=60");
    answer.end(JSON.stringify({ ...sent.headers, length }));
  });
  const port = await freePort();
  upstream.listen(port, "127.0.0.1");
  mkdirSync(join(folder, "tls"), { recursive: true });
  await runCommand(
    `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout ${folder}/privkey.pem -out ${folder}/fullchain.pem`,
  );
  writeFileSync(
    join(folder, "site.conf"),
    fileOf("deploy/nginx.conf")
      .replace("/var/cache/nginx/pledgebook", join(folder, "cache"))
      .replace("/etc/nginx/pledgebook.d", join(folder, "tls"))
      .replaceAll("/var/log/nginx", folder)
      .replace("127.0.0.1:3000", `127.0.0.1:${port}`)
      .replace("listen 80;", `listen 127.0.0.1:${http};`),
  );
  writeFileSync(
    join(folder, "nginx.conf"),
    `${isRoot ? "user root;" : ""} daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
http { access_log off; ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")} include ${folder}/site.conf; }`,
  );
  const nginx = `nginx -p ${folder} -c ${folder}/nginx.conf`;
  await runCommand(`${nginx} -t`);
  writeFileSync(
    join(folder, "tls/tls.conf"),
    fileOf("deploy/nginx-tls.conf")
      .replaceAll("/etc/letsencrypt/live/pledgebook", folder)
      .replace("listen 443", `listen 127.0.0.1:${https}`)
      .replace(/^listen \[::\].*$/gm, ""),
  );
  await runCommand(`${nginx} -t`);

  const child = spawn("nginx", nginx.split(" ").slice(1), { stdio: "ignore" });
  const ca = readFileSync(join(folder, "fullchain.pem"));
  const secure = (
    path: string,
    options: { method?: string; headers?: Record<string, string>; body?: Buffer } = {},
  ) =>
    new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }>(
      (resolve, reject) => {
        const { body = Buffer.alloc(0), method = "GET", headers } = options;
        const asked = request({
          host: "127.0.0.1",
          port: https,
          servername: "localhost",
          ca,
          path,
          method,
          agent: false,
        });
        for (const [name, value] of Object.entries({ ...headers, "content-length": String(body.length) }))
          asked.setHeader(name, value);
        asked.on("response", async (answer) =>
          resolve({ status: answer.statusCode, headers: answer.headers, body: await text(answer) }),
        );
        asked.on("error", reject).end(body);
      },
    );
  try {
    await expect(async () => expect((await secure("/")).status).toBe(200)).toPass({ timeout: 10_000 });
    const sentOn = await fetch(`http://127.0.0.1:${http}/pledges?donor=NL`, { redirect: "manual" });
    expect([sentOn.status, sentOn.headers.get("location")]).toEqual([
      301,
      "https://127.0.0.1/pledges?donor=NL",
    ]);
    expect((await fetch(`http://127.0.0.1:${http}/api/trpc/desk.queue`, { redirect: "manual" })).status).toBe(
      403,
    );
    const challenge = await fetch(`http://127.0.0.1:${http}/.well-known/acme-challenge/none`, {
      redirect: "manual",
    });
    expect(challenge.status).toBe(404);
    for (const path of ["/", "/login", "/api/due"])
      expect((await secure(path)).headers["strict-transport-security"], path).toBe("max-age=31536000");

    const { body } = await secure("/desk", { headers: { "x-forwarded-for": "192.0.2.1" } });
    expect(JSON.parse(body)).toMatchObject({ "x-forwarded-for": "127.0.0.1", "x-forwarded-proto": "https" });

    const limits = fileOf("apps/web/server/front/request-refusal.ts");
    const numberOf = (pattern: RegExp) => Number(pattern.exec(limits)?.[1]?.replaceAll("_", ""));
    const picture = numberOf(/"\/api\/trpc\/images\.add", ([\d_]+)/);
    const post = (path: string, length: number) =>
      secure(path, { method: "POST", body: Buffer.alloc(length) });
    expect(JSON.parse((await post("/api/trpc/images.add", picture)).body)).toMatchObject({ length: picture });
    expect((await post("/api/trpc/images.add", picture + 2_000_000)).status).toBe(413);
    const most = numberOf(/MOST_BYTES = ([\d_]+)/);
    expect((await post("/login", most)).status).toBe(200);
    expect((await post("/login", most + 10_000)).status).toBe(413);

    const often = async (method: string, path: string) => {
      const answers = await Promise.all(Array.from({ length: 40 }, () => secure(path, { method })));
      return answers.filter(({ status }) => status === 429).length;
    };
    expect(await often("GET", "/api/auth/get-session")).toBe(0);
    expect(await often("POST", "/api/auth/sign-in/email")).toBeGreaterThan(10);
    expect(await often("POST", "/uk/pledges/one/report")).toBeGreaterThan(30);
    expect(await often("POST", "/api/trpc/articles.save")).toBe(0);

    const protocol = await new Promise((resolve) => {
      const socket = connect(
        { host: "127.0.0.1", port: https, servername: "localhost", ca, ALPNProtocols: ["h2"] },
        () => {
          resolve([socket.alpnProtocol, socket.getProtocol()]);
          socket.destroy();
        },
      );
    });
    expect(protocol).toEqual(["h2", "TLSv1.3"]);

    // Its log tells of readers no more than the site's own: no address, no words, no secret.
    const secrets = [
      "/password/c2VjcmV0",
      "/uk/preview/c2VjcmV0",
      "/letters/c2VjcmV0/leave",
      "/api/letters/c2VjcmV0",
    ];
    for (const path of [...secrets, "/first-admin?token=c2VjcmV0", "/pledges?q=c2VjcmV0"]) await secure(path);
    await expect(async () => {
      const log = readFileSync(join(folder, "access.log"), "utf8");
      for (const path of [
        "/password/...",
        "/uk/preview/...",
        "/letters/...",
        "/api/letters/...",
        "/first-admin",
        "/pledges",
      ])
        expect(log).toContain(`"path":"${path}"`);
    }).toPass({ timeout: 5_000 });
    for (const name of ["access.log", "error.log"])
      expect(readFileSync(join(folder, name), "utf8")).not.toMatch(/c2VjcmV0|127\.0\.0\.1|donor=/);
  } finally {
    child.kill();
    upstream.close();
    place.remove();
  }
});
