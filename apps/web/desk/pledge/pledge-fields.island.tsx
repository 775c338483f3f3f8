"use client";

import type { PledgeFieldValues } from "@pledgebook/api/server/inputs";
import { pledgeProblems } from "@pledgebook/core/ledger/pledge";
import { isPartialDate } from "@pledgebook/core/values/day";
import { countryCodes } from "@pledgebook/core/values/parties";
import { categories, financeTypes, type Purpose } from "@pledgebook/core/values/vocabulary";
import { useTranslations } from "next-intl";
import { ChoiceField, LineField } from "@/desk/kit/fields.island.tsx";
import type { Names } from "@/wording/names.ts";
import {
  type AmountDraft,
  AmountFields,
  amountOfDraft,
  draftOf,
  draftProblem,
} from "./amount-fields.island.tsx";

export type { PledgeFieldValues };

/** A pledge while it is being written. */
export interface PledgeDraft extends Omit<PledgeFieldValues, "amount" | "announcedOn" | "dueBy"> {
  amount: AmountDraft;
  announcedOn: string;
  dueBy: string;
}

export function pledgeDraftOf(fields: PledgeFieldValues): PledgeDraft {
  return {
    ...fields,
    amount: draftOf(fields.amount),
    announcedOn: fields.announcedOn ?? "",
    dueBy: fields.dueBy ?? "",
  };
}

export function pledgeOfDraft(draft: PledgeDraft): PledgeFieldValues {
  return {
    ...draft,
    amount: amountOfDraft(draft.amount),
    announcedOn: draft.announcedOn.trim() || null,
    dueBy: draft.dueBy.trim() || null,
  };
}

/** What keeps a draft from being saved: field → key of the messages. */
export function draftProblems(draft: PledgeDraft): Record<string, string> {
  const days = ["announcedOn", "dueBy"] as const;
  const unreadDays = days.filter((day) => draft[day].trim() && !isPartialDate(draft[day].trim()));
  // What is no day is told as such, and compared with no other.
  const told = { ...draft, ...Object.fromEntries(unreadDays.map((day) => [day, ""])) };
  const problems: Record<string, string> = pledgeProblems(pledgeOfDraft(told));
  const unread = draftProblem(draft.amount);
  if (unread) problems.amount = unread;
  for (const day of unreadDays) problems[day] = "day_invalid";
  return problems;
}

export function PledgeFields(props: {
  draft: PledgeDraft;
  onChange: (draft: PledgeDraft) => void;
  names: Names;
  partyCodes: string[];
  channels: string[];
  purposes: Purpose[];
  showProblems: boolean;
  amountLegend: string;
  /** While the pledge's amount is what the article states, it is asked for once. */
  hideAmount?: boolean;
  /** A package needs less said of it than what it holds. */
  brief?: boolean;
}) {
  const { draft, names, showProblems } = props;
  const say = useTranslations("pledge_form");
  const problem = useTranslations("problem");
  const [category, purpose, finance] = [
    useTranslations("category"),
    useTranslations("purpose"),
    useTranslations("finance"),
  ];
  const change = (part: Partial<PledgeDraft>) => props.onChange({ ...draft, ...part });
  const wrong = showProblems ? draftProblems(draft) : {};
  const said = (field: string) => (wrong[field] ? problem(wrong[field]) : null);
  const codes = [...new Set([...countryCodes, ...props.partyCodes])].sort((a, b) =>
    names.party(a).localeCompare(names.party(b)),
  );
  const donors = draft.donorCodes.length > 0 ? draft.donorCodes : [""];
  return (
    <div className="grid gap-3">
      {donors.map((donor, index) => (
        <ChoiceField
          key={`${index}-${donor}`}
          label={index === 0 ? say("donor") : say("donor_more", { number: index + 1 })}
          value={donor}
          onChange={(code) => change({ donorCodes: donors.with(index, code).filter(Boolean) })}
          options={[
            { value: "", text: index === 0 ? say("choose") : say("none") },
            ...codes.map((code) => ({ value: code, text: names.party(code) })),
          ]}
          problem={index === 0 ? said("donorCodes") : null}
        />
      ))}
      {draft.donorCodes.length > 0 && !props.brief && (
        <button
          type="button"
          className="justify-self-start text-sm text-accent underline"
          onClick={() =>
            change({
              donorCodes: [...draft.donorCodes, codes.find((code) => !draft.donorCodes.includes(code)) ?? ""],
            })
          }
        >
          {say("add_donor")}
        </button>
      )}
      {!props.hideAmount && (
        <AmountFields
          legend={props.amountLegend}
          draft={draft.amount}
          onChange={(amount) => change({ amount })}
          showProblem={showProblems}
        />
      )}
      {!props.brief && (
        <>
          <div className="grid grid-cols-2 gap-2">
            <ChoiceField
              label={say("category")}
              value={draft.category}
              onChange={(value) => change({ category: value })}
              options={categories.map((value) => ({ value, text: category(value) }))}
            />
            <ChoiceField
              label={say("purpose")}
              value={draft.purpose}
              onChange={(value) => change({ purpose: value })}
              options={props.purposes.map((value) => ({ value, text: purpose(value) }))}
            />
          </div>
          <LineField
            label={say("purpose_note")}
            value={draft.purposeNote ?? ""}
            onChange={(purposeNote) => change({ purposeNote: purposeNote || null })}
          />
          <LineField
            label={say("purpose_note_uk")}
            lang="uk"
            value={draft.purposeNoteUk ?? ""}
            onChange={(purposeNoteUk) => change({ purposeNoteUk: purposeNoteUk || null })}
          />
          <div className="grid grid-cols-2 gap-2">
            <ChoiceField
              label={say("channel")}
              value={draft.channelSlug ?? ""}
              onChange={(slug) => change({ channelSlug: slug || null })}
              options={[
                { value: "", text: say("bilateral") },
                ...props.channels.map((slug) => ({ value: slug, text: names.channel(slug) })),
              ]}
            />
            <ChoiceField
              label={say("finance")}
              value={draft.financeType}
              onChange={(financeType) => change({ financeType })}
              options={financeTypes.map((value) => ({ value, text: finance(value) }))}
            />
          </div>
          <LineField
            label={say("in_kind")}
            value={draft.inKind ?? ""}
            onChange={(inKind) => change({ inKind: inKind || null })}
            problem={said("inKind")}
          />
          {draft.inKind && (
            <LineField
              label={say("in_kind_uk")}
              lang="uk"
              value={draft.inKindUk ?? ""}
              onChange={(inKindUk) => change({ inKindUk: inKindUk || null })}
            />
          )}
        </>
      )}
      <div className="grid grid-cols-2 gap-2">
        <LineField
          label={say("announced_on")}
          value={draft.announcedOn}
          onChange={(announcedOn) => change({ announcedOn })}
          hint={say("announced_on_hint")}
          problem={said("announcedOn")}
        />
        <LineField
          label={say("announced_by")}
          value={draft.announcedBy ?? ""}
          onChange={(announcedBy) => change({ announcedBy: announcedBy || null })}
        />
        <LineField
          label={say("due_by")}
          value={draft.dueBy}
          onChange={(dueBy) => change({ dueBy })}
          hint={say("due_by_hint")}
          problem={said("dueBy")}
        />
      </div>
    </div>
  );
}
