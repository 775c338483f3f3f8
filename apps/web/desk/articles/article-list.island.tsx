"use client";

import type { AppRouter } from "@pledgebook/api/router";
import type { inferRouterOutputs } from "@trpc/server";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { address } from "@/i18n/address.ts";
import { momentText, shortDayText } from "@/wording/day.ts";

type Articles = inferRouterOutputs<AppRouter>["articles"];
type Article = Articles["desk"][number];

/** What the bar's select says for nobody: an id of a person is never that. */
const NOBODY = "nobody";

/** Articles to tick, and what is done with those that are ticked. */
export function ArticleList(props: {
  articles: Article[];
  people: Articles["assignees"];
  self: string | null;
}) {
  const { articles, people, self } = props;
  const say = useTranslations("desk_articles");
  const status = useTranslations("queue.article");
  const locale = useLocale();
  const client = useTRPCClient();
  const router = useRouter();
  const { run, message, isBusy } = useWork();
  const [tickedIds, setTickedIds] = useState<readonly string[]>([]);
  const [person, setPerson] = useState(self ?? NOBODY);
  const ticked = articles.filter(({ id }) => tickedIds.includes(id));
  const seen = ticked.map(({ id, version }) => ({ id, version }));
  const areDrafts = ticked.every((one) => one.status === "draft" && one.marks === 0);

  const act = async (work: () => Promise<unknown>, said: string) => {
    const isDone = await run(work, said);
    // Whether it was done or refused, the list is what it is now.
    router.refresh();
    if (isDone) setTickedIds([]);
  };
  const tick = (id: string, isTicked: boolean) =>
    setTickedIds((before) => (isTicked ? [...before, id] : before.filter((one) => one !== id)));

  return (
    <div className="mt-4">
      <Told message={message} className="mb-3" />
      <table className="ledger lines desk-articles">
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                aria-label={say("tick_all")}
                checked={articles.length > 0 && ticked.length === articles.length}
                onChange={({ target }) => setTickedIds(target.checked ? articles.map(({ id }) => id) : [])}
              />
            </th>
            <th scope="col">{say("column.title")}</th>
            <th scope="col">{say("column.state")}</th>
            <th scope="col">{say("column.marks")}</th>
            <th scope="col">{say("column.assigned")}</th>
            <th scope="col">{say("column.day")}</th>
            <th scope="col">{say("column.changed")}</th>
          </tr>
        </thead>
        <tbody>
          {articles.map((article) => (
            <tr key={article.id} className={tickedIds.includes(article.id) ? "is-ticked" : undefined}>
              <td className="tick">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  aria-label={say("tick", { title: article.title })}
                  checked={tickedIds.includes(article.id)}
                  onChange={({ target }) => tick(article.id, target.checked)}
                />
              </td>
              <td className="title">
                <a
                  href={address(locale, `/desk/articles/${article.id}`)}
                  lang={article.language}
                  className="plain font-serif"
                >
                  {article.title}
                </a>
              </td>
              <td className="state">
                {status(article.status)}
                {article.hasDraft ? ` · ${say("has_draft")}` : ""}
              </td>
              <td className="marks">
                <a href={address(locale, `/desk/articles/${article.id}/annotate`)}>
                  {say("marks", { count: article.marks, waiting: article.waiting })}
                </a>
              </td>
              <td className="assigned">
                {article.assigneeName ?? <span className="text-muted">{say("nobody")}</span>}
              </td>
              <td className="day">{article.publishedOn && shortDayText(article.publishedOn, locale)}</td>
              <td className="changed text-muted">{momentText(article.changedAt, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {ticked.length > 0 && (
        <section className="ticked-bar" aria-label={say("ticked", { count: ticked.length })}>
          <strong>{say("ticked", { count: ticked.length })}</strong>
          <label className="flex items-center gap-2 whitespace-nowrap">
            {say("assign_to")}
            <select className="field" value={person} onChange={({ target }) => setPerson(target.value)}>
              <option value={NOBODY}>{say("nobody")}</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {id === self ? say("you", { name }) : name}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() =>
              void act(
                () =>
                  client.articles.assign.mutate({
                    articles: seen,
                    personId: person === NOBODY ? null : person,
                  }),
                say("assigned", { count: ticked.length }),
              )
            }
          >
            {say("assign")}
          </button>
          {ticked.length === 1 && (
            <button
              type="button"
              className="button button-quiet"
              disabled={isBusy}
              onClick={() =>
                void act(
                  () => client.articles.duplicate.mutate({ id: ticked[0]!.id }),
                  say("duplicated", { title: ticked[0]!.title }),
                )
              }
            >
              {say("duplicate")}
            </button>
          )}
          {areDrafts && (
            <button
              type="button"
              className="button button-bad"
              disabled={isBusy}
              onClick={() => {
                if (window.confirm(say("delete_sure", { count: ticked.length })))
                  void act(
                    () => client.articles.deleteDrafts.mutate({ articles: seen }),
                    say("deleted", { count: ticked.length }),
                  );
              }}
            >
              {say("delete")}
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={() => setTickedIds([])}>
            {say("clear")}
          </button>
        </section>
      )}
    </div>
  );
}
