"use client";

import type { Currency } from "@pledgebook/core/currencies";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { address } from "@/i18n/address.ts";
import { amountText } from "@/ledger/amount.ts";
import type { DeskAnnotation } from "./annotate-article.island.tsx";
import { useProblemText, useTRPCClient } from "./api.island.tsx";

/** The marks of the article: what each states, where it stands, what it waits for. */
export function AnnotationList(props: {
  annotations: DeskAnnotation[];
  revisionId: string;
  text: string;
  mayAnnotate: boolean;
  placing: DeskAnnotation | null;
  onPlace: (annotation: DeskAnnotation | null) => void;
  onDone: (message: string) => void;
}) {
  const say = useTranslations("marks");
  const amount = useTranslations("amount");
  const locale = useLocale();
  const client = useTRPCClient();
  const problemText = useProblemText();
  const [refusal, setRefusal] = useState<string | null>(null);

  async function act(work: () => Promise<unknown>, said: string) {
    setRefusal(null);
    try {
      await work();
      props.onDone(said);
    } catch (error) {
      setRefusal(problemText(error));
    }
  }

  return (
    <section aria-labelledby="marks">
      <h2 id="marks" className="text-xl">
        {say("title", { count: props.annotations.length })}
      </h2>
      {props.placing && (
        <p role="status" className="note note-warn mt-3">
          {say("placing", { code: props.placing.pledgeCode })}{" "}
          <button type="button" className="text-accent underline" onClick={() => props.onPlace(null)}>
            {say("placing_stop")}
          </button>
        </p>
      )}
      {refusal && (
        <p role="alert" className="note note-bad mt-3">
          {refusal}
        </p>
      )}
      {props.annotations.length === 0 && <p className="mt-2 text-muted">{say("none")}</p>}
      <ol className="mt-2">
        {props.annotations.map((mark, index) => {
          const loose = mark.anchorState === "needs_review" || mark.anchorState === "orphaned";
          const candidate =
            mark.start !== null && mark.end !== null ? props.text.slice(mark.start, mark.end) : null;
          const stated = {
            min: mark.amountMin,
            max: mark.amountMax,
            currency: mark.currency as Currency | null,
            qualifier: mark.qualifier,
          };
          return (
            <li key={mark.id} className="border-t border-line py-3 text-sm">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="text-muted figure">{index + 1}</span>
                <a
                  href={address(locale, `/desk/pledges/${mark.pledgeCode}`)}
                  className="font-semibold figure"
                >
                  {mark.pledgeCode}
                </a>
                <span className="font-semibold figure">{amountText(stated, locale, amount)}</span>
                <span className="text-muted">{say(`review.${mark.reviewState}`)}</span>
              </p>
              <p className="mt-1 font-serif text-base">{mark.exact}</p>
              {mark.reviewNote && <p className="note note-warn mt-1">{mark.reviewNote}</p>}
              {loose && (
                <div className="note note-warn mt-1">
                  <p>{say(`anchor.${mark.anchorState}`)}</p>
                  {candidate && <p className="mt-1 font-serif text-base">{candidate}</p>}
                </div>
              )}
              {props.mayAnnotate && (
                <p className="mt-1.5 flex flex-wrap gap-x-4">
                  {loose && candidate && (
                    <button
                      type="button"
                      className="min-h-6 text-accent underline"
                      onClick={() =>
                        act(
                          () =>
                            client.annotations.place.mutate({
                              id: mark.id,
                              version: mark.version,
                              revisionId: props.revisionId,
                              span: { start: mark.start!, end: mark.end! },
                            }),
                          say("kept"),
                        )
                      }
                    >
                      {say("keep")}
                    </button>
                  )}
                  <button
                    type="button"
                    className="min-h-6 text-accent underline"
                    onClick={() => props.onPlace(mark)}
                  >
                    {say("move")}
                  </button>
                  <button
                    type="button"
                    className="min-h-6 text-bad underline"
                    onClick={() =>
                      window.confirm(say("remove_sure", { code: mark.pledgeCode })) &&
                      act(
                        () => client.annotations.remove.mutate({ id: mark.id, version: mark.version }),
                        say("removed"),
                      )
                    }
                  >
                    {say("remove")}
                  </button>
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
