import { plainFace } from "@pledgebook/core/values/face";
import { beforeEach, describe, expect, it } from "vitest";
import { expectRefused, lastEvent } from "../testing/acts.ts";
import { ada, anna, oleh, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { findLinked, redeemPasswordLink } from "./password-link.ts";

let room: TestNewsroom;
let mira: { id: string; name: string; email: string; role: "annotator" };
/** Within the first minutes of a test's newsroom. */
const NOW = new Date("2024-01-31T09:30:00.000Z");
const OLD = "seven grey geese over the harbour";
const NEW = "one small boat and a long winter";

beforeEach(async () => {
  room = await testNewsroom();
  const person = { name: "Mira Example", email: "mira@example.org", role: "annotator" as const };
  const { id } = await room.as(ada).people.add({ ...person, password: OLD });
  mira = { id, ...person };
});

const signIn = (password: string) =>
  room.auth.api
    .signInEmail({ body: { email: mira.email, password } })
    .then(({ token }) => token)
    .catch(() => null);

describe("account.changePassword", () => {
  it("takes the new one and not the old, signs out everywhere else, and tells the history without it", async () => {
    await signIn(OLD);
    expect(await room.as(mira).account.sessions()).toHaveLength(1);
    await room.as(mira).account.changePassword({ current: OLD, password: NEW });
    expect(await room.as(mira).account.sessions()).toEqual([]);
    expect(await signIn(OLD)).toBeNull();
    expect(await signIn(NEW)).not.toBeNull();
    const event = await lastEvent(room);
    expect(event).toMatchObject({ action: "account.change_password", actorId: mira.id });
    expect(JSON.stringify(event)).not.toContain(NEW);
  });

  it("is refused to who does not know the one that is, and changes nothing", async () => {
    await expectRefused(
      room,
      () => room.as(mira).account.changePassword({ current: "guessed it", password: NEW }),
      {
        code: "BAD_REQUEST",
      },
    );
    expect(await signIn(OLD)).not.toBeNull();
  });

  it.each([
    ["short", "too short"],
    ["a part of the name", "miramiramiramira"],
    ["a part of the address", "example.org example.org"],
    ["one key held down", "aaaaaaaaaaaaaaaa"],
    ["a row of keys of a Cyrillic keyboard", "йцукенгшщзхъ"],
    ["a common word as a Cyrillic keyboard types it", "зфыыцщквзфыыцщкв"],
    ["a part of the newsroom's name", "the harbour at night, all year"],
  ])("refuses %s", async (_, password) => {
    const face = { ...plainFace, name: "Harbour Ledger" };
    await room.as(ada).newsroom.setFace({ before: plainFace, face });
    await expectRefused(room, () => room.as(mira).account.changePassword({ current: OLD, password }), {
      code: "BAD_REQUEST",
    });
  });
});

describe("account.endOtherSessions", () => {
  it("ends all but the session in which it is asked", async () => {
    await signIn(OLD);
    await signIn(OLD);
    const [first, second] = await room.as(mira).account.sessions();
    const here = { ...mira, sessionId: first!.id };
    await room.as(here).account.endOtherSessions();
    expect(await room.as(here).account.sessions()).toMatchObject([{ id: first!.id, isThis: true }]);
    expect(second).toBeDefined();
    expect(await lastEvent(room)).toMatchObject({ action: "account.end_sessions", actorId: mira.id });
  });

  it("touches nobody else's", async () => {
    await signIn(OLD);
    await room.as(anna).account.endOtherSessions();
    expect(await room.as(mira).account.sessions()).toHaveLength(1);
  });
});

describe("a link to choose a password", () => {
  const aDayLater = new Date(NOW.getTime() + 25 * 60 * 60 * 1000);

  it("chooses one, once, for the person it is for, and signs out whoever was signed in as them", async () => {
    await signIn(OLD);
    const { token } = await room.as(ada).people.passwordLink({ id: mira.id });
    expect(await findLinked(room.store.db, token, NOW)).toMatchObject({ id: mira.id });
    await redeemPasswordLink(room.store, room.auth, token, NEW, NOW);
    expect(await room.as(mira).account.sessions()).toEqual([]);
    expect(await signIn(OLD)).toBeNull();
    expect(await signIn(NEW)).not.toBeNull();
    expect(await lastEvent(room)).toMatchObject({ action: "account.choose_password", actorId: mira.id });
    await expect(redeemPasswordLink(room.store, room.auth, token, OLD, NOW)).rejects.toMatchObject({
      key: "link_gone",
    });
  });

  it("is void a day later, when a newer one is made, when the password changes, and for who may not sign in", async () => {
    const link = async () => (await room.as(ada).people.passwordLink({ id: mira.id })).token;
    const first = await link();
    expect(await findLinked(room.store.db, first, aDayLater)).toBeNull();
    const second = await link();
    expect(await findLinked(room.store.db, first, NOW)).toBeNull();
    await room.as(mira).account.changePassword({ current: OLD, password: NEW });
    expect(await findLinked(room.store.db, second, NOW)).toBeNull();
    const third = await link();
    await room.as(ada).people.setDisabled({ id: mira.id, disabled: true });
    expect(await findLinked(room.store.db, third, NOW)).toBeNull();
    expect(await findLinked(room.store.db, "made up", NOW)).toBeNull();
  });

  it("keeps the old password where a bad one is chosen, and stays good", async () => {
    const { token } = await room.as(ada).people.passwordLink({ id: mira.id });
    await expect(
      redeemPasswordLink(room.store, room.auth, token, "aaaaaaaaaaaaaaa", NOW),
    ).rejects.toMatchObject({ key: "password_weak" });
    expect(await findLinked(room.store.db, token, NOW)).not.toBeNull();
  });

  it("is the only way in for who was added without a password", async () => {
    const { id } = await room.as(ada).people.add({ name: "Ole", email: "ole@example.org", role: "editor" });
    const { token } = await room.as(ada).people.passwordLink({ id });
    await redeemPasswordLink(room.store, room.auth, token, NEW, NOW);
    const { user } = await room.auth.api.signInEmail({ body: { email: "ole@example.org", password: NEW } });
    expect(user.id).toBe(id);
  });

  it("is made by admins alone", async () => {
    await expectRefused(room, () => room.as(oleh).people.passwordLink({ id: mira.id }), {
      code: "FORBIDDEN",
    });
  });
});
