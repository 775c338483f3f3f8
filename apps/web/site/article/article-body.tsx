import type { ArticleDocument, TextMark } from "@pledgebook/core/text/document";
import { highlight, type Run } from "@pledgebook/core/text/highlight";
import type { Status } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { Fragment, type ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { drawBlock } from "./draw-block.tsx";
import { type CardMark, PledgeCard } from "./pledge-card.tsx";

/** A mark as the body draws it: numbered in reading order, its card beside or below its paragraph. */
export interface NumberedMark extends CardMark {
  start: number;
  end: number;
}

type MarkRun = Run<NumberedMark>;

/** Where the word stands that is said before a pledge, for those who cannot see that it is one. */
const SPOKEN = "pledge-spoken";

/**
 * The body of an article with its pledges as real `<mark>`s: plain HTML, no script. Its text is the article's and nothing
 * else, so that what is copied of it, or taken by a browser's reading mode, is too: the word for screen readers is a name
 * of the link, the mark's number is drawn by the style sheet, and cards stand beside the paragraphs, not in them.
 */
export async function ArticleBody({ body, marks }: { body: ArticleDocument; marks: NumberedMark[] }) {
  const locale = await getLocale();
  const say = await getTranslations("article");
  const blocks = highlight(body, marks);
  const spoken = say("pledge_spoken");
  let next = 0;
  return (
    <>
      <div className="prose prose-columns">
        {body.content.map((block, index) => {
          const cards: NumberedMark[] = [];
          const draw = () => {
            const runs = blocks[next++] ?? [];
            cards.push(...runs.flatMap((run) => run.ending));
            return drawRuns(runs, locale, spoken);
          };
          // The number of its first piece of text, which a search leads to.
          const element = drawBlock(block, draw, `p-${next + 1}`);
          return (
            <Fragment key={index}>
              {element}
              {cards.length > 0 && (
                <Cards marks={cards} summary={say("pledges_here", { count: cards.length })} />
              )}
            </Fragment>
          );
        })}
      </div>
      {marks.length > 0 && (
        <span id={SPOKEN} lang={locale} hidden>
          {spoken}
        </span>
      )}
    </>
  );
}

/**
 * The pledges of a paragraph: a disclosure below it; beside it, always open, where there is room (see `reading.css`). Reading
 * modes leave out an `<aside>`.
 */
function Cards({ marks, summary }: { marks: NumberedMark[]; summary: string }) {
  return (
    <aside role="note" className="cards">
      <details>
        <summary>{summary}</summary>
        <ul>
          {marks.map((mark) => (
            <li key={mark.id}>
              <PledgeCard mark={mark} />
            </li>
          ))}
        </ul>
      </details>
    </aside>
  );
}

function drawRuns(runs: MarkRun[], locale: string, spoken: string): ReactNode {
  return runs.map((run) => <RunText key={run.start} run={run} locale={locale} spoken={spoken} />);
}

function RunText({ run, locale, spoken }: { run: MarkRun; locale: string; spoken: string }) {
  const own = run.formatting.find((mark) => mark.type === "link");
  const innermost = run.marks.at(-1);
  let inside = formatted(run.text, run.formatting);
  if (innermost && !own) {
    const id = run.starting.includes(innermost) ? `l-${innermost.id}` : undefined;
    inside = (
      <a
        id={id}
        href={address(locale, `/pledges/${innermost.pledge.code}`)}
        aria-labelledby={id && `${SPOKEN} ${id}`}
      >
        {inside}
      </a>
    );
  }
  for (const mark of [...run.marks].reverse()) {
    const ends = run.ending.includes(mark);
    inside = (
      <mark
        id={run.starting.includes(mark) ? `m-${mark.id}` : undefined}
        className={`mark-${mark.pledge.status satisfies Status}`}
        data-number={ends && !own ? mark.number : undefined}
      >
        {inside}
        {ends && own && (
          <a href={address(locale, `/pledges/${mark.pledge.code}`)} aria-label={`${spoken} ${mark.number}`}>
            <span data-number={mark.number} />
          </a>
        )}
      </mark>
    );
  }
  return inside;
}

function formatted(text: string, formatting: TextMark[]): ReactNode {
  return formatting.reduce<ReactNode>((inside, mark) => {
    if (mark.type === "bold") return <strong>{inside}</strong>;
    if (mark.type === "italic") return <em>{inside}</em>;
    return <a href={mark.attrs.href}>{inside}</a>;
  }, text);
}
