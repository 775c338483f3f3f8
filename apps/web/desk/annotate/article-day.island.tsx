"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { dayText } from "@/wording/day.ts";
import type { DeskAnnotation, DeskArticle } from "./desk-article.ts";

/**
 * Asks for the day of an article whose text said none, before anything is marked; and when it is said after that, offers it to
 * the pledges that were marked without one. Nothing where there is nothing to ask.
 */
export function ArticleDay(props: {
  shown: DeskArticle;
  annotations: readonly DeskAnnotation[];
  /** What the page shows of the article and of its marks. */
  keys: readonly QueryKey[];
}) {
  const { article, revision, isLeftUndated } = props.shown;
  const say = useTranslations("article_day");
  const locale = useLocale();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { run, message, isBusy } = useWork({ renews: props.keys });
  const [day, setDay] = useState("");
  const set = (publishedOn: string | null) =>
    run(
      async () => {
        await client.articles.setDay.mutate({ id: article.id, version: article.version, publishedOn });
        await queryClient.invalidateQueries();
      },
      publishedOn === null ? say("left") : say("set"),
    );
  const undated = new Map(
    props.annotations
      .filter(({ role, announcedOn }) => role === "first" && announcedOn === null)
      .map(({ pledgeCode, pledgeVersion }) => [pledgeCode, { code: pledgeCode, version: pledgeVersion }]),
  );
  if (revision.publishedOn === null) {
    const form = (
      <form
        className="mt-2 flex flex-wrap items-end gap-3"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void set(day);
        }}
      >
        <LineField label={say("day")} type="date" value={day} required onChange={setDay} />
        <button type="submit" className="button" disabled={isBusy}>
          {say("save")}
        </button>
        {!isLeftUndated && (
          <button
            type="button"
            className="button button-quiet"
            disabled={isBusy}
            onClick={() => void set(null)}
          >
            {say("unknown")}
          </button>
        )}
      </form>
    );
    return (
      <section aria-label={say("title")} className="mt-4 max-w-measure">
        <div className={isLeftUndated ? "note" : "note note-warn"}>
          <p>{isLeftUndated ? say("is_unknown") : say("asked")}</p>
          {form}
        </div>
        <Told message={message} className="mt-2" />
      </section>
    );
  }
  if (undated.size === 0) return <Told message={message} className="mt-4 max-w-measure" />;
  const shownDay = dayText(revision.publishedOn, locale);
  return (
    <section aria-label={say("title")} className="mt-4 max-w-measure">
      <div className="note note-warn">
        <p>{say("undated", { count: undated.size })}</p>
        <button
          type="button"
          className="button mt-2"
          disabled={isBusy}
          onClick={() =>
            void run(
              () => client.pledges.fillDays.mutate({ articleId: article.id, pledges: [...undated.values()] }),
              ({ count }) => say("filled", { count, day: shownDay }),
            )
          }
        >
          {say("fill", { day: shownDay })}
        </button>
      </div>
      <Told message={message} className="mt-2" />
    </section>
  );
}
