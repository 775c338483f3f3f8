"use client";

import { licenceNames, licences } from "@pledgebook/core/values/face";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { ChoiceField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";

type Shown = (typeof licenceNames)[number] | "facts";

/** Under which licence an outside ledger is shown to readers; until one is said it is the desk's alone. */
export function ComparisonLicence(props: { id: string; version: number; initial: Shown | null }) {
  const say = useTranslations("desk_compare");
  const client = useTRPCClient();
  const router = useRouter();
  const { run, message, isBusy } = useWork();
  const [licence, setLicence] = useState<Shown | "none">(props.initial ?? "none");
  return (
    <div className="mt-6 flex max-w-[46rem] flex-wrap items-end gap-4">
      <ChoiceField
        label={say("licence")}
        value={licence}
        onChange={setLicence}
        options={[
          { value: "none", text: say("licence_none") },
          { value: "facts", text: say("licence_facts") },
          ...licenceNames.map((value) => ({ value, text: licences[value].name })),
        ]}
      />
      <button
        type="button"
        className="button button-quiet"
        disabled={isBusy}
        onClick={() =>
          void run(
            async () => {
              const { id, version } = props;
              await client.comparisons.setLicence.mutate({
                id,
                version,
                licence: licence === "none" ? null : licence,
              });
              router.refresh();
            },
            say(licence === "none" ? "hidden" : "shown"),
          )
        }
      >
        {say("save")}
      </button>
      <Told message={message} />
    </div>
  );
}
