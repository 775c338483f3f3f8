import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { expect, it, vi } from "vitest";
import { appRouter } from "../router.ts";
import { publishedShells } from "../testing/acts.ts";
import { anna, SITE, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import type { Context, Person } from "./context.ts";

/** What goes over the wire, without a wire: a Request in, a Response out. */
async function ask(
  room: TestNewsroom,
  path: string,
  input: unknown,
  person: Person | null = anna,
  store = room.store,
) {
  const type = (appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>)[path]
    ?._def.type;
  const { url, init } =
    type === "mutation"
      ? { url: `${SITE}/${path}`, init: { method: "POST", body: JSON.stringify(input) } }
      : { url: `${SITE}/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, init: {} };
  const context: Context = {
    store,
    auth: room.auth,
    images: room.images,
    fetchText: room.fetchText,
    askSource: room.askSource,
    copies: room.copies,
    readForeign: room.readForeign,
    timeZone: room.timeZone,
    dayOf: room.dayOf,
    mail: room.mail,
    person,
    now: () => "2024-01-31T09:00:00.000Z",
    newId: () => "id",
    published: () => {},
  };
  const answer = await fetchRequestHandler({
    endpoint: "",
    req: new Request(url, { ...init, headers: { "content-type": "application/json" } }),
    router: appRouter,
    createContext: async () => context,
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { error?: { message: string; data: unknown } },
  };
}

it("gives a Problem with its key and details, for the interface to say in the reader's language", async () => {
  const room = await testNewsroom();
  const { status, body } = await ask(room, "pledges.forDesk", { code: "P-2024-0099" });
  expect(status).toBe(404);
  expect(body.error).toMatchObject({
    message: "There is no pledge P-2024-0099.",
    data: {
      code: "NOT_FOUND",
      problem: { code: "not_found", key: "pledge_not_found", details: { code: "P-2024-0099" } },
    },
  });
  expect(JSON.stringify(body)).not.toContain("stack");
});

it.each([
  ["not signed in", null, "articles.desk", null, 401, "not_signed_in"],
  ["not allowed", anna, "people.list", null, 403, "not_allowed"],
  ["stale", anna, "annotations.remove", { id: "ID", version: 1 }, 409, "stale"],
  ["shapes that are not understood", anna, "annotations.remove", { id: 5 }, 400, "invalid"],
] as const)("says %s with its own status", async (_, person, path, input, status, key) => {
  const room = await testNewsroom();
  const { annotationId } = await publishedShells(room);
  const given = input && "version" in input ? { ...input, id: annotationId } : input;
  const answer = await ask(room, path, given, person);
  expect(answer.status).toBe(status);
  expect(answer.body.error?.data).toMatchObject({ problem: { key } });
});

it("keeps what went wrong inside in the log, and out of the answer", async () => {
  const room = await testNewsroom();
  const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const broken = {
    ...room.store,
    write: async () => {
      throw new Error("disk full at /srv/secret/path");
    },
  };
  const { annotationId } = await publishedShells(room);
  const answer = await ask(room, "annotations.remove", { id: annotationId, version: 2 }, anna, broken);
  const logged = log.mock.calls.map(([line]) => String(line)).join("");
  log.mockRestore();
  expect(answer.status).toBe(500);
  expect(JSON.stringify(answer.body)).not.toContain("secret");
  expect(answer.body.error).toMatchObject({
    message: "Something went wrong here. It was logged.",
    data: { problem: null },
  });
  expect(JSON.parse(logged)).toMatchObject({
    level: "error",
    path: "annotations.remove",
    error: { message: "disk full at /srv/secret/path", stack: expect.stringContaining("Error") },
  });
});
