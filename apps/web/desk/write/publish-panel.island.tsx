"use client";

import { isSlug } from "@pledgebook/core/values/slug";
import type { ArticleStatus } from "@pledgebook/core/values/vocabulary";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { OpenPairs } from "@/desk/reconcile/open-pairs.island.tsx";
import { address } from "@/i18n/address.ts";
import { momentText } from "@/wording/day.ts";
import { type Scheduled, ScheduleForm } from "./schedule-form.island.tsx";

export interface PublicState extends Scheduled {
  status: ArticleStatus;
  /** Readers see the newest revision. */
  isPublic: boolean;
  slug: string;
}

/** What happens to an article beside its writing: its schedule, preview, draft, address, and its end. */
export function PublishPanel(props: {
  id: string;
  version: number;
  state: PublicState;
  mayPublish: boolean;
  timeZone: string;
  /** Saves what is typed, so that what is seen is what is scheduled; the version that it has then. */
  saved: () => Promise<number>;
  /** Does it, tells what was refused, and keeps the version and the state that came of it. */
  act: (work: () => Promise<{ version: number } & Partial<PublicState>>, said: string) => Promise<boolean>;
}) {
  const { state, act } = props;
  const say = useTranslations("publishing");
  const locale = useLocale();
  const client = useTRPCClient();
  const [slug, setSlug] = useState(state.slug);
  const [notice, setNotice] = useState<string | null>(null);
  const { data: previews = [], refetch } = useQuery(
    useTRPC().articles.previews.queryOptions({ id: props.id }),
  );
  const [preview, setPreview] = useState<{ url: string; expiresAt: string } | null>(null);
  const which = { id: props.id, version: props.version };
  const isOver = state.status === "withdrawn";
  const hasDraft = state.status === "published" && !state.isPublic;

  const schedule = (moment: string | null) =>
    act(
      async () => {
        // Clearing saves nothing: it is to be done at once.
        const version = moment ? await props.saved() : props.version;
        const { scheduledRevision, ...done } = await client.articles.schedule.mutate({
          id: props.id,
          version,
          at: moment,
        });
        const status =
          state.status === "published" ? state.status : moment ? ("scheduled" as const) : ("draft" as const);
        const set = moment && scheduledRevision ? { at: moment, revision: scheduledRevision } : null;
        return { ...done, schedule: set, held: null, status };
      },
      say(moment ? "scheduled" : "cleared"),
    );

  return (
    <section aria-labelledby="publishing" className="grid content-start gap-5">
      <h2 id="publishing" className="text-xl">
        {say("title")}
      </h2>
      {!isOver && <OpenPairs articleId={props.id} />}
      <div>
        <button
          type="button"
          className="button button-quiet"
          onClick={() =>
            act(async () => {
              const { token, expiresAt } = await client.articles.preview.mutate({ id: props.id });
              setPreview({
                url: `${window.location.origin}${address(locale, `/preview/${token}`)}`,
                expiresAt,
              });
              await refetch();
              return { version: props.version };
            }, say("previewed"))
          }
        >
          {say("preview")}
        </button>
        {preview && (
          <p className="mt-2 text-sm break-all">
            <a href={preview.url}>{preview.url}</a>
            <span className="block text-muted">
              {say("preview_until", { moment: momentText(preview.expiresAt, locale) })}
            </span>
          </p>
        )}
        {previews.length > 0 && (
          <ul className="mt-2 text-sm">
            {previews.map((one, index) => (
              <li key={one.id} className="flex flex-wrap gap-x-3 border-t border-line py-1">
                <span>{say("preview_link", { number: previews.length - index })}</span>
                <span className="text-muted">
                  {say("preview_until", { moment: momentText(one.expiresAt, locale) })}
                </span>
                <button
                  type="button"
                  className="ml-auto text-bad underline underline-offset-4"
                  onClick={() =>
                    act(async () => {
                      await client.articles.endPreview.mutate({ id: props.id, previewId: one.id });
                      setPreview(null);
                      await refetch();
                      return { version: props.version };
                    }, say("preview_ended"))
                  }
                >
                  {say("preview_end")}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {hasDraft && (
        <div>
          <p className="text-sm text-muted">{say("has_draft")}</p>
          <button
            type="button"
            className="button button-quiet mt-1"
            onClick={() =>
              window.confirm(say("discard_sure")) &&
              act(async () => {
                const done = await client.articles.discard.mutate(which);
                window.location.reload();
                return { ...done, isPublic: true };
              }, say("discarded"))
            }
          >
            {say("discard")}
          </button>
        </div>
      )}
      {props.mayPublish && !isOver && (
        <>
          <ScheduleForm
            state={state}
            timeZone={props.timeZone}
            onSchedule={(moment) => void schedule(moment)}
          />
          <form
            className="grid gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              void act(() => client.articles.rename.mutate({ ...which, slug }), say("renamed"));
            }}
          >
            <LineField
              label={say("address")}
              value={slug}
              onChange={setSlug}
              hint={say("address_hint")}
              problem={isSlug(slug) ? null : say("address_invalid")}
            />
            <button
              type="submit"
              className="button button-quiet justify-self-start"
              disabled={slug === state.slug || !isSlug(slug)}
            >
              {say("rename")}
            </button>
          </form>
          {state.status === "published" &&
            (notice === null ? (
              <button
                type="button"
                className="button button-bad justify-self-start"
                onClick={() => setNotice("")}
              >
                {say("withdraw")}
              </button>
            ) : (
              <form
                className="grid gap-2"
                onSubmit={(event) => {
                  event.preventDefault();
                  if (!notice.trim()) return;
                  void act(async () => {
                    const done = await client.articles.withdraw.mutate({ ...which, notice });
                    return { ...done, status: "withdrawn" as const, schedule: null };
                  }, say("withdrawn")).then((isDone) => isDone && setNotice(null));
                }}
              >
                <LineField
                  label={say("notice")}
                  value={notice}
                  onChange={setNotice}
                  rows={3}
                  required
                  hint={say("notice_hint")}
                />
                <p className="flex gap-2">
                  <button type="submit" className="button button-bad">
                    {say("withdraw_for_good")}
                  </button>
                  <button type="button" className="button button-quiet" onClick={() => setNotice(null)}>
                    {say("cancel")}
                  </button>
                </p>
              </form>
            ))}
        </>
      )}
    </section>
  );
}
