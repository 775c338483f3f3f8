import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { schema } from "@pledgebook/db/schema";
import type { Store } from "@pledgebook/db/store/store";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { postText } from "../outside/public-fetch.ts";
import { ada, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { deliverer } from "./send-deliveries.ts";
import { signedHeaders } from "./signature.ts";

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

const here = { isAllowed: () => true, isPort: () => true };
const post: Parameters<typeof deliverer>[0] = (address, message) => postText(address, message, here, 500);

let room: TestNewsroom;
let server: Server;
let received: Received[];
/** What is answered: a status, a redirect or nothing at all. */
let answers: (path: string) => number | null;

beforeEach(async () => {
  room = await testNewsroom();
  received = [];
  answers = () => 204;
  server = createServer((request, answer) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => {
      const path = request.url ?? "";
      received.push({ path, headers: request.headers, body: Buffer.concat(pieces).toString() });
      const status = answers(path);
      if (status === null) return;
      if (status === 302) answer.setHeader("location", "/elsewhere");
      answer.writeHead(status).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterEach(() => {
  server.closeAllConnections();
  return new Promise((closed) => server.close(closed));
});

/** A webhook of this machine, which no person could add, with one message that waits. */
async function receiver(path: string): Promise<{ id: string; deliveryId: string; secret: string }> {
  const { db } = room.store;
  const { id, secret } = await room
    .as(ada)
    .webhooks.add({ address: "https://hooks.example.org/", note: "", events: ["article.published"] });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  await room.store.derive([
    { statement: db.update(schema.webhooks).set({ address }).where(eq(schema.webhooks.id, id)) },
  ]);
  const { id: deliveryId } = await room.as(ada).webhooks.test({ id });
  return { id, deliveryId, secret };
}

/** Seconds after all that the tests write. */
const at = (seconds: number) =>
  new Date(Date.parse("2024-01-31T10:00:00.000Z") + seconds * 1000).toISOString();
const send = (seconds = 0, store: Store = room.store) => deliverer(post)(store, () => at(seconds));
const log = (id: string) => room.as(ada).webhooks.deliveries({ id });
const webhook = async (id: string) => (await room.as(ada).webhooks.list()).find((one) => one.id === id);

describe("a message", () => {
  it("is signed as in the example of the specification's own libraries", () => {
    const headers = signedHeaders("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", {
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      at: new Date(1614265330_000).toISOString(),
      body: '{"test": 2432232314}',
    });
    expect(headers).toMatchObject({
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  it("comes with its id, the moment of its try and a signature over what came", async () => {
    const { id, deliveryId, secret } = await receiver("/hook");
    await send(7);
    const [{ headers, body } = { headers: {} as IncomingHttpHeaders, body: "" }] = received;
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "webhook-id": deliveryId,
      "webhook-timestamp": String(Date.parse(at(7)) / 1000),
    });
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    expect(headers["webhook-signature"]).toBe(
      `v1,${createHmac("sha256", key).update(signed).digest("base64")}`,
    );
    expect(JSON.parse(body)).toMatchObject({ type: "webhook.test", data: { webhook: id } });
    expect(await log(id)).toMatchObject([{ state: "delivered", tries: 1, lastStatus: 204 }]);
    await send(100);
    expect(received).toHaveLength(1);
  });
});

describe("a try", () => {
  it("is made by one of two processes", async () => {
    const { id } = await receiver("/hook");
    await Promise.all([send(0), send(0, room.beside().store)]);
    expect(received).toHaveLength(1);
    expect(await log(id)).toMatchObject([{ state: "delivered", tries: 1 }]);
  });

  it("that fails is made again, ever later, and given up after the eighth", async () => {
    const { id } = await receiver("/hook");
    answers = () => 500;
    const waits = [5, 60, 300, 1_800, 7_200, 21_600, 43_200];
    let seconds = 0;
    await send(seconds);
    for (const [index, wait] of waits.entries()) {
      await send(seconds + wait - 1);
      expect(received).toHaveLength(index + 1);
      seconds += wait;
      await send(seconds);
      expect(received).toHaveLength(index + 2);
    }
    expect(await log(id)).toMatchObject([{ state: "failed", tries: 8, lastStatus: 500 }]);
    await send(seconds + 1_000_000);
    expect(received).toHaveLength(8);
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it("that is redirected has failed, and is not followed", async () => {
    const { id } = await receiver("/hook");
    answers = (path) => (path === "/hook" ? 302 : 204);
    await send();
    expect(received.map(({ path }) => path)).toEqual(["/hook"]);
    expect(await log(id)).toMatchObject([{ state: "waiting", tries: 1, lastStatus: 302 }]);
  });

  it("that hangs holds up no other receiver, and is over in time", async () => {
    const slow = await receiver("/slow");
    const quick = await receiver("/quick");
    answers = (path) => (path === "/slow" ? null : 204);
    const deliver = deliverer(post);
    const turn = deliver(room.store, () => at(0));
    await expect.poll(() => received.length).toBe(2);
    await room.as(ada).webhooks.test({ id: quick.id });
    await deliver(room.store, () => at(1));
    expect(received.map(({ path }) => path).sort()).toEqual(["/quick", "/quick", "/slow"]);
    await turn;
    expect(await log(slow.id)).toMatchObject([
      { state: "waiting", tries: 1, lastStatus: null, lastProblem: "fetch_failed" },
    ]);
  });

  it("is made again after a process has ended in the middle of it", async () => {
    await receiver("/hook");
    const never: Parameters<typeof deliverer>[0] = () => new Promise(() => {});
    void deliverer(never)(room.store, () => at(0));
    await expect
      .poll(async () => (await room.store.db.select().from(schema.webhookDeliveries))[0]?.tries)
      .toBe(1);
    await send(1);
    expect(received).toEqual([]);
    await send(6);
    expect(received).toHaveLength(1);
  });
});

describe("a receiver", () => {
  it("that answers 410 is sent nothing any more", async () => {
    const { id } = await receiver("/hook");
    await room.as(ada).webhooks.test({ id });
    answers = () => 410;
    await send();
    expect(received).toHaveLength(1);
    expect(await webhook(id)).toMatchObject({ disabledFor: "gone", version: 2 });
    expect((await log(id)).map(({ state }) => state)).toEqual(["failed", "failed"]);
  });

  it("that has taken nothing for five days is sent nothing any more; one that takes something is forgiven", async () => {
    const day = 86_400;
    const { id } = await receiver("/hook");
    answers = () => 503;
    await send(0);
    expect(await webhook(id)).toMatchObject({ failingSince: at(0), disabledAt: null });
    await send(4 * day);
    answers = () => 200;
    await send(4.5 * day);
    expect(await webhook(id)).toMatchObject({ failingSince: null });
    await room.as(ada).webhooks.test({ id });
    answers = () => 503;
    await send(5 * day);
    await send(9.9 * day);
    expect(await webhook(id)).toMatchObject({ disabledAt: null });
    await send(10 * day);
    expect(await webhook(id)).toMatchObject({ disabledFor: "failing", disabledAt: at(10 * day) });
  });
});

describe("the open web", () => {
  it.each([
    ["http://127.0.0.1/", "fetch_inner"],
    ["https://localhost/", "fetch_inner"],
    ["https://10.0.0.1/", "fetch_inner"],
    ["https://example.org:8443/", "fetch_port"],
    ["file:///etc/passwd", "fetch_address"],
  ])("does not have %s", (address, key) =>
    expect(postText(address, { headers: {}, body: "{}" })).rejects.toMatchObject({ key }),
  );

  it("and what is refused so stands in the log", async () => {
    const { id } = await receiver("/hook");
    await deliverer(postText)(room.store, () => at(0));
    expect(received).toEqual([]);
    expect(await log(id)).toMatchObject([{ state: "waiting", lastStatus: null, lastProblem: "fetch_inner" }]);
  });
});

it("is known as ours by the lines that docs/data.md gives to whoever receives it, and nothing else is", async () => {
  const { secret } = await receiver("/by-the-docs");
  // Fresh by the receiver's clock, which is the machine's.
  await deliverer(post)(room.store, () => new Date().toISOString());
  const [{ headers, body }] = received as [Received];
  const docs = readFileSync(new URL("../../../../docs/data.md", import.meta.url), "utf8");
  const lines = /```js\n(import \{ createHmac[\s\S]*?)```/.exec(docs)?.[1] ?? "";
  const { isOurs } = await import(
    `data:text/javascript,${encodeURIComponent(`${lines}\nexport { isOurs };`)}`
  );
  expect(isOurs(secret, headers, body)).toBe(true);
  expect(isOurs(secret, headers, `${body} `)).toBe(false);
  expect(isOurs(`whsec_${Buffer.from("another secret").toString("base64")}`, headers, body)).toBe(false);
  const old = { ...headers, "webhook-timestamp": "1700000000" };
  expect(isOurs(secret, old, body)).toBe(false);
});
