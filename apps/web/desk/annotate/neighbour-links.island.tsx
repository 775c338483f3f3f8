"use client";

import { useLocale, useTranslations } from "next-intl";
import { address } from "@/i18n/address.ts";

/** The articles before and behind this one at the desk. */
export interface Neighbours {
  previous: { id: string; title: string } | null;
  next: { id: string; title: string } | null;
}

const linkId = (which: keyof Neighbours) => `${which}-article`;

/** Goes to one of them, as a press on its link would: what was typed and not sent is asked about there, too. */
export function goToNeighbour(which: keyof Neighbours): void {
  document.getElementById(linkId(which))?.click();
}

/** Links to the articles before and behind this one, for the hand and for the keys. */
export function NeighbourLinks({ neighbours }: { neighbours: Neighbours }) {
  const say = useTranslations("annotate");
  const locale = useLocale();
  return (["previous", "next"] as const).map((which) => {
    const article = neighbours[which];
    return (
      article && (
        <a
          key={which}
          id={linkId(which)}
          href={address(locale, `/desk/articles/${article.id}/annotate`)}
          title={article.title}
          className={which === "previous" ? "ml-auto" : undefined}
        >
          {say(`${which}_article`)}
        </a>
      )
    );
  });
}
