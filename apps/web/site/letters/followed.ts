import "server-only";
import { partyCalled } from "@pledgebook/core/values/party-called";
import { purposeCalled } from "@pledgebook/core/values/purpose-called";
import type { DigestSubject } from "@pledgebook/core/values/vocabulary";
import { getTranslations } from "next-intl/server";
import { readerApi } from "@/server/api.ts";
import type { SearchParams } from "@/server/query.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** What a reader is told of by mail: a donor by code, a purpose, a pledge by code, or all (with no value). */
export interface Followed {
  subject: DigestSubject;
  value: string;
}

const SUBJECTS = ["donor", "purpose", "pledge"] as const;

/** What an address of `/follow/mail` asks to follow: `?donor=DE`, `?purpose=air_defence`, `?pledge=P-2024-0010`, or all. Null: nothing that is here. */
export async function followedBy(query: SearchParams): Promise<Followed | null> {
  const asked = SUBJECTS.filter((subject) => query[subject] !== undefined);
  const [subject] = asked;
  if (subject === undefined) return { subject: "all", value: "" };
  const text = query[subject];
  if (asked.length > 1 || typeof text !== "string") return null;
  const value = await asFollowed(subject, text);
  return value === null ? null : { subject, value };
}

async function asFollowed(subject: (typeof SUBJECTS)[number], text: string): Promise<string | null> {
  const { parties, purposes } = await readerApi().ledger.names();
  if (subject === "purpose") return purposeCalled(text, purposes);
  if (subject === "donor") return partyCalled(text, parties);
  const code = text.trim().toUpperCase();
  return (await readerApi()
    .pledges.byCode({ code })
    .catch(() => null))
    ? code
    : null;
}

/** Its name in a language: 'Germany', 'Air defence', 'P-2024-0010', 'the whole ledger'. */
export async function followedText({ subject, value }: Followed, locale: string): Promise<string> {
  if (subject === "donor") return (await namesIn(locale)).party(value);
  if (subject === "pledge") return value;
  if (subject === "purpose") return (await getTranslations({ locale, namespace: "purpose" }))(value);
  return (await getTranslations({ locale, namespace: "letter" }))("everything");
}

/** The page that shows the same. */
export function followedPath({ subject, value }: Followed): string {
  if (subject === "donor") return `/donors/${value}`;
  if (subject === "pledge") return `/pledges/${value}`;
  return subject === "purpose" ? `/purposes/${value.replaceAll("_", "-")}` : "/pledges";
}
