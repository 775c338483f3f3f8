"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";

type Authors = inferRouterOutputs<AppRouter>["authors"]["list"];
type Author = Authors[number];

/** Who writes: what is said of them, and which bylines are one person's. */
export function AuthorList({ initial, mayChange }: { initial: Authors; mayChange: boolean }) {
  const say = useTranslations("topics");
  const client = useTRPCClient();
  const options = useTRPC().authors.list.queryOptions();
  const { data } = useQuery({ ...options, initialData: initial });
  const { run, message, isBusy } = useWork({ renews: [options.queryKey] });
  const [opened, setOpened] = useState<string | null>(null);

  async function save(author: Pick<Author, "name" | "alsoCalled" | "aboutEn" | "aboutUk" | "version">) {
    const isSaved = await run(() => client.authors.save.mutate(author), say("saved", { name: author.name }));
    if (isSaved) setOpened(null);
  }

  return (
    <div className="mt-4 max-w-[46rem]">
      <Told message={message} />
      {data.length === 0 && <p className="text-muted">{say("no_authors")}</p>}
      <ul>
        {data.map((author) => (
          <li key={author.slug} className="border-t border-line py-3">
            {opened === author.slug ? (
              <AuthorForm initial={author} isBusy={isBusy} onSubmit={save} onCancel={() => setOpened(null)} />
            ) : (
              <div className="flex flex-wrap items-baseline gap-x-4">
                <strong>{author.name}</strong>
                <span className="text-sm text-muted">
                  {[say("articles", { count: author.articles }), ...author.alsoCalled].join(" · ")}
                </span>
                {mayChange && (
                  <span className="ml-auto flex gap-5 text-sm">
                    <button
                      type="button"
                      aria-label={say("change", { name: author.name })}
                      className="text-accent underline underline-offset-4"
                      onClick={() => setOpened(author.slug)}
                    >
                      {say("change_short")}
                    </button>
                    {author.version > 0 && (
                      <button
                        type="button"
                        disabled={isBusy}
                        aria-label={say("remove", { name: author.name })}
                        className="text-bad underline underline-offset-4"
                        onClick={() =>
                          void run(
                            () =>
                              client.authors.remove.mutate({ slug: author.slug, version: author.version }),
                            say("removed", { name: author.name }),
                          )
                        }
                      >
                        {say("remove_short")}
                      </button>
                    )}
                  </span>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The name is where their page is: it stays as the byline has it. */
function AuthorForm(props: {
  initial: Author;
  isBusy: boolean;
  onSubmit: (
    author: Pick<Author, "name" | "alsoCalled" | "aboutEn" | "aboutUk" | "version">,
  ) => Promise<void>;
  onCancel: () => void;
}) {
  const say = useTranslations("topics");
  const { name, version } = props.initial;
  const [also, setAlso] = useState(props.initial.alsoCalled.join("\n"));
  const [aboutEn, setEnglish] = useState(props.initial.aboutEn);
  const [aboutUk, setUkrainian] = useState(props.initial.aboutUk);
  function submit(event: FormEvent) {
    event.preventDefault();
    const alsoCalled = also
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    void props.onSubmit({ name, version, alsoCalled, aboutEn, aboutUk });
  }
  return (
    <form onSubmit={submit} className="grid gap-4" aria-label={name}>
      <p className="font-semibold">{name}</p>
      <LineField label={say("about_en")} value={aboutEn} onChange={setEnglish} rows={3} lang="en" />
      <LineField label={say("about_uk")} value={aboutUk} onChange={setUkrainian} rows={3} lang="uk" />
      <LineField label={say("also")} value={also} onChange={setAlso} rows={2} hint={say("also_hint")} />
      <p className="flex flex-wrap gap-4">
        <button type="submit" disabled={props.isBusy} className="button">
          {say("save")}
        </button>
        <button type="button" className="button button-quiet" onClick={props.onCancel}>
          {say("cancel")}
        </button>
      </p>
    </form>
  );
}
