import { publicState, publishDue } from "@pledgebook/api/articles/schedule";
import { postText } from "@pledgebook/api/outside/public-fetch";
import { isAway } from "@pledgebook/api/server/away";
import type { Context } from "@pledgebook/api/server/context";
import { log } from "@pledgebook/api/server/log";
import { outageOver, outageSeen } from "@pledgebook/api/server/outage";
import { sendDueLetters } from "@pledgebook/api/server/outbox";
import { tidy } from "@pledgebook/api/server/tidy";
import { sourceWatcher, tidyCopies } from "@pledgebook/api/sources/watch-sources";
import { writeDueDigests } from "@pledgebook/api/subscriptions/due-digests";
import { makeDeliveries } from "@pledgebook/api/webhooks/make-deliveries";
import { deliverer } from "@pledgebook/api/webhooks/send-deliveries";
import { contextFor, letGoOfAll, newsroom, ownToken, renewFace, renewNewsroom } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { digestLetter } from "@/site/letters/digest-letter.ts";

/** How often what has ended is taken away, in milliseconds. */
const TIDY_MS = 3_600_000;
let tidiedAt = 0;
let isSending = false;
let isWriting = false;
let isTelling = false;
const deliver = deliverer(postText);
const watch = sourceWatcher();

/** Sends what is due behind the answer's back: a mail server that is slow holds nothing up but the next letters. */
function sendLetters(): void {
  const { store, sendLetter } = newsroom();
  if (!sendLetter || isSending) return;
  isSending = true;
  void sendDueLetters(store, sendLetter, () => new Date().toISOString())
    .catch((error) => log.error({ error }, "letters were not sent"))
    .finally(() => {
      isSending = false;
    });
}

/** Writes letters to readers behind the answer's back, too: what they tell may take a while to look up. */
function writeDigests(context: Context): void {
  if (!context.mail || isWriting) return;
  isWriting = true;
  void writeDueDigests(context, digestLetter)
    .catch((error) => log.error({ error }, "letters to readers were not written"))
    .finally(() => {
      isWriting = false;
    });
}

/** Looks what webhooks are to be told, and sends it, behind the answer's back as well: receivers are others' machines. */
function tellWebhooks(context: Context): void {
  void deliver(context.store, context.now).catch((error) => log.error({ error }, "webhooks were not sent"));
  if (isTelling) return;
  isTelling = true;
  void makeDeliveries(context, siteEnvironment().siteUrl)
    .catch((error) => log.error({ error }, "webhooks were not written"))
    .finally(() => {
      isTelling = false;
    });
}

/** Looks at sources, behind the answer's back as well: they are others' machines, too. */
function watchSources(context: Context): void {
  void watch(context).catch((error) => log.error({ error }, "sources were not watched"));
}

export const dynamic = "force-dynamic";

/**
 * What the server asks itself every second (`server.ts`): publishes what its schedule says, lets go of kept pages that
 * another process has changed, and answers with the addresses that are gone. The server in front lets nobody else ask.
 */
export async function POST() {
  try {
    const gone = await lookAtClock();
    outageOver();
    return Response.json({ gone });
  } catch (error) {
    if (!isAway(error)) throw error;
    outageSeen(error);
    return Response.json({ gone: null }, { status: 503 });
  }
}

async function lookAtClock(): Promise<string[]> {
  const { readOnly } = siteEnvironment();
  if (readOnly) renewNewsroom();
  const context = contextFor(null);
  if (!readOnly) await doWhatIsDue(context);
  await renewFace();
  const { token, gone } = await publicState(context);
  if (ownToken.known !== null && ownToken.known !== token && !ownToken.isOurs) letGoOfAll();
  ownToken.known = token;
  ownToken.isOurs = false;
  return gone;
}

async function doWhatIsDue(context: Context): Promise<void> {
  await publishDue(context);
  writeDigests(context);
  sendLetters();
  tellWebhooks(context);
  watchSources(context);
  if (Date.now() - tidiedAt > TIDY_MS) {
    tidiedAt = Date.now();
    await tidy(context.store, new Date());
    await tidyCopies(context, new Date());
  }
}
