"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { ChoiceField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { address } from "@/i18n/address.ts";

/** What an article is filed under; a choice is kept at once, beside whatever is being written. */
export function ArticleTopics({ articleId }: { articleId: string }) {
  const say = useTranslations("topics");
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const own = trpc.topics.ofArticle.queryOptions({ articleId });
  const { data: topics } = useQuery(trpc.topics.list.queryOptions());
  const { data: filed } = useQuery(own);
  const { run, message } = useWork({ renews: [own.queryKey] });
  /** Chosen and not answered yet: a tick is seen at once, and the next one waits for no answer. */
  const [wanted, setWanted] = useState<string[] | null>(null);
  const seen = useRef<string[]>([]);
  const sent = useRef<Promise<unknown>>(Promise.resolve());
  if (!topics || !filed) return null;
  const chosen = wanted ?? filed.map(({ slug }) => slug);
  const section = topics.find(({ kind, slug }) => kind === "section" && chosen.includes(slug))?.slug ?? "";
  const nameOf = (topic: { nameEn: string; nameUk: string }) =>
    locale === "uk" ? topic.nameUk : topic.nameEn;

  /** One after another, each over what the one before it has left, the first over what was seen: a colleague's is not overwritten. */
  function file(slugs: string[]) {
    if (wanted === null) seen.current = chosen;
    setWanted(slugs);
    const send = async () => {
      await run(async () => {
        const before = seen.current;
        const now = await client.topics.setOfArticle.mutate({ articleId, before, topics: slugs });
        seen.current = now.map(({ slug }) => slug);
        queryClient.setQueryData(own.queryKey, now);
      }, say("filed"));
      setWanted((now) => (now === slugs ? null : now));
    };
    sent.current = sent.current.then(send);
  }
  const sections = topics.filter(({ kind }) => kind === "section");
  const tags = topics.filter(({ kind }) => kind === "tag");
  return (
    <section aria-labelledby="article-topics" className="mt-6 max-w-measure">
      <h2 id="article-topics" className="text-xl">
        {say("of_article")}
      </h2>
      {topics.length === 0 && (
        <p className="mt-2 text-sm">
          <a href={address(locale, "/desk/topics")}>{say("make")}</a>
        </p>
      )}
      {sections.length > 0 && (
        <div className="mt-3 max-w-[20rem]">
          <ChoiceField
            label={say("section")}
            value={section}
            onChange={(slug) => file([...chosen.filter((one) => one !== section), ...(slug ? [slug] : [])])}
            options={[
              { value: "", text: say("no_section") },
              ...sections.map((topic) => ({ value: topic.slug, text: nameOf(topic) })),
            ]}
          />
        </div>
      )}
      {tags.length > 0 && (
        <fieldset className="mt-4">
          <legend className="label">{say("tags")}</legend>
          <div className="mt-1 flex flex-wrap gap-x-5 gap-y-2">
            {tags.map((topic) => (
              <label key={topic.slug} className="flex min-h-6 items-center gap-2">
                <input
                  type="checkbox"
                  checked={chosen.includes(topic.slug)}
                  onChange={(event) =>
                    file(
                      event.target.checked
                        ? [...chosen, topic.slug]
                        : chosen.filter((slug) => slug !== topic.slug),
                    )
                  }
                />
                {nameOf(topic)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <Told message={message} className="mt-2" />
    </section>
  );
}
