import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { newsroomDay } from "@/server/api.ts";
import { boundsText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import type { Examples, ExampleWords } from "./example-words.tsx";

/** A pledge that moved, and how much of it stands where. */
export function stages(examples: Examples, { locale, say, amount, status, one }: ExampleWords): ReactNode {
  const found = examples.stages;
  const [last] = found?.events.slice(-1) ?? [];
  if (!found || !last) return null;
  return (
    <>
      {one(found, say("moved", { status: status(last.status), day: dayText(last.happenedOn, locale) }))}
      {found.pledge.amount.currency !== null &&
        found.portions.map((portion) => (
          <p key={portion.status} className="flex justify-between gap-4">
            <span>{status(portion.status)}</span>
            <span className="figure">
              {found.pledge.amount.currency &&
                boundsText(portion.bounds, found.pledge.amount.currency, locale, amount, "whole")}
            </span>
          </p>
        ))}
    </>
  );
}

/** A pledge that was announced more than once and counts once. */
export function mentions(examples: Examples, { say, one }: ExampleWords): ReactNode {
  return one(examples.mentions, say("mentions", { count: examples.mentions?.evidence.length ?? 0 }));
}

/** How many marks were carried over edits, and how. */
export function anchors(examples: Examples, { say }: ExampleWords): ReactNode {
  const { states, articles } = examples.anchors;
  const count = (state: string) => states[state] ?? 0;
  return (
    <p>
      {say("anchors", {
        articles,
        exact: count("exact"),
        moved: count("moved"),
        waiting: count("needs_review") + count("orphaned"),
      })}
    </p>
  );
}

/** A correction that changed a figure. */
export function decisions(examples: Examples, { locale }: ExampleWords): ReactNode {
  const found = examples.decisions;
  return (
    found && (
      <p>
        <a href={address(locale, "/corrections")}>{dayText(newsroomDay(found.publishedAt), locale)}</a>:{" "}
        <span lang={found.articleLanguage}>{found.note}</span>
      </p>
    )
  );
}

/** Whether a second person must look, and how often one has. */
export function eyes(examples: Examples, { say }: ExampleWords): ReactNode {
  return (
    <p>{say(examples.eyes.fourEyes ? "eyes_on" : "eyes_off", { marks: examples.eyes.reviewedMarks })}</p>
  );
}

/** How much of the articles was read for pledges. */
export function census(examples: Examples, { coverage }: ExampleWords): ReactNode {
  return <p>{coverage("line", examples.census)}</p>;
}

/** The same rows as a page and as files. */
export function agree(examples: Examples, { say, rows }: ExampleWords): ReactNode {
  return (
    <p>
      {say("agree", { count: examples.agree.rows })} <a href={rows({})}>{say("page")}</a> ·{" "}
      <a href="/pledges.csv">CSV</a> · <a href="/pledges.json">JSON</a>
    </p>
  );
}

/** How much of the ledger counts as it was approved last, while a change of it waits. */
export function findable(examples: Examples, { say }: ExampleWords): ReactNode {
  return <p>{say("checked", { count: examples.findable.beingChecked })}</p>;
}
