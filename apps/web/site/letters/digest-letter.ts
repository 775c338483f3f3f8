import "server-only";
import type { Letter } from "@pledgebook/api/server/outbox";
import type { Digest } from "@pledgebook/api/subscriptions/due-digests";
import { addressOf, leaveAddressOf } from "@pledgebook/api/subscriptions/subscriptions";
import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { addDays } from "@pledgebook/core/values/day";
import { getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import { rowText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { forWhat } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";
import { type Followed, followedText } from "./followed.ts";

/** Pledges that one letter tells; the page of what changed has the rest. */
const MOST_TOLD = 30;

/** Asks, at the mailbox itself, whether it was them; in plain text, as all letters. */
export async function confirmationLetter(
  followed: Followed & { email: string; language: string; frequency: "daily" | "weekly" },
  link: string,
): Promise<Letter> {
  const say = await getTranslations({ locale: followed.language, namespace: "letter" });
  const site = siteFace().name;
  const what = await followedText(followed, followed.language);
  return {
    recipient: followed.email,
    subject: say("confirm_subject", { site, what }),
    text: [
      say("confirm", { site, what, often: say(`often.${followed.frequency}`) }),
      link,
      say("confirm_not"),
      "",
    ].join("\n\n"),
  };
}

/** What the ledger came to say of what somebody follows: each pledge with its figures then and now, its sentence and its address. */
export async function digestLetter({ subscription, from, to, changes, isComplete }: Digest): Promise<Letter> {
  const { language: locale, email, frequency } = subscription;
  const { siteUrl } = siteEnvironment();
  const say = await getTranslations({ locale, namespace: "letter" });
  const told = changes.slice(0, MOST_TOLD);
  const what = await followedText(subscription, locale);
  const first = dayText(addDays(from, 1), locale);
  const last = dayText(to, locale);
  const more = `${siteUrl}${address(locale, `/pledges/changes?from=${from}&to=${to}`)}`;
  const pledges = await Promise.all(told.map((change) => changeText(change, locale)));
  return {
    recipient: email,
    subject: say("subject", { site: siteFace().name, what, count: changes.length }),
    leaveAddress: leaveAddressOf(siteUrl, subscription),
    text: [
      first === last ? say("lead_day", { what, day: last }) : say("lead", { what, first, last }),
      ...pledges,
      isComplete && changes.length === told.length
        ? `${say("all")}\n${more}`
        : `${say("more", { count: changes.length - told.length })}\n${more}`,
      `--\n${say("why", { often: say(`often.${frequency}`) })}\n${addressOf(siteUrl, subscription)}`,
      "",
    ].join("\n\n"),
  };
}

async function changeText({ code, was, is }: Digest["changes"][number], locale: string): Promise<string> {
  const [say, status, amount, purpose, names] = await Promise.all([
    getTranslations({ locale, namespace: "letter" }),
    getTranslations({ locale, namespace: "status" }),
    getTranslations({ locale, namespace: "amount" }),
    getTranslations({ locale, namespace: "purpose" }),
    namesIn(locale),
  ]);
  const one = is[0] ?? was[0];
  if (!one) return code;
  const rows = (found: LedgerRow[]) =>
    found.map((row) => `${status(row.status)}, ${rowText(row, locale, amount, "whole")}`).join("; ");
  return [
    `${names.parties(one.donorCodes)}: ${forWhat(one, locale, purpose)} (${code})`,
    was.length > 0 && say("was", { rows: rows(was) }),
    is.length > 0 ? say(was.length > 0 ? "is" : "new", { rows: rows(is) }) : say("gone"),
    say("quote", { quote: one.evidence.quote }),
    `${siteEnvironment().siteUrl}${address(locale, `/pledges/${code}`)}`,
  ]
    .filter(Boolean)
    .join("\n");
}
