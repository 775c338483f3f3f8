import { deleteMail, insertMail, listDueMails, type Mail, takeMail } from "@pledgebook/db/queries/mails";
import type { Database, Step, Store } from "@pledgebook/db/store/store";
import { createTransport } from "nodemailer";
import { log } from "./log.ts";

/** Plain text, as it stands in the letter. */
export interface Letter {
  recipient: string;
  subject: string;
  text: string;
  /** Where a press of the mail program's own button leaves the list that it was sent to (RFC 8058); none: it is no list. */
  leaveAddress?: string | null;
}

/** Hands a letter to a mail server. Rejects where that does not take it. */
export type SendLetter = (letter: Letter) => Promise<void>;

/** Letters tried at a time, and how long after each try the next one comes, in minutes; then it is given up. */
const MOST_AT_ONCE = 10;
const AGAIN_AFTER = [1, 5, 30, 120, 360];

const MINUTE = 60_000;
/** Whatever a letter tells, a day later people have found it out. */
const OF_USE_MS = 24 * 60 * MINUTE;

/** A mail server by its address: `smtps://user:password@mail.example.org` (https://nodemailer.com/smtp). `from`: who writes. */
export function mailServer(url: string, from: string): SendLetter {
  const transport = createTransport(url, {
    from,
    // Nobody waits for it, but a server that says nothing must not hold up the letters behind this one.
    ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 },
  });
  return async ({ recipient, subject, text, leaveAddress }) => {
    await transport.sendMail({
      to: recipient,
      subject,
      text,
      headers: {
        "Auto-Submitted": "auto-generated",
        ...(leaveAddress && {
          "List-Unsubscribe": `<${leaveAddress}>`,
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }),
      },
    });
  };
}

/** The step that writes a letter, to be sent when its plan is. */
export function letterStep(db: Database, letter: Letter, id: string, now: string): Step {
  const expiresAt = new Date(Date.parse(now) + OF_USE_MS).toISOString();
  return insertMail(db, { leaveAddress: null, ...letter, id, dueAt: now, expiresAt });
}

/**
 * Sends the letters that are due, each by one process only. What a server does not take is tried again, ever later, and given
 * up after the fifth time or when it is of no use any more. Never rejects for a letter.
 */
export async function sendDueLetters(store: Store, send: SendLetter, now: () => string): Promise<void> {
  for (const mail of await listDueMails(store.db, now(), MOST_AT_ONCE))
    await sendOne(store, send, mail, now());
}

async function sendOne(store: Store, send: SendLetter, mail: Mail, now: string): Promise<void> {
  const wait = AGAIN_AFTER[mail.tries];
  const isOver = wait === undefined || mail.expiresAt <= now;
  if (isOver) {
    log.error({ mail: mail.id, tries: mail.tries }, "a letter was given up");
    return store.derive([deleteMail(store.db, mail.id)]);
  }
  try {
    const dueAt = new Date(Date.parse(now) + wait * MINUTE).toISOString();
    await store.derive([takeMail(store.db, mail, dueAt)]);
  } catch {
    // Another process has it.
    return;
  }
  try {
    await send(mail);
    await store.derive([deleteMail(store.db, mail.id)]);
  } catch (error) {
    // Not its words: servers name the recipient in them.
    const { code, responseCode, command } = error as {
      code?: string;
      responseCode?: number;
      command?: string;
    };
    log.warn({ mail: mail.id, tries: mail.tries + 1, code, responseCode, command }, "a letter was not taken");
  }
}
