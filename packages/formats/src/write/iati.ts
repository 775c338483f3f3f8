import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { firstDay, lastDay, precisionOf } from "@pledgebook/core/values/day";
import { decimalFromMinor } from "@pledgebook/core/values/money";
import {
  type FinanceType,
  type Purpose,
  purposeWords,
  type Status,
} from "@pledgebook/core/values/vocabulary";
import type { Element } from "xast";
import { x } from "xastscript";
import { xmlText } from "../xml.ts";

/**
 * The ledger as activities of the International Aid Transparency Initiative, version 2.03
 * (https://iatistandard.org/en/iati-standard/203/activity-standard): one for each pledge or package. Its newsroom reports as a
 * secondary reporter, so that nobody adds these to what donors report of themselves.
 */

/** Who publishes the file. `ref`: an identifier of org-id.guide, or one that says that there is none. */
export interface IatiReporter {
  ref: string;
  name: string;
  siteUrl: string;
}

/** A party or a channel by its name; `ref` where its identifier is known. */
export interface IatiParty {
  name: string;
  ref: string | null;
  type: IatiOrganisationType;
}

/** Codes of the list OrganisationType. */
export type IatiOrganisationType = "10" | "40" | "90";

/** What one activity tells. */
export interface IatiActivity {
  code: string;
  /** Rows of the pledge; none of a package that its parts explain whole. */
  rows: readonly LedgerRow[];
  donors: readonly IatiParty[];
  channel: IatiParty | null;
  recipientCountry: string;
  title: string;
  description: string;
  purpose: Purpose;
  financeType: FinanceType;
  announcedOn: string | null;
  /** Days on which it is known: for what has no day of its own. ISO. */
  recordedOn: string;
  packages: readonly string[];
  components: readonly string[];
  isHumanitarian: boolean;
}

/** Codes of the list TransactionType, by the stage that an amount has reached; stages without one are no money on its way. */
const TRANSACTIONS: Partial<Record<Status, string>> = {
  pledged: "12",
  committed: "2",
  allocated: "2",
  disbursed: "3",
  delivered: "3",
};

/** Codes of the list FinanceType; the others have none. */
const FINANCE: Partial<Record<FinanceType, string>> = { grant: "110", loan: "421", guarantee: "1100" };

/** Codes of the list ActivityStatus, by the stages of its parts. */
function activityStatus(stages: ReadonlySet<Status>): string {
  if (stages.size === 0) return "2";
  const only = (...allowed: Status[]) => [...stages].every((stage) => allowed.includes(stage));
  if (only("cancelled")) return "5";
  if (only("suspended", "cancelled")) return "6";
  if (only("delivered", "disbursed", "cancelled")) return "4";
  if (only("pledged", "cancelled", "suspended")) return "1";
  return "2";
}

export function iatiHead(generatedAt: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03" generated-datetime="${generatedAt}">\n`;
}

export const IATI_END = "</iati-activities>\n";

/** One activity as XML. */
export function iatiActivity(reporter: IatiReporter, activity: IatiActivity): string {
  const { code, rows, announcedOn, recordedOn } = activity;
  const day = announcedOn ? earlier(firstDay(announcedOn), recordedOn) : recordedOn;
  const finance = FINANCE[activity.financeType];
  const due = rows.map(({ dueBy }) => dueBy).find((one) => one !== null) ?? null;
  const end = due && lastDay(due) > day ? lastDay(due) : null;
  const recordedAt = rows
    .map((row) => row.recordedAt)
    .sort()
    .at(-1);
  const tree = x(
    "iati-activity",
    {
      "xml:lang": "en",
      "default-currency": rows.find(({ currency }) => currency !== null)?.currency ?? "EUR",
      ...(recordedAt ? { "last-updated-datetime": recordedAt } : {}),
      ...(activity.isHumanitarian ? { humanitarian: "1" } : {}),
    },
    [
      x("iati-identifier", identifier(reporter, code)),
      x(
        "reporting-org",
        { ref: reporter.ref, type: "90", "secondary-reporter": "1" },
        narrative(reporter.name),
      ),
      x("title", narrative(activity.title)),
      x("description", { type: "1" }, narrative(activity.description)),
      ...activity.donors.map((donor) => participant(donor, "1")),
      ...(activity.channel ? [participant(activity.channel, "3")] : []),
      x("other-identifier", { ref: code, type: "A1" }, [
        x("owner-org", { ref: reporter.ref }, narrative(reporter.name)),
      ]),
      x("activity-status", { code: activityStatus(new Set(rows.map(({ status }) => status))) }),
      x(
        "activity-date",
        { type: "2", "iso-date": day },
        announcedOn && precisionOf(announcedOn) === "day" ? [] : narrative(dayWords(announcedOn)),
      ),
      ...(end ? [x("activity-date", { type: "3", "iso-date": end })] : []),
      x("recipient-country", { code: activity.recipientCountry, percentage: "100" }),
      x(
        "sector",
        {
          vocabulary: "99",
          "vocabulary-uri": `${reporter.siteUrl}/purposes`,
          code: activity.purpose,
          percentage: "100",
        },
        narrative(purposeWords(activity.purpose)),
      ),
      ...(finance ? [x("default-finance-type", { code: finance })] : []),
      ...rows.flatMap((row) => transaction(row, day)),
      x("document-link", { format: "text/html", url: `${reporter.siteUrl}/pledges/${code}` }, [
        x("title", narrative(`${code}: sentences and stages`)),
        x("category", { code: "A12" }),
      ]),
      ...activity.packages.map((one) => x("related-activity", { ref: identifier(reporter, one), type: "1" })),
      ...activity.components.map((one) =>
        x("related-activity", { ref: identifier(reporter, one), type: "2" }),
      ),
    ],
  );
  return `${xmlText(tree)}\n`;
}

function transaction(row: LedgerRow, day: string): Element[] {
  const type = TRANSACTIONS[row.status];
  const floor = row.original?.floor ?? null;
  if (!type || row.currency === null || floor === null || floor === 0) return [];
  const said =
    row.qualifier === "exact" ? [] : [x("description", narrative(row.qualifier.replaceAll("_", " ")))];
  return [
    x("transaction", { ref: `${row.code}-${row.part}` }, [
      x("transaction-type", { code: type }),
      x("transaction-date", { "iso-date": day }),
      x("value", { currency: row.currency, "value-date": day }, decimalFromMinor(floor, row.currency)),
      ...said,
    ]),
  ];
}

const identifier = ({ ref }: IatiReporter, code: string) => `${ref}-${code}`;

const narrative = (words: string) => [x("narrative", words)];

function participant({ name, ref, type }: IatiParty, role: string): Element {
  return x("participating-org", { role, type, ...(ref ? { ref } : {}) }, narrative(name));
}

const earlier = (one: string, other: string) => (one < other ? one : other);

const dayWords = (announcedOn: string | null) =>
  announcedOn === null
    ? "The day is not known: this is when it was recorded."
    : `Announced in ${announcedOn}.`;
