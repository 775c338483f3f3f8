"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { DeskAnnotation } from "@/desk/annotate/desk-article.ts";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { momentText } from "@/wording/day.ts";

/** Comments that were begun and not sent: whoever looks at another mark and comes back finds theirs. */
const begun = new Map<string, string>();

/** What the desk has said about a mark; each has an address of its own. */
export function MarkComments({ mark, mayAnnotate }: { mark: DeskAnnotation; mayAnnotate: boolean }) {
  const say = useTranslations("mark");
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [text, setText] = useState(begun.get(mark.id) ?? "");
  const type = (typed: string) => {
    begun.set(mark.id, typed);
    setText(typed);
  };
  const options = trpc.annotations.comments.queryOptions({ id: mark.id });
  const { data = [], refetch } = useQuery(options);
  const { run, message } = useWork({ renews: [options.queryKey] });
  // Another count means that somebody said something.
  useEffect(() => {
    void refetch();
  }, [mark.comments, refetch]);
  return (
    <div className="mt-4">
      <h3 className="text-lg">{say("comments", { count: data.length })}</h3>
      <ol>
        {data.map((comment) => (
          <li key={comment.id} id={`c-${comment.id}`} className="border-t border-line py-2 text-sm">
            <p className="text-muted">
              {comment.author} · {momentText(comment.createdAt, locale)}
            </p>
            <p>{comment.text}</p>
          </li>
        ))}
      </ol>
      {mayAnnotate && (
        <form
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (!text.trim()) return;
            void run(async () => {
              await client.annotations.comment.mutate({ id: mark.id, text });
              type("");
            });
          }}
        >
          <LineField
            label={say("comment")}
            value={text}
            onChange={type}
            rows={2}
            problem={message?.text ?? null}
          />
          <button type="submit" className="button button-quiet justify-self-start" disabled={!text.trim()}>
            {say("comment_send")}
          </button>
        </form>
      )}
    </div>
  );
}
