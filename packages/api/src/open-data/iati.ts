import { emptyFilter } from "@pledgebook/core/ledger/filter";
import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { purposeWords } from "@pledgebook/core/values/vocabulary";
import { listChannels, listParties } from "@pledgebook/db/queries/names";
import { loadStandingByCode } from "@pledgebook/db/queries/pledges/approved";
import { listPackageCodes, listPartsOf } from "@pledgebook/db/queries/pledges/packages";
import {
  IATI_END,
  type IatiActivity,
  type IatiParty,
  type IatiReporter,
  iatiActivity,
  iatiHead,
} from "@pledgebook/formats/write/iati";
import { streamRows } from "../ledger/answer.ts";
import { recordDay } from "../server/days.ts";
import type { Asked } from "./operation.ts";

const AT_ONCE = 200;

/** The whole ledger as IATI activities, piece by piece: any number of pledges takes the same memory, but for their codes. */
export async function* iatiActivities(asked: Asked): AsyncGenerator<string> {
  const { db, now, siteUrl, siteName } = asked;
  // An organisation without an identifier says so by a prefix that no list has (org-id.guide).
  const reporter: IatiReporter = {
    ref: `XX-SITE-${new URL(siteUrl).hostname.replace(/[^\w.-]/g, "")}`,
    name: siteName,
    siteUrl,
  };
  const named = await partiesOf(db);
  const parts = await listPartsOf(db);
  const seen = new Set<string>();
  const recordedOn = (rows: readonly LedgerRow[]) =>
    recordDay(rows.map((row) => row.recordedAt).sort()[0] ?? now);
  yield iatiHead(now);
  for await (const rows of activitiesOf(streamRows(db, { filter: emptyFilter, after: null, ignored: [] }))) {
    const [row] = rows as [LedgerRow];
    seen.add(row.code);
    yield iatiActivity(reporter, {
      ...described(row, named),
      rows,
      recordedOn: recordedOn(rows),
      components: parts.get(row.code) ?? [],
    });
  }
  // Packages of which nothing is left beside their parts have no row of their own.
  for (let after = ""; ; ) {
    const codes = await listPackageCodes(db, after, AT_ONCE);
    const rest = codes.filter((code) => !seen.has(code));
    for (const pack of await loadStandingByCode(db, rest))
      yield iatiActivity(reporter, {
        ...described({ ...pack, packageCodes: pack.packageCodes, evidence: null }, named),
        rows: [],
        recordedOn: recordDay(pack.createdAt),
        components: parts.get(pack.code) ?? [],
      });
    const last = codes.at(-1);
    if (codes.length < AT_ONCE || last === undefined) break;
    after = last;
  }
  yield IATI_END;
}

/** Rows of one pledge together: they follow one another in the order of days. */
async function* activitiesOf(chunks: AsyncIterable<LedgerRow[]>): AsyncGenerator<LedgerRow[]> {
  let held: LedgerRow[] = [];
  for await (const rows of chunks)
    for (const row of rows) {
      if (held.length > 0 && held[0]?.code !== row.code) {
        yield held;
        held = [];
      }
      held.push(row);
    }
  if (held.length > 0) yield held;
}

interface Named {
  party: (code: string) => IatiParty;
  channel: (slug: string | null) => IatiParty | null;
}

type Described = Pick<
  LedgerRow,
  | "code"
  | "donorCodes"
  | "recipientCode"
  | "channelSlug"
  | "purpose"
  | "purposeNote"
  | "financeType"
  | "announcedOn"
  | "packageCodes"
  | "category"
> & { evidence: LedgerRow["evidence"] | null };

function described(
  pledge: Described,
  { party, channel }: Named,
): Omit<IatiActivity, "rows" | "components" | "recordedOn"> {
  const donors = pledge.donorCodes.map(party);
  const what = pledge.purposeNote ?? purposeWords(pledge.purpose);
  return {
    code: pledge.code,
    donors,
    channel: channel(pledge.channelSlug),
    // What goes to an organisation is aid to Ukraine all the same.
    recipientCountry: /^[A-Z]{2}$/.test(pledge.recipientCode) ? pledge.recipientCode : "UA",
    title: `${donors.map(({ name }) => name).join(", ")}: ${what}`,
    description: pledge.evidence?.quote ?? what,
    purpose: pledge.purpose,
    financeType: pledge.financeType,
    announcedOn: pledge.announcedOn,
    packages: pledge.packageCodes,
    isHumanitarian: pledge.category === "humanitarian",
  };
}

async function partiesOf(db: Asked["db"]): Promise<Named> {
  const parties = new Map((await listParties(db)).map((row) => [row.code, row]));
  const channels = new Map((await listChannels(db)).map((row) => [row.slug, row]));
  const regions = new Intl.DisplayNames("en", { type: "region" });
  return {
    party(code) {
      const row = parties.get(code);
      const isCountry = /^[A-Z]{2}$/.test(code);
      return {
        name: row?.nameEn ?? (isCountry ? (regions.of(code) ?? code) : code),
        ref: row?.organisationId ?? null,
        type: isCountry ? "10" : row?.kind === "institution" ? "40" : "90",
      };
    },
    channel(slug) {
      const row = slug === null ? undefined : channels.get(slug);
      return row ? { name: row.nameEn, ref: null, type: "90" } : null;
    },
  };
}
