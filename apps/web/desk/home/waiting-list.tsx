import { useLocale, useTranslations } from "next-intl";
import { address } from "@/i18n/address.ts";

/** Things of one kind that wait, each with where it is dealt with. */
export interface Waiting {
  kind: "sent_back" | "changed" | "notes" | "annotate" | "review" | "loose" | "reports" | "sources";
  items: readonly { id: string; href: string; title: string; note: string }[];
}

/** Things of a kind that are listed before the rest is folded. */
const MOST_OPEN = 6;

export function WaitingList({ kind, items }: Waiting) {
  const say = useTranslations("queue");
  return (
    <section aria-labelledby={`queue-${kind}`}>
      <h2 id={`queue-${kind}`} className="text-xl">
        {say(kind, { count: items.length })}
      </h2>
      <Rows items={items.slice(0, MOST_OPEN)} />
      {items.length > MOST_OPEN && (
        <details>
          <summary className="border-t border-line py-2 text-accent">
            {say("and_more", { count: items.length - MOST_OPEN })}
          </summary>
          <Rows items={items.slice(MOST_OPEN)} />
        </details>
      )}
    </section>
  );
}

function Rows({ items }: Pick<Waiting, "items">) {
  const locale = useLocale();
  return (
    <ul className="mt-2">
      {items.map((item) => (
        <li key={item.id} className="border-t border-line py-2.5">
          <a
            href={address(locale, item.href)}
            className="plain block font-serif text-lg leading-snug"
            data-row
          >
            {item.title}
          </a>
          <span className="text-sm text-muted">{item.note}</span>
        </li>
      ))}
    </ul>
  );
}
