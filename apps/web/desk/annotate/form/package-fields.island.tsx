"use client";

import { useTranslations } from "next-intl";
import type { KnownNames } from "@/desk/kit/use-known-names.ts";
import { PledgeFields } from "@/desk/pledge/pledge-fields.island.tsx";
import { KnownPledges } from "./known-pledges.island.tsx";
import type { useMarkDraft } from "./use-mark-draft.ts";
import type { StoryPledge } from "./use-story-pledges.ts";

/** The package that a new pledge is part of: chosen among those that the ledger knows, or told in a few fields. */
export function PackageFields(props: {
  mark: ReturnType<typeof useMarkDraft>;
  known: KnownNames;
  story: readonly StoryPledge[];
  showProblems: boolean;
}) {
  const { mark, known } = props;
  const { pack, setPack, pledge } = mark;
  const say = useTranslations("annotation_form");
  return (
    <fieldset className="grid gap-3 border-t border-line pt-3">
      <legend className="sr-only">{say("package")}</legend>
      <h3 className="text-lg">{say("package")}</h3>
      <KnownPledges
        kind="search"
        asked={mark.packageAsked}
        names={known.names}
        chosen={pack.kind === "existing" ? pack.code : null}
        onChoose={(code) => setPack({ kind: "existing", code })}
        label={say("package_known")}
        story={props.story}
      />
      {pack.kind === "existing" ? (
        <p>
          {say("package_is", { code: pack.code })}{" "}
          <button
            type="button"
            className="text-accent underline"
            onClick={() =>
              setPack({
                kind: "new",
                draft: { ...pledge, amount: { ...mark.stated, first: "", qualifier: "exact" } },
              })
            }
          >
            {say("package_other")}
          </button>
        </p>
      ) : (
        mark.newPackage && (
          <PledgeFields
            brief
            draft={mark.newPackage}
            onChange={(draft) => setPack({ kind: "new", draft })}
            {...known}
            showProblems={props.showProblems}
            amountLegend={say("package_amount")}
          />
        )
      )}
    </fieldset>
  );
}
