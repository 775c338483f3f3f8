import { createOTP } from "@better-auth/utils/otp";
import { schema } from "@pledgebook/db/schema";
import { expect } from "vitest";
import type { Person } from "../server/context.ts";
import { anna, type Caller, edith, type TestNewsroom } from "./newsroom.ts";
import { articleOf, millions, type PledgeFields, pledgeOf, spanOf, words } from "./story.ts";

/** Expects the refusal, and that nothing at all was changed by what was refused, but that it was counted as a try. */
export async function expectRefused(
  room: TestNewsroom,
  act: () => Promise<unknown>,
  refusal: { code: string; key?: string; field?: string },
): Promise<void> {
  const written = async () => ({ ...(await room.dump()), rate_limits: [] });
  const before = await written();
  const told = room.published.length;
  const { code, key, field } = refusal;
  await expect(act()).rejects.toMatchObject({
    code,
    ...(key ? { cause: { key, ...(field ? { details: { field } } : {}) } } : {}),
  });
  expect(await written()).toEqual(before);
  expect(room.published).toHaveLength(told);
}

/** The newest event of the history, with who did it. */
export async function lastEvent(room: TestNewsroom, action?: string) {
  const events = await room.store.db.select().from(schema.auditEvents);
  const event = events.filter((row) => !action || row.action === action).at(-1);
  if (!event) throw new Error(`the history has no ${action ?? "event"}`);
  return event;
}

/** Marks words of the newest revision of an article; unless told otherwise as a new pledge of 87 million euros. */
export async function markWords(
  desk: Caller,
  articleId: string,
  quote: string,
  of: Partial<Pick<Parameters<Caller["pledges"]["annotate"]>[0], "stated" | "pledge" | "suggestion">> = {},
): Promise<{ annotationId: string; version: number; code: string }> {
  const { revision } = await desk.articles.byId({ id: articleId });
  return desk.pledges.annotate({
    articleId,
    revisionId: revision.id,
    span: spanOf(revision.plainText, quote),
    stated: of.stated ?? millions(87),
    pledge: of.pledge ?? { kind: "new", fields: pledgeOf(), pack: null },
    suggestion: of.suggestion,
  });
}

/** Approves a mark with the versions that the queue shows. */
export async function approve(desk: Caller, annotationId: string): Promise<void> {
  const item = (await desk.review.queue()).find((mark) => mark.id === annotationId);
  if (!item) throw new Error(`${annotationId} does not wait for review`);
  await desk.review.approve({ annotationId, version: item.version, pledgeVersion: item.pledge.version });
}

/** A published article with one approved mark, 'the shells', made by Anna and approved by Edith. */
export async function publishedShells(room: TestNewsroom) {
  const { id, slug } = await room.as(anna).articles.create(articleOf());
  const { annotationId, code } = await markWords(room.as(anna), id, words.shells);
  await approve(room.as(edith), annotationId);
  const { version } = await room.as(edith).articles.publish({ id, version: 1 });
  return { id, slug, version, annotationId, code };
}

/** A pledge that counts, on any words of a published article, within packages: what it says is what matters. Its code. */
export async function countedPledge(
  room: TestNewsroom,
  articleId: string,
  changes: Partial<PledgeFields>,
  packageCodes: string[] = [],
): Promise<string> {
  const fields = pledgeOf(changes);
  const { annotationId, code } = await markWords(room.as(anna), articleId, words.shells, {
    pledge: { kind: "new", fields, pack: null },
  });
  if (packageCodes.length > 0)
    await room.as(anna).pledges.save({ code, version: 1, fields, packageCodes, years: [] });
  await approve(room.as(edith), annotationId);
  return code;
}

/** The password of everybody whom `givePasswords` gave one. */
export const PASSWORD = "what they had until now";

/** Lets people sign in: those of a test's newsroom have no passwords by themselves. */
export async function givePasswords(room: TestNewsroom, people: readonly Person[]): Promise<void> {
  const { internalAdapter, password } = await room.auth.$context;
  const hash = await password.hash(PASSWORD);
  for (const { id } of people)
    if (id !== null)
      await internalAdapter.linkAccount({
        userId: id,
        accountId: id,
        providerId: "credential",
        password: hash,
      });
}

/** Puts a key of each of these people there, called `passkey-of-<their id>`: only a device could make one that signs in. */
export async function givePasskeys(room: TestNewsroom, people: readonly Person[]): Promise<void> {
  await room.store.derive(
    people.map(({ id }) => ({
      statement: room.store.db.insert(schema.passkeys).values({
        ...{ id: `passkey-of-${id}`, credentialID: `credential-of-${id}`, userId: id ?? "", publicKey: "" },
        ...{ counter: 0, deviceType: "singleDevice", backedUp: false },
      }),
    })),
  );
}

/** The secret in the address that a device is shown, in base 32 (RFC 4648). */
export function secretIn(address: string): string {
  const signs = [...(new URL(address).searchParams.get("secret") ?? "")];
  const bits = signs.map((sign) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"),
  );
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString("utf8");
}

/** The code that a device shows now which was shown this address. */
export function codeNow(address: string): Promise<string> {
  return createOTP(secretIn(address)).totp();
}

/** What somebody with the password of `givePasswords` confirms a second factor by; of nobody else it is made up. */
export async function secondFactorProof(caller: Caller): Promise<{ sealed: string; code: string }> {
  const shown = await caller.secondFactor.start({ password: PASSWORD }).catch(() => null);
  return shown
    ? { sealed: shown.sealed, code: await codeNow(shown.address) }
    : { sealed: "made up", code: "000000" };
}
