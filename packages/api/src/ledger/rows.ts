import { bilateral } from "@pledgebook/core/ledger/filter";
import type { LedgerRow, RowRate } from "@pledgebook/core/ledger/row";
import type { LedgerRowRecord } from "@pledgebook/db/queries/ledger/rows";
import type { Scope } from "@pledgebook/db/queries/ledger/scope";
import { loadRates } from "@pledgebook/db/queries/rates";
import { displayColumn, rateColumn } from "@pledgebook/db/schema/display-currency";
import type { Database } from "@pledgebook/db/store/store";

/** Makes rows of records, in the currency and with the view that a question asks for. */
export async function rowMaker(db: Database, scope: Scope): Promise<(record: LedgerRowRecord) => LedgerRow> {
  const rates = await loadRates(db);
  const rateOf = (id: number | null): RowRate | null => {
    const rate = rates(id);
    return rate && { currency: rate.currency, perEuro: rate.perEuro, date: rate.date, source: rate.source };
  };
  const { currency } = scope.filter;
  const inside = scope.inside && new Set(scope.inside);
  const funds = new Set(scope.funds);
  return (record) => {
    const own = record.currency;
    const floor = record[displayColumn("floor", currency)];
    const isWhole = !inside || inside.has(record.donorKey);
    const isAtFund = inside !== null && funds.has(record.channel);
    return {
      code: record.code,
      part: record.part,
      kind: record.kind,
      donorCodes: record.donorKey.split(";"),
      recipientCode: record.recipientCode,
      status: record.status,
      year: record.year,
      category: record.category,
      purpose: record.purpose,
      purposeNote: record.purposeNote,
      purposeNoteUk: record.purposeNoteUk,
      financeType: record.financeType,
      channelSlug: record.channel === bilateral ? null : record.channel,
      inKind: record.inKind,
      inKindUk: record.inKindUk,
      announcedOn: record.announcedOn,
      dueBy: record.dueBy,
      packageCodes: record.packageCodes === "" ? [] : record.packageCodes.split(";"),
      qualifier: record.qualifier,
      currency: own,
      original: record.floor === null ? null : { floor: record.floor, ceiling: record.ceiling },
      converted: floor === null ? null : { floor, ceiling: record[displayColumn("ceiling", currency)] },
      convertedCurrency: currency,
      rate: own === currency ? null : rateOf(record.rateId),
      displayRate: currency === "EUR" || own === currency ? null : rateOf(record[rateColumn(currency)]),
      beside: isAtFund ? "fund" : isWhole ? null : "joint",
      partly: record.partly,
      overlap: overlapOf(record),
      isBeingChecked: record.isBeingChecked,
      exceeded: record.isExceeded,
      evidence: {
        articleSlug: record.articleSlug,
        annotationId: record.annotationId,
        quote: record.quote,
      },
      recordedAt: record.recordedFrom,
    };
  };
}

function overlapOf({ overlap, overlapCode }: LedgerRowRecord): LedgerRow["overlap"] {
  return overlap && overlapCode ? { kind: overlap, code: overlapCode } : null;
}
