import type { OwnPurpose } from "@pledgebook/core/values/vocabulary";

/** A purpose that this newsroom has added, as pages say it. */
interface NamedPurpose {
  code: OwnPurpose;
  nameEn: string;
  nameUk: string;
  alsoCalled: readonly string[];
}

// Next's bundle has this module in several places; they share what is known.
const kept = globalThis as typeof globalThis & { pledgebookPurposes?: readonly NamedPurpose[] };

/** Whether they are others than before. They are read when a server starts and looked at every second, as the face is. */
export function setOwnPurposes(read: readonly NamedPurpose[]): boolean {
  const before = JSON.stringify(kept.pledgebookPurposes ?? []);
  kept.pledgebookPurposes = read;
  return JSON.stringify(read) !== before;
}

/**
 * Names of the newsroom's own purposes in a language, by code, beside those that the messages have. What was made one with another
 * is called as that is: past days of the ledger still say its code.
 */
export function ownPurposeNames(locale: string): Record<string, string> {
  return Object.fromEntries(
    (kept.pledgebookPurposes ?? []).flatMap(({ code, nameEn, nameUk, alsoCalled }) =>
      [...alsoCalled.filter((name) => name.startsWith("own_")), code].map((key) => [
        key,
        locale === "uk" ? nameUk : nameEn,
      ]),
    ),
  );
}
