import type { AppRouter } from "@pledgebook/api/router";
import type { Proposal } from "@pledgebook/core/desk/proposal";
import type { Category } from "@pledgebook/core/values/vocabulary";
import type { inferRouterInputs } from "@trpc/server";
import type { PledgeFieldValues } from "@/desk/pledge/pledge-fields.island.tsx";

/** What the ledger is asked for pledges that a mark may be about. */
export type AskedOfLedger = inferRouterInputs<AppRouter>["pledges"]["candidates"];

/** The fields of the pledge that a proposal would make. */
export function fieldsOf(proposal: Proposal): PledgeFieldValues {
  const { donorCodes, recipientCode, category, purpose, purposeNote, channelSlug } = proposal;
  return {
    donorCodes,
    recipientCode,
    amount: proposal.stated,
    category,
    purpose,
    purposeNote,
    purposeNoteUk: null,
    financeType: "not_stated",
    channelSlug,
    inKind: proposal.inKind,
    inKindUk: null,
    announcedOn: proposal.announcedOn,
    announcedBy: proposal.announcedBy,
    dueBy: proposal.dueBy,
    note: null,
    noteUk: null,
  };
}

/** What the ledger is asked to find out whether it knows a proposed pledge: all that its words told. */
export function askedOf(proposal: Proposal, category: Category | null, revisionId: string): AskedOfLedger {
  const { donorCodes, recipientCode, stated, purpose, purposeNote, channelSlug, inKind } = proposal;
  return {
    donorCodes,
    recipientCode,
    amount: stated,
    stated,
    category,
    purpose,
    purposeNote,
    channelSlug,
    inKind,
    announcedOn: proposal.announcedOn,
    words: { revisionId, span: { start: proposal.start, end: proposal.end } },
  };
}
