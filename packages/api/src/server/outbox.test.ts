import type { AddressInfo } from "node:net";
import { countMails } from "@pledgebook/db/queries/mails";
import { schema } from "@pledgebook/db/schema";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askForPassword } from "../accounts/forgotten.ts";
import { findLinked } from "../accounts/password-link.ts";
import { expectRefused, lastEvent, markWords } from "../testing/acts.ts";
import { ada, anna, edith, SITE, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, words } from "../testing/story.ts";
import { mailServer, type SendLetter, sendDueLetters } from "./outbox.ts";

/** What a real mail server on this machine was given, and whether it takes anything now. */
let received: string[] = [];
let takes = true;
let send: SendLetter;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _, done) {
    const pieces: Buffer[] = [];
    stream.on("data", (piece: Buffer) => pieces.push(piece));
    stream.on("end", () => {
      if (!takes) return done(Object.assign(new Error("Come back later"), { responseCode: 451 }));
      received.push(decoded(Buffer.concat(pieces).toString("latin1")));
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  send = mailServer(`smtp://127.0.0.1:${port}`, "Pledgebook <desk@example.org>");
});
afterAll(() => new Promise<void>((closed) => server.close(() => closed())));

let room: TestNewsroom;
beforeEach(async () => {
  received = [];
  takes = true;
  room = await testNewsroom();
});

/** Later than all that the tests write. */
const at = (minutes: number) =>
  new Date(Date.parse("2024-01-31T10:00:00.000Z") + minutes * 60_000).toISOString();
const sendDue = (minutes = 0) => sendDueLetters(room.store, send, () => at(minutes));
const contextOf = () => ({
  ...room,
  person: null,
  now: () => "2024-01-31T09:30:00.000Z",
  newId: () => crypto.randomUUID(),
  published: () => {},
});
const forgotten = (email: string, client = "192.0.2.1") => askForPassword(contextOf(), email, client);

/** Quoted-printable or base 64 (RFC 2045) as what it says. */
function decoded(letter: string): string {
  const [head = "", ...rest] = letter.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const bytes = /base64/.test(head)
    ? Buffer.from(body, "base64")
    : Buffer.from(
        body
          .replace(/=\r\n/g, "")
          .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        "latin1",
      );
  return `${head}\n\n${bytes.toString("utf8")}`;
}

describe("letters", () => {
  it("bring an invitation to who was added, whose link works, and are gone when they were taken", async () => {
    const { id } = await room
      .as(ada)
      .people.add({ name: "Ole Bruun", email: "ole@example.org", role: "editor" });
    const { token, sentTo } = await room.as(ada).people.passwordLink({ id });
    expect(sentTo).toBe("ole@example.org");
    await sendDue();
    expect(received).toHaveLength(1);
    const [letter = ""] = received;
    expect(letter).toContain("To: ole@example.org");
    expect(letter).toContain("From: Pledgebook <desk@example.org>");
    expect(letter).toContain("You were added to the desk of Pledgebook");
    expect(letter).toContain("Вас додано до редакції Pledgebook");
    expect(letter).toContain(`${SITE}/password/${token}`);
    expect(await room.store.db.select().from(schema.mails)).toEqual([]);
    await sendDue(60);
    expect(received).toHaveLength(1);
  });

  it("are tried again, ever later, while the server takes none, and nothing is lost or sent twice", async () => {
    await forgotten(anna.email);
    takes = false;
    await sendDue();
    expect(await countMails(room.store.db)).toEqual({ waiting: 1, mostTries: 1 });
    takes = true;
    await sendDue(0.5);
    expect(received).toEqual([]);
    await Promise.all([sendDue(2), sendDueLetters(room.beside().store, send, () => at(2))]);
    expect(received).toHaveLength(1);
    expect(await countMails(room.store.db)).toEqual({ waiting: 0, mostTries: 0 });
  });

  it("are given up after the fifth try, and when a day has passed", async () => {
    await forgotten(anna.email);
    takes = false;
    for (const minutes of [0, 2, 10, 60, 300]) await sendDue(minutes);
    expect(await countMails(room.store.db)).toEqual({ waiting: 1, mostTries: 5 });
    await sendDue(1000);
    expect(await countMails(room.store.db)).toEqual({ waiting: 0, mostTries: 0 });
    await forgotten(edith.email, "192.0.2.2");
    takes = true;
    await sendDue(26 * 60);
    expect(received).toEqual([]);
  });

  it("tell who marked something that it was sent back, with the reviewer's words", async () => {
    const { id } = await room.as(anna).articles.create(articleOf());
    const { annotationId } = await markWords(room.as(anna), id, words.shells);
    await room.as(edith).review.sendBack({ annotationId, version: 1, reason: "Which year is this for?" });
    await sendDue();
    expect(received[0]).toContain(`To: ${anna.email}`);
    expect(received[0]).toContain("Edith Editor has sent back what you marked.");
    expect(received[0]).toContain("Which year is this for?");
    expect(received[0]).toContain(`${SITE}/desk/articles/${id}/annotate`);
  });

  it("are not written by a plan that is refused", async () => {
    const { id } = await room.as(anna).articles.create(articleOf());
    const { annotationId } = await markWords(room.as(anna), id, words.shells);
    await expectRefused(
      room,
      () => room.as(edith).review.sendBack({ annotationId, version: 7, reason: "Which year?" }),
      { code: "CONFLICT" },
    );
    await sendDue();
    expect(received).toEqual([]);
  });
});

describe("a forgotten password", () => {
  it("brings a link to who has the address, in whatever letters, and the history tells that it was asked for", async () => {
    await forgotten(` ${anna.email.toUpperCase()} `);
    await sendDue();
    const [, token = ""] = /\/password\/([\w-]+)/.exec(received[0] ?? "") ?? [];
    expect(await findLinked(room.store.db, token, new Date("2024-01-31T10:00:00.000Z"))).toMatchObject({
      id: anna.id,
    });
    expect(await lastEvent(room, "account.forgotten")).toMatchObject({ actorId: anna.id });
    expect(JSON.stringify(await lastEvent(room))).not.toContain(token);
  });

  it("brings nothing to nobody and to who may not sign in, and nobody learns of it", async () => {
    await room.as(ada).people.setDisabled({ id: anna.id ?? "", disabled: true });
    expect(await forgotten("nobody@example.org")).toBe(await forgotten(anna.email));
    await sendDue();
    expect(received).toEqual([]);
  });

  it("is asked three times an hour for one account, ten times by one reader", async () => {
    for (let asked = 0; asked < 5; asked++) await forgotten(anna.email, `192.0.2.${asked}`);
    await sendDue();
    expect(received).toHaveLength(3);
    for (let asked = 0; asked < 10; asked++) await forgotten(`nobody-${asked}@example.org`, "198.51.100.1");
    await forgotten(edith.email, "198.51.100.1");
    await sendDue(1);
    expect(received).toHaveLength(3);
  });
});
