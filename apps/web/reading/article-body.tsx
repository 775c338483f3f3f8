import type { ArticleDocument, Block, TextMark } from "@pledgebook/core/document";
import { highlight, type Run } from "@pledgebook/core/highlight";
import type { Status } from "@pledgebook/core/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
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
  const take = () => blocks[next++] ?? [];
  return (
    <div className="prose">
      {body.content.map((block, index) => {
        const { element, shown } = drawBlock(block, take, (runs) =>
          drawRuns(runs, locale, say("pledge_spoken")),
        );
        const cards = shown.flatMap((runs) => runs.flatMap((run) => run.ending));
        return (
          <div key={index} className="prose-row">
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

/** The pledges of a paragraph: a disclosure below it; beside it, always open, where there is room (see `globals.css`). */
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

/** One block as HTML, and the runs it drew, in order. */
function drawBlock(block: Block, take: () => MarkRun[], draw: (runs: MarkRun[]) => ReactNode) {
  const shown: MarkRun[][] = [];
  const text = () => {
    const runs = take();
    shown.push(runs);
    return draw(runs);
  };
  const element = ((): ReactNode => {
    switch (block.type) {
      case "paragraph":
        return <p>{text()}</p>;
      case "heading":
        return block.attrs.level === 2 ? (
          <h2 className="mt-5 text-xl">{text()}</h2>
        ) : (
          <h3 className="mt-4 text-lg">{text()}</h3>
        );
      case "blockquote":
        return (
          <blockquote className="border-l-4 border-line pl-5">
            {block.content.map((_, index) => (
              <p key={index}>{text()}</p>
            ))}
          </blockquote>
        );
      case "bulletList":
      case "orderedList": {
        const items = block.content.map((item, index) => (
          <li key={index}>
            {item.content.map((_, at) => (
              <p key={`${index}-${at}`}>{text()}</p>
            ))}
          </li>
        ));
        return block.type === "bulletList" ? (
          <ul className="list-disc pl-6">{items}</ul>
        ) : (
          <ol className="list-decimal pl-6">{items}</ol>
        );
      }
      case "image":
        return (
          <figure>
            <img src={block.attrs.src} alt={block.attrs.alt} />
            {block.attrs.credit && (
              <figcaption className="text-sm text-muted">{block.attrs.credit}</figcaption>
            )}
          </figure>
        );
      case "embed":
        return (
          <p>
            <a href={block.attrs.href}>{block.attrs.title || block.attrs.href}</a>
          </p>
        );
    }
  })();
  return { element, shown };
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
