"use client";

import type { Proposal } from "@pledgebook/core/desk/proposal";
import type { Amount } from "@pledgebook/core/values/money";
import { annotationRoles } from "@pledgebook/core/values/vocabulary";
import { useState } from "react";
import type { SavedMark } from "@/desk/annotate/marks/saved-mark.ts";
import { type AskedOfLedger, fieldsOf } from "@/desk/annotate/suggestions/suggestion-fields.ts";
import type { Target } from "@/desk/annotate/use-hand.ts";
import { amountOfDraft, draftOf, draftProblem } from "@/desk/pledge/amount-fields.island.tsx";
import {
  draftProblems,
  type PledgeDraft,
  type PledgeFieldValues,
  pledgeDraftOf,
  pledgeOfDraft,
} from "@/desk/pledge/pledge-fields.island.tsx";

/** What the words are about: a new pledge, a new one that is part of a package, one that the ledger knows. */
export const targets = ["new", "part", "known"] as const;
export const mentionRoles = annotationRoles.filter((role) => role !== "first");

/** The package that a new pledge is part of: one that the ledger knows, or one that is made with it. */
export type PackageDraft = { kind: "existing"; code: string } | { kind: "new"; draft: PledgeDraft };

/**
 * A mark while it is being filled in: `proposal` is its first filling, `begun` what it is the same as or a part of,
 * `words` where they stand, `storyPack` the one package that the story tells of.
 */
export function useMarkDraft(
  proposal: Proposal,
  begun: Target,
  words: AskedOfLedger["words"],
  storyPack: string | null,
) {
  const [stated, setStated] = useState(() => draftOf(proposal.stated));
  /** The pledge's own amount is another one than these words state. */
  const [differs, setDiffers] = useState(false);
  const [draft, setDraft] = useState<PledgeDraft>(() => pledgeDraftOf(fieldsOf(proposal)));
  const [target, setTarget] = useState<(typeof targets)[number]>(
    begun.known ? "known" : begun.pack ? "part" : "new",
  );
  const [pack, setPack] = useState<PackageDraft>(() => packOf(begun.pack ?? storyPack, proposal));
  const [known, setKnown] = useState<string | null>(begun.known);
  const [role, setRole] = useState<(typeof mentionRoles)[number]>("restatement");

  const pledge: PledgeDraft = differs ? draft : { ...draft, amount: stated };
  const statedAmount = amountOfDraft(stated);
  const newPackage = pack.kind === "new" ? packageOf(pack.draft, pledge) : null;
  const packageAmount = pledgeOfDraft(pack.kind === "new" ? pack.draft : draft).amount;
  const isNew = target !== "known";

  function pledgeToSave(): SavedMark["pledge"] | null {
    if (!isNew) return known ? { kind: "existing", code: known, role } : null;
    const made = { kind: "new", fields: pledgeOfDraft(pledge) } as const;
    if (target === "new") return { ...made, pack: null };
    return {
      ...made,
      pack:
        pack.kind === "existing"
          ? pack
          : { kind: "new", fields: pledgeOfDraft(packageOf(pack.draft, pledge)) },
    };
  }

  return {
    stated,
    setStated,
    statedAmount,
    differs,
    setDiffers: (yes: boolean) => {
      setDiffers(yes);
      setDraft({ ...draft, amount: stated });
    },
    pledge,
    setPledge: setDraft,
    target,
    setTarget,
    pack,
    setPack,
    newPackage,
    known,
    setKnown,
    role,
    setRole,
    /** What the ledger is asked for pledges like it. */
    asked: askedOfFields(pledgeOfDraft(pledge), statedAmount, words),
    /** What it is asked for the package: the words tell a part of it, so that they do not speak for it. */
    packageAsked: askedOfFields({ ...pledgeOfDraft(pledge), amount: packageAmount }, packageAmount, null),
    /** Something that was typed keeps it from being saved. */
    isWrong:
      draftProblem(stated) !== null ||
      (isNew && hasProblems(pledge)) ||
      (target === "part" && newPackage !== null && hasProblems(newPackage)),
    /** Null while no known pledge is chosen. */
    pledgeToSave,
  };
}

function askedOfFields(
  fields: PledgeFieldValues,
  stated: Amount,
  words: AskedOfLedger["words"],
): AskedOfLedger {
  const { donorCodes, recipientCode, amount, category, purpose, purposeNote, channelSlug, inKind } = fields;
  const { announcedOn } = fields;
  return {
    donorCodes,
    recipientCode,
    amount,
    stated,
    category,
    purpose,
    purposeNote,
    channelSlug,
    inKind,
    announcedOn,
    words,
  };
}

function packOf(code: string | null, proposal: Proposal): PackageDraft {
  return code ? { kind: "existing", code } : { kind: "new", draft: emptyPackage(proposal) };
}

function hasProblems(draft: PledgeDraft): boolean {
  return Object.keys(draftProblems(draft)).length > 0;
}

function emptyPackage(proposal: Proposal): PledgeDraft {
  return pledgeDraftOf({
    ...fieldsOf(proposal),
    amount: { qualifier: "exact", min: null, max: null, currency: proposal.stated.currency ?? "EUR" },
    purposeNote: null,
    channelSlug: null,
  });
}

/** A package's own donor and days are its component's until somebody says otherwise. */
function packageOf(draft: PledgeDraft, component: PledgeDraft): PledgeDraft {
  return {
    ...draft,
    donorCodes: draft.donorCodes.length > 0 ? draft.donorCodes : component.donorCodes,
    recipientCode: component.recipientCode,
    category: component.category,
    announcedOn: draft.announcedOn || component.announcedOn,
  };
}
