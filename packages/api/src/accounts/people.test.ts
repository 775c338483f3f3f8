import { schema } from "@pledgebook/db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { expectRefused, lastEvent, markWords, publishedShells } from "../testing/acts.ts";
import {
  ada,
  anna,
  edith,
  emil,
  everybody,
  oleh,
  SITE,
  type TestNewsroom,
  testNewsroom,
} from "../testing/newsroom.ts";
import { articleOf, millions, words } from "../testing/story.ts";
import { personOf } from "./session.ts";

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});

const maryna = {
  email: "Maryna@Example.org",
  name: " Maryna New ",
  role: "editor" as const,
  password: "correct horse battery",
};
const id = (who: { id: string | null }) => who.id ?? "";
const people = () => room.as(ada).people;

async function signIn(email: string, password: string): Promise<Headers> {
  const answer = await room.auth.handler(
    new Request(`${SITE}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: SITE },
      body: JSON.stringify({ email, password }),
    }),
  );
  return new Headers({ cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "" });
}

describe("people.list", () => {
  it("names everybody by name, and nothing that signs them in", async () => {
    const list = await people().list();
    expect(list.map(({ name }) => name)).toEqual(everybody.map(({ name }) => name).sort());
    expect(Object.keys(list[0] ?? {}).sort()).toEqual([
      "createdAt",
      "disabled",
      "email",
      "id",
      "name",
      "role",
      "secondFactor",
    ]);
  });
});

describe("people.add", () => {
  it("adds a person who can sign in, and writes who added them", async () => {
    const { id: added } = await people().add(maryna);
    expect((await people().list()).find((person) => person.id === added)).toMatchObject({
      email: "maryna@example.org",
      name: "Maryna New",
      role: "editor",
      disabled: false,
    });
    expect(await personOf(room.auth, await signIn("maryna@example.org", maryna.password))).toEqual({
      id: added,
      name: "Maryna New",
      email: "maryna@example.org",
      role: "editor",
      sessionId: expect.any(String),
      hasSecondFactor: false,
    });
    expect(await lastEvent(room, "people.add")).toMatchObject({
      action: "people.add",
      actorId: ada.id,
      subject: "user",
      subjectId: added,
      before: null,
      after: { name: "Maryna New", role: "editor" },
    });
    expect(JSON.stringify(await room.dump())).not.toContain(maryna.password);
  });

  it("refuses an address that somebody has, in whatever letters", async () => {
    await expectRefused(room, () => people().add({ ...maryna, email: "ANNA@example.org" }), {
      code: "CONFLICT",
      key: "email_taken",
    });
  });

  it.each([
    ["no address", { email: "maryna" }],
    ["no name", { name: " " }],
    ["a password of eleven letters", { password: "elevenchars" }],
    ["a password of 201 letters", { password: "x".repeat(201) }],
    ["a role that is none", { role: "owner" as "admin" }],
  ])("refuses %s", async (_, wrong) => {
    await expectRefused(room, () => people().add({ ...maryna, ...wrong }), { code: "BAD_REQUEST" });
  });
});

describe("people.rename", () => {
  it("gives a person another name, and writes what it was", async () => {
    expect(await people().rename({ id: id(oleh), name: " Oleh Reviewer " })).toEqual({
      name: "Oleh Reviewer",
    });
    expect((await people().list()).find((person) => person.id === oleh.id)?.name).toBe("Oleh Reviewer");
    expect(await lastEvent(room)).toMatchObject({
      action: "people.rename",
      actorId: ada.id,
      subject: "user",
      subjectId: oleh.id,
      before: { name: oleh.name },
      after: { name: "Oleh Reviewer" },
    });
  });

  it("leaves the lines of the history under the names of their time, one's own renaming among them", async () => {
    const { id: articleId } = await publishedShells(room);
    await people().rename({ id: id(anna), name: "Anna Married" });
    await room.as(anna).articles.create(articleOf({ title: "Another" }));
    await people().rename({ id: id(ada), name: "Ada Renamed" });
    await people().setRole({ id: id(oleh), role: "editor" });
    const lines = (await room.as(edith).desk.history({})).map(({ actor, action }) => [actor, action]);
    expect(lines.slice(0, 4)).toEqual([
      ["Ada Renamed", "people.set_role"],
      [ada.name, "people.rename"],
      ["Anna Married", "article.create"],
      [ada.name, "people.rename"],
    ]);
    expect((await room.as(edith).desk.history({ articleId })).at(-1)?.actor).toBe(anna.name);
  });

  it("leaves a reviewer's name of the time at what they changed", async () => {
    const { id: articleId } = await room.as(anna).articles.create(articleOf());
    const { annotationId } = await markWords(room.as(anna), articleId, words.shells);
    const changes = { stated: millions(78) };
    await room.as(edith).review.approve({ annotationId, version: 1, pledgeVersion: 1, changes });
    await people().rename({ id: id(edith), name: "Edith Renamed" });
    expect(await room.as(anna).review.changes()).toMatchObject([{ actor: edith.name }]);
  });

  it("refuses somebody who is not there, and no name", async () => {
    await expectRefused(room, () => people().rename({ id: "nobody", name: "Nobody" }), {
      code: "NOT_FOUND",
      key: "person_not_found",
    });
    await expectRefused(room, () => people().rename({ id: id(oleh), name: " " }), { code: "BAD_REQUEST" });
  });

  it("refuses somebody who is gone by the time it writes", async () => {
    const drop = room.store.db.delete(schema.users).where(eq(schema.users.id, id(oleh)));
    const desk = room.interrupted(ada, () => room.store.derive([{ statement: drop }]));
    await expect(desk.people.rename({ id: id(oleh), name: "Oleh Reviewer" })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { key: "stale" },
    });
    expect((await room.dump()).audit_events).toEqual([]);
  });
});

describe("people.setRole", () => {
  it("changes what a person may do, and writes what they might before", async () => {
    expect(await people().setRole({ id: id(oleh), role: "editor" })).toEqual({ role: "editor" });
    expect((await people().list()).find((person) => person.id === oleh.id)?.role).toBe("editor");
    expect(await lastEvent(room)).toMatchObject({
      action: "people.set_role",
      actorId: ada.id,
      subject: "user",
      subjectId: oleh.id,
      before: { role: "annotator" },
      after: { role: "editor" },
    });
  });

  it("refuses one's own role, somebody who is not there and a role that is none", async () => {
    await expectRefused(room, () => people().setRole({ id: id(ada), role: "editor" }), {
      code: "BAD_REQUEST",
      key: "own_role",
    });
    await expectRefused(room, () => people().setRole({ id: "nobody", role: "editor" }), {
      code: "NOT_FOUND",
      key: "person_not_found",
    });
    await expectRefused(room, () => people().setRole({ id: id(oleh), role: "owner" as "admin" }), {
      code: "BAD_REQUEST",
    });
  });

  it("refuses somebody who is gone by the time it writes", async () => {
    const drop = room.store.db.delete(schema.users).where(eq(schema.users.id, id(oleh)));
    const desk = room.interrupted(ada, () => room.store.derive([{ statement: drop }]));
    await expect(desk.people.setRole({ id: id(oleh), role: "editor" })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { key: "stale" },
    });
    expect((await room.dump()).audit_events).toEqual([]);
  });

  it("holds from the next request on for somebody who is signed in", async () => {
    const { id: added } = await people().add(maryna);
    const headers = await signIn("maryna@example.org", maryna.password);
    await people().setRole({ id: added, role: "annotator" });
    expect(await personOf(room.auth, headers)).toMatchObject({ role: "annotator" });
  });

  it("ends after thirty days, however often a session was used", async () => {
    await people().add(maryna);
    const headers = await signIn("maryna@example.org", maryna.password);
    const begun = (days: number) => ({
      statement: room.store.db
        .update(schema.sessions)
        .set({ createdAt: new Date(Date.now() - days * 86_400_000) }),
    });
    await room.store.derive([begun(29)]);
    expect(await personOf(room.auth, headers)).not.toBeNull();
    await room.store.derive([begun(31)]);
    expect(await personOf(room.auth, headers)).toBeNull();
  });
});

describe("people.setDisabled", () => {
  it("keeps a person out, signs them out everywhere, and may be undone", async () => {
    const { id: added } = await people().add(maryna);
    const headers = await signIn("maryna@example.org", maryna.password);
    expect(await personOf(room.auth, headers)).not.toBeNull();
    await people().setDisabled({ id: added, disabled: true });
    expect(await personOf(room.auth, headers)).toBeNull();
    expect((await room.dump()).sessions).toEqual([]);
    expect(await personOf(room.auth, await signIn("maryna@example.org", maryna.password))).toBeNull();
    expect(await lastEvent(room)).toMatchObject({
      action: "people.set_disabled",
      actorId: ada.id,
      subjectId: added,
      before: { disabled: false },
      after: { disabled: true },
    });
    await people().setDisabled({ id: added, disabled: false });
    const again = await signIn("maryna@example.org", maryna.password);
    expect(await personOf(room.auth, again)).toMatchObject({ id: added });
  });

  it("leaves a person's work and name in the history", async () => {
    const { id: articleId } = await publishedShells(room);
    await people().setDisabled({ id: id(anna), disabled: true });
    const [mark] = (await room.as(edith).articles.byId({ id: articleId })).annotations;
    expect(mark?.author).toBe(anna.name);
    expect((await room.as(edith).desk.history({ articleId })).at(-1)?.actor).toBe(anna.name);
  });

  it("refuses to lock oneself out, and somebody who is not there", async () => {
    await expectRefused(room, () => people().setDisabled({ id: id(ada), disabled: true }), {
      code: "BAD_REQUEST",
      key: "own_account",
    });
    await expectRefused(room, () => people().setDisabled({ id: "nobody", disabled: true }), {
      code: "NOT_FOUND",
      key: "person_not_found",
    });
    await expectRefused(
      room,
      () => people().setDisabled({ id: id(oleh), disabled: "yes" as unknown as boolean }),
      {
        code: "BAD_REQUEST",
      },
    );
  });
});

it("who looks after people sees their addresses in the history, and nobody else does", async () => {
  await people().add(maryna);
  const told = async (who: typeof emil) =>
    JSON.stringify(await room.as(who).desk.history({ limit: 200 })).includes(maryna.email);
  expect(await told(ada)).toBe(true);
  expect(await told(emil)).toBe(false);
});

describe("people.setFourEyes", () => {
  it("switches four eyes off and on, says so to readers and in the history", async () => {
    expect(await people().setFourEyes({ fourEyes: false })).toEqual({ fourEyes: false });
    expect(await room.as(emil).pledges.settings()).toMatchObject({ fourEyes: false });
    expect(room.published).toEqual([{ articleSlugs: [], pledgeCodes: [] }]);
    expect(await lastEvent(room)).toMatchObject({
      action: "people.set_four_eyes",
      actorId: ada.id,
      subject: "setting",
      subjectId: "fourEyes",
      before: { fourEyes: true },
      after: { fourEyes: false },
    });
    await people().setFourEyes({ fourEyes: true });
    expect(await room.as(emil).pledges.settings()).toMatchObject({ fourEyes: true });
    await expectRefused(room, () => people().setFourEyes({ fourEyes: 1 as unknown as boolean }), {
      code: "BAD_REQUEST",
    });
  });
});
