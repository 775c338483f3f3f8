"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { type TopicKind, topicKinds } from "@pledgebook/core/values/vocabulary";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { ChoiceField, LineField } from "@/desk/kit/fields.island.tsx";
import { FormButtons } from "@/desk/kit/form-buttons.island.tsx";
import { RowAct } from "@/desk/kit/row-act.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";

type Topics = inferRouterOutputs<AppRouter>["topics"]["list"];
type Topic = Topics[number];
type Fields = { kind: TopicKind; nameEn: string; nameUk: string };

const NOTHING: Fields = { kind: "section", nameEn: "", nameUk: "" };

/** Sections and tags: added, renamed, taken away where no article is filed under them. */
export function TopicList({ initial, mayChange }: { initial: Topics; mayChange: boolean }) {
  const say = useTranslations("topics");
  const locale = useLocale();
  const client = useTRPCClient();
  const options = useTRPC().topics.list.queryOptions();
  const { data } = useQuery({ ...options, initialData: initial });
  const { run, message, isBusy } = useWork({ renews: [options.queryKey] });
  const [opened, setOpened] = useState<string | null>(null);
  const nameOf = ({ nameEn, nameUk }: Fields) => (locale === "uk" ? nameUk : nameEn);

  async function save({ slug, version }: Topic, fields: Fields) {
    const isSaved = await run(
      () => client.topics.save.mutate({ slug, version, ...fields }),
      say("saved", { name: nameOf(fields) }),
    );
    if (isSaved) setOpened(null);
    return isSaved;
  }

  return (
    <div className="mt-4 grid gap-x-14 gap-y-8 lg:grid-cols-[1fr_22rem]">
      <div>
        <Told message={message} />
        {data.length === 0 && <p className="text-muted">{say("none")}</p>}
        <ul>
          {data.map((topic) => (
            <li key={topic.slug} className="border-t border-line py-3">
              {opened === topic.slug ? (
                <TopicForm
                  initial={topic}
                  submit={say("save")}
                  isBusy={isBusy}
                  onSubmit={(fields) => save(topic, fields)}
                  onCancel={() => setOpened(null)}
                />
              ) : (
                <div className="flex flex-wrap items-baseline gap-x-4">
                  <strong>{nameOf(topic)}</strong>
                  <span className="text-sm text-muted">
                    {say(`kind.${topic.kind}`)} · {say("articles", { count: topic.articles })}
                  </span>
                  {mayChange && (
                    <span className="ml-auto flex gap-5 text-sm">
                      <RowAct
                        text={say("change_short")}
                        label={say("change", { name: nameOf(topic) })}
                        onAct={() => setOpened(topic.slug)}
                      />
                      {topic.articles === 0 && (
                        <RowAct
                          text={say("remove_short")}
                          label={say("remove", { name: nameOf(topic) })}
                          isBad
                          isBusy={isBusy}
                          onAct={() =>
                            void run(
                              () => client.topics.remove.mutate({ slug: topic.slug, version: topic.version }),
                              say("removed", { name: nameOf(topic) }),
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
      {mayChange && (
        <section aria-labelledby="add-topic">
          <h3 id="add-topic" className="text-lg">
            {say("add_title")}
          </h3>
          <p className="mt-1 mb-4 text-sm text-muted">{say("add_hint")}</p>
          <TopicForm
            submit={say("add")}
            isBusy={isBusy}
            onSubmit={(fields) =>
              run(() => client.topics.add.mutate(fields), say("added", { name: nameOf(fields) }))
            }
          />
        </section>
      )}
    </div>
  );
}

/** What was typed stays when it is refused, and is emptied when a new one was made. */
function TopicForm(props: {
  initial?: Fields;
  submit: string;
  isBusy: boolean;
  onSubmit: (fields: Fields) => Promise<boolean>;
  onCancel?: () => void;
}) {
  const say = useTranslations("topics");
  const { kind, nameEn, nameUk } = props.initial ?? NOTHING;
  const [fields, setFields] = useState<Fields>({ kind, nameEn, nameUk });
  const change = (part: Partial<Fields>) => setFields({ ...fields, ...part });
  async function submit(event: FormEvent) {
    event.preventDefault();
    if ((await props.onSubmit(fields)) && !props.initial) change({ nameEn: "", nameUk: "" });
  }
  return (
    <form onSubmit={submit} className="grid max-w-sm gap-4">
      <LineField
        label={say("name_en")}
        value={fields.nameEn}
        onChange={(name) => change({ nameEn: name })}
        required
      />
      <LineField
        label={say("name_uk")}
        value={fields.nameUk}
        onChange={(name) => change({ nameUk: name })}
        required
      />
      <ChoiceField
        label={say("kind_of")}
        value={fields.kind}
        onChange={(which) => change({ kind: which })}
        options={topicKinds.map((value) => ({ value, text: say(`kind.${value}`) }))}
      />
      <FormButtons submit={props.submit} isBusy={props.isBusy} onCancel={props.onCancel} />
    </form>
  );
}
