import type { AppRouter } from "@pledgebook/api/router";
import type { Proposal } from "@pledgebook/core/desk/proposal";
import type { inferRouterOutputs } from "@trpc/server";
import type { PledgeFieldValues } from "@/desk/pledge/pledge-fields.island.tsx";

type Candidates = inferRouterOutputs<AppRouter>["pledges"]["candidates"];

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
    financeType: "not_stated",
    channelSlug,
    inKind: proposal.inKind,
    announcedOn: proposal.announcedOn,
    announcedBy: proposal.announcedBy,
    note: null,
  };
}

/** What the ledger is asked to find out whether it knows a proposed pledge. */
export function askedOf(proposal: Proposal) {
  const { donorCodes, announcedOn, channelSlug, purpose, stated } = proposal;
  return { donorCodes, amount: stated, stated, announcedOn, channelSlug, purpose };
}

/** The known pledge that a proposal repeats, as far as the matcher can tell; a person may say otherwise. */
export function likelyOne(found: Candidates | undefined): Candidates[number] | null {
  const [best] = found ?? [];
  return best && best.verdict !== "unsure" ? best : null;
}
