import { partyNames } from "@pledgebook/core/values/parties";
import { purposeWords } from "@pledgebook/core/values/vocabulary";
import { listChannels, listParties } from "../queries/names.ts";
import { listOwnPurposes } from "../queries/own-purposes.ts";
import type { StoredPledge } from "../queries/pledges/pledges.ts";
import type { Database } from "../store/store.ts";

/** What a pledge can be found by: its code, names of all who have a part in it in both languages, purposes, quotes. */
export async function wordsOf(
  db: Database,
): Promise<(pledge: StoredPledge, quotes: readonly string[]) => string> {
  const regions = ["en", "uk"].map((locale) => new Intl.DisplayNames(locale, { type: "region" }));
  const parties = new Map((await listParties(db)).map((row) => [row.code, `${row.nameEn} ${row.nameUk}`]));
  const channels = new Map((await listChannels(db)).map((row) => [row.slug, `${row.nameEn} ${row.nameUk}`]));
  const purposes = new Map<string, string>(
    (await listOwnPurposes(db)).map((row) => [row.code, `${row.nameEn} ${row.nameUk}`]),
  );
  const spoken = new Map(partyNames.map(({ code, english }) => [code, english.join(" ")]));
  const names = new Map<string, string>();
  const nameOf = (code: string) => {
    const own = /^[A-Z]{2}$/.test(code) ? regions.map((region) => region.of(code)).join(" ") : code;
    return [own, parties.get(code), spoken.get(code)].filter(Boolean).join(" ");
  };
  const name = (code: string) => {
    if (!names.has(code)) names.set(code, nameOf(code));
    return names.get(code);
  };
  return (pledge, quotes) =>
    [
      pledge.code,
      ...pledge.donorCodes.map(name),
      pledge.channelSlug && channels.get(pledge.channelSlug),
      pledge.category,
      purposes.get(pledge.purpose) ?? purposeWords(pledge.purpose),
      pledge.purposeNote,
      pledge.purposeNoteUk,
      pledge.inKind,
      pledge.inKindUk,
      pledge.announcedBy,
      ...new Set(quotes),
    ]
      .filter(Boolean)
      .join("\n");
}
