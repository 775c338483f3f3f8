"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSpoken } from "@/desk/kit/live-region.island.tsx";
import { address } from "@/i18n/address.ts";

/** Articles that are here already and may be the one in hand: whoever saves again makes a second one. */
export function KnownArticles(props: { articles: readonly { id: string; title: string }[] }) {
  const say = useTranslations("paste");
  const locale = useLocale();
  useSpoken(say("known"));
  return (
    <div className="note note-warn">
      <p>{say("known")}</p>
      <ul className="mt-1">
        {props.articles.map(({ id, title }) => (
          <li key={id}>
            <a href={address(locale, `/desk/articles/${id}`)}>{title}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
