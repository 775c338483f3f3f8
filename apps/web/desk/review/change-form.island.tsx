"use client";

import { annotationRoles } from "@pledgebook/core/values/vocabulary";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChoiceField } from "@/desk/kit/fields.island.tsx";
import { FormButtons } from "@/desk/kit/form-buttons.island.tsx";
import type { KnownNames } from "@/desk/kit/use-known-names.ts";
import { AmountFields, amountOfDraft, draftOf, draftProblem } from "@/desk/pledge/amount-fields.island.tsx";
import {
  draftProblems,
  PledgeFields,
  pledgeDraftOf,
  pledgeOfDraft,
} from "@/desk/pledge/pledge-fields.island.tsx";
import type { Changes, Waiting } from "./waiting.ts";

/** What the reviewer puts right; saved with the approval, and shown to whoever marked it. */
export function ChangeForm(props: {
  mark: Waiting;
  known: KnownNames;
  onApprove: (changes: Changes) => Promise<boolean>;
  onCancel: () => void;
}) {
  const { mark } = props;
  const say = useTranslations("review");
  const card = useTranslations("card.role");
  const [stated, setStated] = useState(() => draftOf(mark.stated));
  const [role, setRole] = useState(mark.role);
  const [draft, setDraft] = useState(() => pledgeDraftOf(mark.fields));
  const [tried, setTried] = useState(false);
  const sum = amountOfDraft(stated);
  return (
    <form
      className="mt-3 grid gap-3"
      noValidate
      aria-label={say("change_title", { code: mark.pledge.code })}
      onSubmit={async (event) => {
        event.preventDefault();
        setTried(true);
        if (draftProblem(stated) || Object.keys(draftProblems(draft)).length > 0) return;
        if (await props.onApprove({ stated: sum, role, fields: pledgeOfDraft(draft) })) props.onCancel();
      }}
    >
      <AmountFields legend={say("stated")} draft={stated} onChange={setStated} showProblem={tried} />
      <ChoiceField
        label={say("role")}
        value={role}
        onChange={setRole}
        options={annotationRoles.map((value) => ({ value, text: card(value) }))}
      />
      <PledgeFields
        draft={draft}
        onChange={setDraft}
        {...props.known}
        showProblems={tried}
        amountLegend={say("original")}
      />
      <FormButtons submit={say("approve_changed")} onCancel={props.onCancel} />
    </form>
  );
}
