import { readOrganisationId } from "@pledgebook/core/values/organisation-id";
import { partyCalled } from "@pledgebook/core/values/party-called";
import { purposeCalled } from "@pledgebook/core/values/purpose-called";
import { slugFromTitle } from "@pledgebook/core/values/slug";
import {
  type Category,
  type ChannelKind,
  categories,
  channelKinds,
  type OwnPurpose,
  type PartyKind,
  partyKinds,
} from "@pledgebook/core/values/vocabulary";
import { listChannels, listParties } from "@pledgebook/db/queries/names";
import { listOwnPurposes } from "@pledgebook/db/queries/own-purposes";
import type { Database } from "@pledgebook/db/store/store";
import { readTable } from "@pledgebook/formats/read/table";

/** Lists of names that a newsroom has. */
export const nameLists = ["parties", "channels", "purposes"] as const;
type Of = (typeof nameLists)[number];

/** What a row says, whichever list it is for. */
export interface NameEntry {
  nameEn: string;
  nameUk: string;
  alsoCalled: string[];
  /** Of a purpose its category. */
  kind: Exclude<PartyKind, "country"> & ChannelKind & Category;
  organisationId: string | null;
}

/** Why a row cannot be added. */
type Reason =
  | "columns_missing"
  | "name_en_missing"
  | "name_uk_missing"
  | "kind_unknown"
  | "organisation_id_unread"
  | "too_long"
  | "name_taken"
  | "twice";

/** A row of a list. `number`: that of its row, the first one being the names of the columns. */
export type ListedName = { number: number; name: string } & (
  | { state: "new"; key: string; entry: NameEntry }
  | { state: "known" }
  | { state: "refused"; reason: Reason }
);

/** Names that a column may have, without case, spaces and signs. */
const COLUMNS = {
  nameEn: ["nameen", "english", "name", "nameinenglish"],
  nameUk: ["nameuk", "ukrainian", "nameinukrainian", "назва"],
  kind: ["kind", "type", "category"],
  alsoCalled: ["alsocalled", "aliases", "othernames"],
  organisationId: ["organisationid", "organizationid", "orgid", "identifier"],
} as const;

const LONGEST = 120;
const MOST_OTHER_NAMES = 20;

/** Reads a list of parties or channels and says of each row what would come of it; nothing is written. */
export async function readNameList(db: Database, of: Of, text: string): Promise<ListedName[]> {
  const { columns, rows } = readTable(text);
  const place = Object.fromEntries(
    Object.entries(COLUMNS).map(([field, names]) => [
      field,
      columns.findIndex((column) =>
        (names as readonly string[]).includes(column.toLowerCase().replace(/[^\p{L}]/gu, "")),
      ),
    ]),
  ) as Record<keyof typeof COLUMNS, number>;
  if (place.nameEn < 0 || place.nameUk < 0)
    return [{ number: 1, name: columns.join(", "), state: "refused", reason: "columns_missing" }];
  const known = await LISTED[of](db);
  const keys = new Set<string>(known.map((row) => ("code" in row ? row.code : row.slug)));
  const taken = new Map(
    known.flatMap((row) => [row.nameEn, row.nameUk, ...row.alsoCalled].map((name) => [name, row])),
  );
  const before = new Set<string>();
  /** Why an entry cannot stand beside what is there, or before it in the list. */
  const conflict = (key: string, names: readonly string[]): Reason | null => {
    if ([key, ...names].some((name) => before.has(name))) return "twice";
    const isTaken = (name: string) => taken.has(name) || CALLED[of](name) !== null;
    return keys.has(key) || names.some(isTaken) ? "name_taken" : null;
  };
  return rows.map(({ number, cells }): ListedName => {
    const entry = entryOf(of, (field) => cells[place[field]] ?? "");
    const told = { number, name: cells[place.nameEn] || cells[place.nameUk] || "" };
    if (typeof entry === "string") return { ...told, state: "refused", reason: entry };
    const { nameEn, nameUk, alsoCalled } = entry;
    const same = taken.get(nameEn);
    if (same?.nameEn === nameEn && same.nameUk === nameUk) return { ...told, state: "known" };
    const key = KEY[of](nameEn);
    const names = [nameEn, nameUk, ...alsoCalled];
    const reason = conflict(key, names);
    if (reason !== null) return { ...told, state: "refused", reason };
    for (const name of [key, ...names]) before.add(name);
    return { ...told, state: "new", key, entry };
  });
}

/** What a row says by itself, or why it says nothing that could be added. */
function entryOf(of: Of, cell: (field: keyof typeof COLUMNS) => string): NameEntry | Reason {
  const [nameEn, nameUk] = [cell("nameEn"), cell("nameUk")];
  if (nameEn.length < 2) return "name_en_missing";
  if (nameUk.length < 2) return "name_uk_missing";
  const alsoCalled = cell("alsoCalled")
    .split("|")
    .map((name) => name.trim())
    .filter((name) => name.length > 1);
  if (
    [nameEn, nameUk, ...alsoCalled].some((name) => name.length > LONGEST) ||
    alsoCalled.length > MOST_OTHER_NAMES
  )
    return "too_long";
  const kind = kindOf(of, cell("kind"));
  if (kind === null) return "kind_unknown";
  const identifier = cell("organisationId").trim();
  const organisationId = identifier === "" ? null : readOrganisationId(identifier);
  if (identifier !== "" && organisationId === null) return "organisation_id_unread";
  return { nameEn, nameUk, alsoCalled, kind, organisationId };
}

const LISTED = { parties: listParties, channels: listChannels, purposes: listOwnPurposes };
const KEY = { parties: codeFromName, channels: slugFromTitle, purposes: purposeFromName };
/** What everybody is called already. */
const CALLED = {
  parties: (name: string) => partyCalled(name),
  channels: () => null,
  purposes: (name: string) => purposeCalled(name, []),
};
const KINDS = {
  parties: partyKinds.filter((kind) => kind !== "country"),
  channels: channelKinds,
  purposes: categories,
};
/** A category is never guessed: money is counted by it. */
const USUAL = { parties: "organisation", channels: "fund", purposes: "" };

/** What kind a row says; the usual one where it says none. Null: no such kind. */
function kindOf(of: Of, told: string): NameEntry["kind"] | null {
  const kinds: readonly string[] = KINDS[of];
  const kind = told === "" ? USUAL[of] : told.toLowerCase().replaceAll(" ", "_");
  return kinds.includes(kind) ? (kind as NameEntry["kind"]) : null;
}

/** 'Nordic Aid Council' → 'ORG:NordicAidCouncil', at most 40 letters and digits behind the colon. */
export function codeFromName(nameEn: string): string {
  const words = slugFromTitle(nameEn).split("-");
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return `ORG:${joined.slice(0, 40)}`;
}

/** 'Prosthetic limbs' → 'own_prosthetic_limbs', at most 60 letters and digits behind the sign that it is the newsroom's own. */
export function purposeFromName(nameEn: string): OwnPurpose {
  return `own_${slugFromTitle(nameEn).replaceAll("-", "_").slice(0, 60)}`;
}
