import { schema } from "@pledgebook/db/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { approve, markWords, publishedShells } from "../testing/acts.ts";
import { ada, anna, edith, SITE, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, millions, pledgeOf, story, words } from "../testing/story.ts";
import { makeDeliveries } from "./make-deliveries.ts";

const events = [
  "article.published",
  "article.corrected",
  "article.withdrawn",
  "pledge.status_changed",
  "pages.changed",
] as const;

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});

let ids = 0;
const clockOf = (of: TestNewsroom) => ({
  ...of,
  now: () => "2024-01-31T12:00:00.000Z",
  newId: () => `made-${++ids}`,
  published: () => {},
});
const look = (of = room) => makeDeliveries(clockOf(of), SITE);
const addWebhook = (of: readonly (typeof events)[number][] = events) =>
  room.as(ada).webhooks.add({ address: "https://hooks.example.org/", note: "", events: [...of] });

interface Sent {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

/** What was made since this was last asked, but for the pages. */
async function told(): Promise<Sent[]> {
  return (await made()).filter(({ type }) => type !== "pages.changed");
}

async function made(): Promise<Sent[]> {
  await look();
  const rows = await room.store.db.select().from(schema.webhookDeliveries);
  await room.store.derive([{ statement: room.store.db.delete(schema.webhookDeliveries) }]);
  return rows.map(({ body }) => JSON.parse(body));
}

describe("events", () => {
  it("tell of an article when readers have it, and of none while it is a draft or saved", async () => {
    await addWebhook();
    await made();
    const { id, slug } = await room.as(anna).articles.create(articleOf());
    const { annotationId } = await markWords(room.as(anna), id, words.shells);
    await approve(room.as(edith), annotationId);
    await room.as(anna).articles.save({ ...articleOf({ title: "Another title" }), id, version: 1 });
    expect(await made()).toEqual([]);
    await room.as(edith).articles.publish({ id, version: 2 });
    const [published, ...others] = await told();
    expect(others).toEqual([]);
    expect(published).toMatchObject({
      type: "article.published",
      data: {
        ...{ slug, title: "Another title", isFirst: true, address: `${SITE}/articles/${slug}` },
        api: `${SITE}/api/v1/articles/${slug}/annotations`,
      },
    });
    await room.as(anna).articles.save({ ...articleOf({ title: "A third title" }), id, version: 3 });
    expect(await made()).toEqual([]);
    await room.as(edith).articles.publish({ id, version: 4 });
    expect(await told()).toMatchObject([
      { type: "article.published", data: { isFirst: false, title: "A third title" } },
    ]);
  });

  it("tell of a correction with its note and of a withdrawal with its notice, with the pages that changed", async () => {
    const { id, slug, annotationId, code } = await publishedShells(room);
    await addWebhook();
    await made();
    const changed = articleOf({
      paragraphs: story.paragraphs.map((text) => text.replace("87 million", "78 million")),
    });
    await room.as(anna).articles.save({ ...changed, id, version: 2 });
    await room.as(edith).articles.publish({
      ...{ id, version: 3 },
      decisions: [{ annotationId, decision: "correction", note: "It was 78 million.", stated: millions(78) }],
    });
    expect(await told()).toMatchObject([
      {
        type: "article.corrected",
        data: {
          ...{ slug, kind: "correction", note: "It was 78 million." },
          pledge: { code, api: `${SITE}/api/v1/pledges?q=${code}` },
        },
      },
      { type: "article.published", data: { isFirst: false } },
    ]);
    await room.as(edith).articles.withdraw({ id, version: 4, notice: "The ministry denies it." });
    const all = await made();
    expect(all).toMatchObject([
      { type: "article.withdrawn", data: { slug, notice: "The ministry denies it." } },
      { type: "pages.changed", data: { everything: false } },
    ]);
    expect(all[1]?.data.addresses).toEqual([
      `${SITE}/articles/${slug}`,
      `${SITE}/uk/articles/${slug}`,
      `${SITE}/pledges/${code}`,
      `${SITE}/uk/pledges/${code}`,
    ]);
  });

  it("tell of no draft that is withdrawn, and not that an article is out which was withdrawn since", async () => {
    await addWebhook();
    await made();
    const { id, version } = await publishedShells(room);
    await room.as(edith).articles.withdraw({ id, version, notice: "Wrong." });
    const draft = await room.as(anna).articles.create(articleOf({ title: "A draft" }));
    await room.as(edith).articles.withdraw({ id: draft.id, version: 1, notice: "Never out." });
    expect((await told()).map(({ type }) => type)).toEqual(["article.withdrawn"]);
  });

  it("tell how far a pledge had come and has once two people have seen it, with its sentence", async () => {
    const { slug, annotationId, code } = await publishedShells(room);
    await addWebhook();
    await made();
    await room.as(anna).events.record({
      ...{ code, version: 2, status: "delivered", amount: null, happenedOn: "2024-01-30" },
      evidence: [{ publisher: "Ministry of Defence" }],
    });
    expect(await told()).toEqual([]);
    await approve(room.as(edith), annotationId);
    expect(await told()).toMatchObject([
      {
        type: "pledge.status_changed",
        data: {
          ...{ code, address: `${SITE}/pledges/${code}` },
          was: { status: "pledged", partly: null },
          is: { status: "delivered", partly: null },
          sentence: { quote: words.shells, address: `${SITE}/articles/${slug}#m-${annotationId}` },
        },
      },
    ]);
    // Another sum, the same stage.
    await room.as(anna).pledges.save({
      code,
      version: 4,
      fields: pledgeOf({ amount: millions(88) }),
      packageCodes: [],
      years: [],
    });
    await approve(room.as(edith), annotationId);
    expect(await told()).toEqual([]);
  });

  it("tell of pages what readers' pages hang on, and of everything when names or rates change", async () => {
    const { code } = await publishedShells(room);
    await addWebhook(["pages.changed"]);
    await made();
    await room.as(anna).events.check({ code, version: 2 });
    expect((await made())[0]?.data.addresses).toContain(`${SITE}/pledges/${code}`);
    await room.as(anna).articles.create(articleOf({ title: "A draft", paragraphs: ["Nothing."] }));
    expect(await made()).toEqual([]);
    await room
      .as(ada)
      .newsroom.setTexts({ before: noTexts, texts: { ...noTexts, about: both("Who we are") } });
    expect(await made()).toMatchObject([{ data: { everything: true, addresses: [] } }]);
  });
});

describe("deliveries", () => {
  it("are made once by two processes that look at the same clock", async () => {
    await addWebhook(["article.published"]);
    await made();
    await publishedShells(room);
    const counts = await Promise.all([look(), look(room.beside())]);
    expect(counts.sort()).toEqual([0, 1]);
    expect(await look(room.beside())).toBe(0);
    expect(await room.store.db.select().from(schema.webhookDeliveries)).toHaveLength(1);
  });

  it("are made for every webhook that wants them, and none while it is disabled", async () => {
    const first = await addWebhook(["article.published"]);
    await addWebhook(["article.withdrawn"]);
    await made();
    const article = await publishedShells(room);
    expect(await look()).toBe(1);
    const { version } = await room.as(ada).webhooks.change({
      ...{ id: first.id, version: 1, address: "https://hooks.example.org/", note: "" },
      ...{ events: [...events], isEnabled: false },
    });
    const { id } = await room.as(anna).articles.create(articleOf({ title: "Second" }));
    await room.as(edith).articles.publish({ id, version: 1 });
    expect(await look()).toBe(0);
    await room.as(ada).webhooks.change({
      ...{ id: first.id, version, address: "https://hooks.example.org/", note: "" },
      ...{ events: [...events], isEnabled: true },
    });
    expect((await told()).map(({ data }) => data.slug)).toEqual([article.slug]);
  });

  it("lose nothing where a process ended between its write and the counting", async () => {
    const { annotationId, code } = await publishedShells(room);
    await addWebhook();
    await made();
    await room.as(anna).events.record({
      ...{ code, version: 2, status: "delivered", amount: null, happenedOn: "2024-01-30" },
      evidence: [{ publisher: "Ministry of Defence" }],
    });
    await made();
    // As `counted` leaves it when the process ends behind the plan: the review is written, and waits to be counted.
    const { db } = room.store;
    await room.store.derive([
      { statement: db.update(schema.annotations).set({ reviewState: "approved" }) },
      { statement: db.update(schema.pledges).set({ reviewState: "approved" }) },
    ]);
    expect(await db.select().from(schema.ledgerPending)).not.toEqual([]);
    await room.store.derive([
      {
        statement: db.insert(schema.auditEvents).values({
          ...{ at: "2024-01-31T11:00:00.000Z", actorId: edith.id, action: "review.approve" },
          ...{ subject: "annotation", subjectId: annotationId },
        }),
      },
    ]);
    expect((await told()).map(({ type }) => type)).toEqual(["pledge.status_changed"]);
  });

  it("begin with now: what happened before there was a webhook is not told", async () => {
    await publishedShells(room);
    await look();
    await addWebhook();
    expect(await told()).toEqual([]);
  });
});

const both = (text: string) => ({ en: text, uk: text });
const noTexts = { about: both(""), contact: both(""), privacy: both("") };

it("tells nothing of a ledger that goes on while it is read, and all of it at the next look", async () => {
  const { annotationId, code } = await publishedShells(room);
  await addWebhook(["pledge.status_changed"]);
  await made();
  await room.as(anna).events.record({
    ...{ code, version: 2, status: "delivered", amount: null, happenedOn: "2024-01-30" },
    evidence: [{ publisher: "Ministry of Defence" }],
  });
  const other = room.beside();
  let isFirst = true;
  const derive: typeof room.store.derive = async (steps) => {
    if (isFirst) {
      isFirst = false;
      await approve(other.as(edith), annotationId);
    }
    return room.store.derive(steps);
  };
  expect(await makeDeliveries({ ...clockOf(room), store: { ...room.store, derive } }, SITE)).toBe(0);
  expect(await room.store.db.select().from(schema.webhookDeliveries)).toEqual([]);
  expect(await told()).toMatchObject([{ data: { code, is: { status: "delivered" } } }]);
});
