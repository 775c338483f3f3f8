"use client";

import type { Span } from "@pledgebook/core/text/span";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { momentText } from "@/wording/day.ts";

/** Notes that were begun and not sent, by their articles: whoever looks elsewhere and comes back finds theirs. */
const begun = new Map<string, string>();

/** What people of the desk say to each other about an article, or about the words that are selected in it. */
export function ArticleNotes(props: {
  articleId: string;
  /** The words in hand, for which a note would be. */
  words: { revisionId: string; span: Span; text: string } | null;
  mayWrite: boolean;
  /** Shows where a note's words stand. */
  onShow: (place: Span) => void;
}) {
  const { articleId, words } = props;
  const say = useTranslations("notes");
  const locale = useLocale();
  const format = useFormatter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const options = trpc.notes.list.queryOptions({ articleId });
  const { data = [] } = useQuery(options);
  const { data: people = [] } = useQuery(trpc.articles.assignees.queryOptions());
  const { run, message, isBusy } = useWork({ renews: [options.queryKey] });
  const [text, setText] = useState(begun.get(articleId) ?? "");
  const open = data.filter(({ settledAt }) => settledAt === null).length;
  const type = (typed: string) => {
    begun.set(articleId, typed);
    setText(typed);
  };

  async function send(event: FormEvent) {
    event.preventDefault();
    const span = words && { revisionId: words.revisionId, span: words.span };
    const isSent = await run(
      () => client.notes.add.mutate({ articleId, text, words: span }),
      ({ called }) => (called.length > 0 ? say("sent_called", { names: format.list(called) }) : say("sent")),
    );
    if (isSent) type("");
  }

  return (
    <section id="notes" aria-labelledby="notes-title" className="mt-8 border-t border-line pt-4">
      <h2 id="notes-title" className="text-lg">
        {say("title", { count: open })}
      </h2>
      {data.length === 0 && <p className="mt-2 text-sm text-muted">{say("empty")}</p>}
      <ol className="mt-2 text-sm">
        {data.map((note) => (
          <li key={note.id} id={`n-${note.id}`} className="border-t border-line py-2">
            {note.exact !== null &&
              (note.place ? (
                <button
                  type="button"
                  className="block text-left text-accent underline underline-offset-4"
                  onClick={() => note.place && props.onShow(note.place)}
                >
                  ‘{shortened(note.exact)}’
                </button>
              ) : (
                <p className="text-muted">
                  ‘{shortened(note.exact)}’ ({say("gone")})
                </p>
              ))}
            <p className={note.settledAt === null ? "whitespace-pre-line" : "whitespace-pre-line text-muted"}>
              {note.text}
            </p>
            <p className="flex flex-wrap gap-x-3 text-muted">
              <span>
                {note.author} · {momentText(note.createdAt, locale)}
              </span>
              {note.isForMe && note.settledAt === null && (
                <strong className="text-ink">{say("for_me")}</strong>
              )}
              {note.settledAt !== null && (
                <span>
                  {say("settled_by", {
                    name: note.settledBy ?? "",
                    when: momentText(note.settledAt, locale),
                  })}
                </span>
              )}
              {props.mayWrite && (
                <button
                  type="button"
                  disabled={isBusy}
                  className="text-accent underline underline-offset-4"
                  onClick={() =>
                    void run(() =>
                      client.notes.settle.mutate({
                        id: note.id,
                        version: note.version,
                        isSettled: note.settledAt === null,
                      }),
                    )
                  }
                >
                  {say(note.settledAt === null ? "settle" : "reopen")}
                </button>
              )}
            </p>
          </li>
        ))}
      </ol>
      {props.mayWrite && (
        <form onSubmit={send} className="mt-3 grid gap-2">
          <LineField
            label={words ? say("on_words", { words: shortened(words.text) }) : say("on_article")}
            value={text}
            onChange={type}
            rows={2}
            hint={say("hint")}
          />
          <p className="flex flex-wrap items-center gap-3">
            <button type="submit" className="button button-quiet" disabled={isBusy || !text.trim()}>
              {say("send")}
            </button>
            <select
              aria-label={say("call")}
              className="field w-auto"
              value=""
              onChange={(event) => type(`${text.trimEnd()} @${event.target.value} `.trimStart())}
            >
              <option value="">{say("call")}</option>
              {people.map(({ id, name }) => (
                <option key={id} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </p>
          <Told message={message} />
        </form>
      )}
    </section>
  );
}

const shortened = (words: string) => (words.length > 90 ? `${words.slice(0, 90)}…` : words);
