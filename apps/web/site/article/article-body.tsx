import type { ArticleDocument, TextMark } from "@pledgebook/core/text/document";
import { highlight, type Run } from "@pledgebook/core/text/highlight";
import type { Status } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { drawBlock } from "./draw-block.tsx";
import { type CardMark, PledgeCard } from "./pledge-card.tsx";

/** A mark as the body draws it: numbered in reading order, its card beside or below its paragraph. */
export interface NumberedMark extends CardMark {
  start: number;
  end: number;
}

type MarkRun = Run<NumberedMark>;

/** The body of an article with its pledges as real `<mark>`s: plain HTML, no script. */
export async function ArticleBody({ body, marks }: { body: ArticleDocument; marks: NumberedMark[] }) {
  const locale = await getLocale();
  const say = await getTranslations("article");
  const blocks = highlight(body, marks);
  let next = 0;
  return (
    <div className="prose">
      {body.content.map((block, index) => {
        const cards: NumberedMark[] = [];
        // The number of its first piece of text, which a search leads to.
        const id = `p-${next + 1}`;
        const element = drawBlock(block, () => {
          const runs = blocks[next++] ?? [];
          cards.push(...runs.flatMap((run) => run.ending));
          return drawRuns(runs, locale, say("pledge_spoken"));
        });
        return (
          <div key={index} id={id} className="prose-row">
            {element}
            {cards.length > 0 && (
              <Cards marks={cards} summary={say("pledges_here", { count: cards.length })} />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** The pledges of a paragraph: a disclosure below it; beside it, always open, where there is room (see `reading.css`). */
function Cards({ marks, summary }: { marks: NumberedMark[]; summary: string }) {
  return (
    <details className="cards">
      <summary>{summary}</summary>
      <ul>
        {marks.map((mark) => (
          <li key={mark.id}>
            <PledgeCard mark={mark} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function drawRuns(runs: MarkRun[], locale: string, spoken: string): ReactNode {
  return runs.map((run) => <RunText key={run.start} run={run} locale={locale} spoken={spoken} />);
}

function RunText({ run, locale, spoken }: { run: MarkRun; locale: string; spoken: string }) {
  const own = run.formatting.find((mark) => mark.type === "link");
  const innermost = run.marks.at(-1);
  let inside = formatted(run.text, run.formatting);
  if (innermost)
    inside = own ? (
      inside
    ) : (
      <a href={address(locale, `/pledges/${innermost.pledge.code}`)}>
        {run.starting.includes(innermost) && <span className="sr-only">{spoken} </span>}
        {inside}
      </a>
    );
  for (const mark of [...run.marks].reverse())
    inside = (
      <mark
        id={run.starting.includes(mark) ? `m-${mark.id}` : undefined}
        className={`mark-${mark.pledge.status satisfies Status}`}
      >
        {inside}
        {run.ending.includes(mark) &&
          (own ? (
            <a className="mark-number" href={address(locale, `/pledges/${mark.pledge.code}`)}>
              {mark.number}
            </a>
          ) : (
            <span className="mark-number" aria-hidden="true">
              {mark.number}
            </span>
          ))}
      </mark>
    );
  return inside;
}

function formatted(text: string, formatting: TextMark[]): ReactNode {
  return formatting.reduce<ReactNode>((inside, mark) => {
    if (mark.type === "bold") return <strong>{inside}</strong>;
    if (mark.type === "italic") return <em>{inside}</em>;
    return <a href={mark.attrs.href}>{inside}</a>;
  }, text);
}
