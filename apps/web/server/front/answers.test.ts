import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { DIGEST } from "../digest.ts";
import { answerOf, answerPages, isAskedByOthers, languagePrefix, sayInWords } from "./answers.ts";

it.each([
  [404, "text/html; charset=utf-8", "not-found"],
  [500, "text/html", "failure"],
  [503, "text/html", "away"],
  [200, "text/html", null],
  [410, "text/html", null],
  [404, "text/plain", null],
  [404, "text/x-component", null],
  [500, "application/json", null],
  [404, undefined, null],
])("a %i of %s is said by %s", (status, type, kind) => {
  expect(answerOf(status, type)).toBe(kind);
});

it.each([
  ["/", ""],
  ["/uk", "/uk"],
  ["/uk?x", "/uk"],
  ["/uk/pledges", "/uk"],
  ["/ukraine", ""],
])("%s has the prefix '%s'", (url, prefix) => {
  expect(languagePrefix(url)).toBe(prefix);
});

it.each([
  ["/answers/failure", true],
  ["/uk/answers/not-found?x", true],
  ["/en/answers", true],
  ["/articles/answers", false],
  ["/answersheet", false],
])("%s by somebody else is for the server alone: %s", (url, isOurs) => {
  expect(isAskedByOthers({ url, headers: {} })).toBe(isOurs);
});

/** A server that answers as Next does: in pieces, with what belongs to its own page in the headers. */
async function serving(
  status: number,
  type: string,
  page: Parameters<typeof sayInWords>[3],
): Promise<string> {
  const server = createServer((_, response) => {
    sayInWords(response, { digest: "1234", isAway: false }, (of) => (of === 200 ? 410 : of), page);
    response.statusCode = status;
    response.setHeader("content-type", type);
    response.setHeader("etag", '"own"');
    response.setHeader("x-kept", "1");
    response.write("its own ");
    response.end("page");
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it("sends another page in place of Next's, and nothing of that one", async () => {
  const url = await serving(500, "text/html", async (kind) => `<p>${kind} ${DIGEST}</p>`);
  const answer = await fetch(url);
  expect(answer.status).toBe(500);
  expect(await answer.text()).toBe("<p>failure 1234</p>");
  expect([answer.headers.get("etag"), answer.headers.get("x-kept")]).toEqual([null, "1"]);
  expect((await fetch(url, { method: "HEAD" })).status).toBe(500);
});

it("lets every other page pass, with the status that is said of it", async () => {
  const answer = await fetch(await serving(200, "text/html", async () => "another"));
  expect([answer.status, await answer.text()]).toEqual([410, "its own page"]);
});

it("says once where a page has moved, also where Next says it twice", async () => {
  const server = createServer((_, response) => {
    sayInWords(
      response,
      { digest: null, isAway: false },
      (of) => (of === 308 ? 301 : of),
      async () => "",
    );
    response.statusCode = 308;
    for (let times = 0; times < 2; times++) response.appendHeader("location", "/donors/GB");
    response.end();
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answer = await fetch(url, { redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([301, "/donors/GB"]);
});

it("draws each page once, without scripts, and says it in a few words where it cannot be drawn", async () => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked++;
    response.statusCode = request.url === "/uk/answers/not-found" ? 200 : 503;
    response.end('<link rel="preload" as="script" href="/a.js"><p>Немає</p><script>1 < 2\n</script><b>!</b>');
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const page = answerPages(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect(await page("/uk", "not-found")).toBe("<p>Немає</p><b>!</b>");
  expect(await page("/uk", "not-found")).toBe("<p>Немає</p><b>!</b>");
  expect(asked).toBe(1);
  expect(await page("", "failure")).toContain("Try again");
  expect(await page("", "failure")).toContain(DIGEST);
  expect(asked).toBe(3);
});
