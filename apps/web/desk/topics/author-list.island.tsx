"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { FormButtons } from "@/desk/kit/form-buttons.island.tsx";
import { linesOf } from "@/desk/kit/lines.ts";
import { RowAct } from "@/desk/kit/row-act.island.tsx";
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
                    <RowAct
                      text={say("change_short")}
                      label={say("change", { name: author.name })}
                      onAct={() => setOpened(author.slug)}
                    />
                    {author.version > 0 && (
                      <RowAct
                        text={say("remove_short")}
                        label={say("remove", { name: author.name })}
                        isBad
                        isBusy={isBusy}
                        onAct={() =>
                          void run(
                            () =>
                              client.authors.remove.mutate({ slug: author.slug, version: author.version }),
                            say("removed", { name: author.name }),
                          )
                        }
                      />
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
    void props.onSubmit({ name, version, alsoCalled: linesOf(also), aboutEn, aboutUk });
  }
  return (
    <form onSubmit={submit} className="grid gap-4" aria-label={name}>
      <p className="font-semibold">{name}</p>
      <LineField label={say("about_en")} value={aboutEn} onChange={setEnglish} rows={3} lang="en" />
      <LineField label={say("about_uk")} value={aboutUk} onChange={setUkrainian} rows={3} lang="uk" />
      <LineField label={say("also")} value={also} onChange={setAlso} rows={2} hint={say("also_hint")} />
      <FormButtons submit={say("save")} isBusy={props.isBusy} onCancel={props.onCancel} />
    </form>
  );
}
