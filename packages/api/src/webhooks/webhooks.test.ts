import { schema } from "@pledgebook/db/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { expectRefused, lastEvent } from "../testing/acts.ts";
import { ada, edith, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";

const fields = {
  address: "https://hooks.example.org/pledgebook?key=only-theirs",
  note: "The cache in front",
  events: ["pages.changed" as const, "article.published" as const],
};

let room: TestNewsroom;
let id: string;
let secret: string;
beforeEach(async () => {
  room = await testNewsroom();
  ({ id, secret } = await room.as(ada).webhooks.add(fields));
});

const stale = { code: "CONFLICT", key: "stale" };
const desk = () => room.as(ada).webhooks;
const stored = async () => (await room.store.db.select().from(schema.webhooks))[0];

describe("webhooks.add", () => {
  it("answers the secret once, and keeps the events in their order", async () => {
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const list = await desk().list();
    expect(list).toMatchObject([
      { id, address: fields.address, events: ["article.published", "pages.changed"], version: 1 },
    ]);
    expect(JSON.stringify(list)).not.toContain(secret);
  });

  it("is told by the history with the receiver's host alone", async () => {
    const event = await lastEvent(room, "webhook.add");
    expect(event).toMatchObject({
      ...{ actorId: ada.id, subject: "webhook", subjectId: id, before: null },
      after: { host: "hooks.example.org", note: fields.note },
    });
    await desk().renewSecret({ id, version: 1 });
    await desk().test({ id });
    await desk().remove({ id, version: 2 });
    const history = JSON.stringify((await room.dump()).audit_events);
    expect(history).not.toContain("whsec_");
    expect(history).not.toContain("only-theirs");
  });

  it.each([
    ["http://hooks.example.org/", "webhook_https"],
    ["https://127.0.0.1/", "webhook_inner"],
    ["http://127.0.0.1:9999/", "webhook_inner"],
    ["https://localhost/", "webhook_inner"],
    ["https://[::1]/", "webhook_inner"],
    ["https://192.168.1.4/", "webhook_inner"],
    ["https://169.254.169.254/latest", "webhook_inner"],
    ["https://hooks.example.org:8443/", "fetch_port"],
    ["ftp://hooks.example.org/", "fetch_address"],
    ["hooks", "fetch_address"],
  ])("refuses %s", (address, key) =>
    expectRefused(room, () => desk().add({ ...fields, address }), { code: "BAD_REQUEST", key }),
  );

  it("refuses one that is told of nothing, and whoever does not manage people", async () => {
    await expectRefused(room, () => desk().add({ ...fields, events: [] }), { code: "BAD_REQUEST" });
    await expectRefused(room, () => room.as(edith).webhooks.add(fields), { code: "FORBIDDEN" });
  });
});

describe("webhooks.change", () => {
  it("disables and enables; what waited is given up, and the history tells it", async () => {
    await desk().test({ id });
    await desk().change({ ...fields, id, version: 1, isEnabled: false });
    expect(await desk().list()).toMatchObject([{ disabledFor: "by_hand", version: 2 }]);
    expect(await desk().deliveries({ id })).toMatchObject([{ state: "failed", tries: 0 }]);
    expect(await lastEvent(room, "webhook.change")).toMatchObject({
      before: { isEnabled: true },
      after: { isEnabled: false },
    });
    await expectRefused(room, () => desk().test({ id }), { code: "BAD_REQUEST", key: "webhook_disabled" });
    await desk().change({ ...fields, note: "Ours", id, version: 2, isEnabled: true });
    expect(await desk().list()).toMatchObject([{ disabledAt: null, disabledFor: null, note: "Ours" }]);
  });

  it("is refused where somebody else was first, and where it is gone", async () => {
    await desk().change({ ...fields, note: "Ours", id, version: 1, isEnabled: true });
    await expectRefused(room, () => desk().change({ ...fields, id, version: 1, isEnabled: true }), stale);
    await expectRefused(room, () => desk().renewSecret({ id, version: 1 }), stale);
    await expectRefused(room, () => desk().remove({ id, version: 1 }), stale);
    const gone = { code: "NOT_FOUND", key: "webhook_not_found" };
    await expectRefused(room, () => desk().remove({ id: "none", version: 1 }), gone);
    await expectRefused(room, () => desk().deliveries({ id: "none" }), gone);
  });
});

it("gives another secret, and the one before signs nothing any more", async () => {
  const { secret: next, version } = await desk().renewSecret({ id, version: 1 });
  expect(next).not.toBe(secret);
  expect(await stored()).toMatchObject({ secret: next, version });
  expect(await lastEvent(room)).toMatchObject({ action: "webhook.new_secret", subjectId: id });
});

it("has something sent again under its own id", async () => {
  const { id: deliveryId } = await desk().test({ id });
  await room.store.derive([
    {
      statement: room.store.db
        .update(schema.webhookDeliveries)
        .set({ state: "failed", tries: 8, lastStatus: 500 }),
    },
  ]);
  await desk().replay({ id: deliveryId });
  expect(await desk().deliveries({ id })).toMatchObject([
    { id: deliveryId, state: "waiting", tries: 0, lastStatus: null },
  ]);
  expect(await lastEvent(room)).toMatchObject({
    action: "webhook.replay",
    after: { delivery: deliveryId, type: "webhook.test" },
  });
  await expectRefused(room, () => desk().replay({ id: "none" }), {
    code: "NOT_FOUND",
    key: "delivery_not_found",
  });
});

it("goes away with all that was sent to it", async () => {
  await desk().test({ id });
  await desk().remove({ id, version: 1 });
  const { webhooks, webhook_deliveries } = await room.dump();
  expect([webhooks, webhook_deliveries]).toEqual([[], []]);
});
