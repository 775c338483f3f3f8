"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

interface Link {
  href: string;
  text: string;
}

/** Pages that stand in the bar where there is room; the others are a press away. */
const IN_BAR = 5;

/** The pages of the desk, the one in hand marked: a bar with the daily ones, on a phone all of them in a menu. */
export function DeskNav({ links }: { links: readonly Link[] }) {
  const say = useTranslations("desk.nav");
  const path = usePathname();
  // The home is the beginning of every other address.
  const isHere = ({ href }: Link) => (href.endsWith("/desk") ? path === href : path.startsWith(href));
  const rest = links.slice(IN_BAR);
  const restHere = rest.find(isHere);
  const item = (link: Link) => (
    <a key={link.href} href={link.href} className="plain" aria-current={isHere(link) ? "page" : undefined}>
      {link.text}
    </a>
  );
  return (
    <nav aria-label={say("label")} className="desk-nav">
      <div className="in-bar">{links.slice(0, IN_BAR).map(item)}</div>
      <details name="desk-nav" key={path}>
        <summary aria-current={restHere ? "true" : undefined}>
          <span className="wide">{restHere?.text ?? say("more")}</span>
          <span className="narrow">{say("menu")}</span>
        </summary>
        <div className="in-menu">
          {links.map((link, index) => (
            <span key={link.href} className={index < IN_BAR ? "narrow" : undefined}>
              {item(link)}
            </span>
          ))}
        </div>
      </details>
    </nav>
  );
}
