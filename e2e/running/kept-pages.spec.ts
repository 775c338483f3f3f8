import { request as ask } from "node:http";
import { proceduresOf } from "../procedures.ts";
import { expect, test } from "../site.ts";
import { addPerson, signIn } from "../staff.ts";

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Asks with just these headers, whatever they claim. */
function answerTo(url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    ask(url, { method, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece) => pieces.push(piece));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(pieces).toString(),
        }),
      );
    })
      .on("error", reject)
      .end();
  });
}

const PUBLIC = [
  "/",
  "/pledges",
  "/pledges?donor=DK",
  "/donors",
  "/uk/pledges",
  "/search?q=drones",
  "/pledges.csv",
  "/sitemap.xml",
];

test("nothing that a request says of its sender comes into what is kept for everybody", async ({ site }) => {
  for (const path of PUBLIC) {
    const url = `${site.url}${path}${path.includes("?") ? "&" : "?"}min=${path.length + 3}`;
    const hostile = await answerTo(url, {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "gopher",
      "x-forwarded-for": "203.0.113.9",
      forwarded: "host=evil.example",
      "x-original-url": "/desk",
      "x-rewrite-url": "/desk",
      "accept-language": "uk",
      cookie: "NEXT_LOCALE=uk; better-auth.session_token=stolen",
      "x-pledgebook-made-by": "me",
      "x-middleware-subrequest": "proxy",
    });
    const plain = await answerTo(url);
    expect.soft(hostile.body, path).toBe(plain.body);
    expect.soft(plain.body, path).not.toMatch(/evil\.example|gopher|203\.0\.113\.9|stolen/);
    expect.soft(hostile.headers.etag, path).toBe(plain.headers.etag);
    expect.soft(plain.headers["set-cookie"], path).toBeUndefined();
  }
});

test("who is signed in gets what everybody gets, and what is one person's is not held", async ({
  page,
  site,
}) => {
  await signIn(page, await addPerson(site, "admin"));
  for (const path of ["/", "/pledges", "/donors/DK"]) {
    const mine = await page.request.get(path);
    const theirs = await answerTo(site.url + path);
    expect.soft(await mine.text(), path).toBe(theirs.body);
  }
  for (const path of ["/desk", "/desk/articles", "/login", "/preview/none", "/api/trpc/desk.queues"]) {
    const { headers, body } = await answerTo(site.url + path);
    // Its policy would refuse the readers' script.
    expect.soft(body, path).not.toContain("/reader.");
    expect.soft(String(headers["cache-control"] ?? ""), path).not.toMatch(/s-maxage|public/);
    if (path.startsWith("/api/")) expect.soft(headers["cache-control"], path).toBe("no-store");
  }
});

test("questions of the framework and methods that change things do not touch what is kept", async ({
  site,
}) => {
  const { body } = await answerTo(`${site.url}/donors`);
  for (const headers of [{ rsc: "1" }, { rsc: "1", "next-router-prefetch": "1" }] as Record<string, string>[])
    await answerTo(`${site.url}/donors`, headers);
  await answerTo(`${site.url}/donors?_rsc=abc`, { rsc: "1" });
  expect((await answerTo(`${site.url}/donors`)).body).toBe(body);
  for (const method of ["PUT", "DELETE", "PATCH", "POST"]) {
    const answer = await answerTo(`${site.url}/donors`, {}, method);
    expect.soft([answer.status, answer.headers.allow], method).toEqual([405, "GET, HEAD, OPTIONS"]);
  }
  const head = await answerTo(`${site.url}/donors`, {}, "HEAD");
  expect([head.status, head.body, Number(head.headers["content-length"])]).toEqual([
    200,
    "",
    Buffer.byteLength(body),
  ]);
});

test("a file is asked for again on condition, also by other sites", async ({ site }) => {
  const url = `${site.url}/pledges.csv?donor=DK`;
  const first = await answerTo(url);
  const known = { "if-none-match": String(first.headers.etag), origin: "https://elsewhere.example" };
  const again = await answerTo(url, known);
  expect([again.status, again.body, again.headers["access-control-allow-origin"]]).toEqual([304, "", "*"]);
  const asked = await answerTo(
    url,
    {
      origin: "https://elsewhere.example",
      "access-control-request-method": "GET",
      "access-control-request-headers": "if-none-match",
    },
    "OPTIONS",
  );
  expect(asked.status).toBe(204);
  expect(String(asked.headers["access-control-allow-headers"])).toContain("If-None-Match");
});

test("a withdrawn article is gone at once for who had it, in both languages", async ({ page, site }) => {
  await signIn(page, await addPerson(site, "editor"));
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const editor = proceduresOf(site, cookie);
  const title = "An article that was kept by somebody";
  const { id, slug } = await editor.tell<{ id: string; slug: string }>("articles.create", {
    title,
    language: "en",
    standfirst: "",
    byline: "",
    publishedOn: "2024-01-31",
    body: {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: "Nothing is promised." }] }],
    },
  });
  await editor.tell("articles.publish", { id, version: 1 });
  const path = `/articles/${slug}`;
  const before = await answerTo(site.url + path);
  expect([before.status, before.body.includes(title)]).toEqual([200, true]);
  expect((await answerTo(`${site.url}/uk${path}`)).status).toBe(200);
  await editor.tell("articles.withdraw", { id, version: 2, notice: "It was wrong." });
  await expect(async () => {
    for (const prefix of ["", "/uk"]) {
      const known = { "if-none-match": String(before.headers.etag) };
      const answer = await answerTo(site.url + prefix + path, known);
      expect([answer.status, answer.body.includes("It was wrong.")]).toEqual([410, true]);
    }
  }).toPass({ timeout: 2_500, intervals: [100] });
});
