import type { ArticleDocument, TextMark } from "@pledgebook/core/text/document";
import type { Run } from "@pledgebook/core/text/highlight";
import type { Status } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { type CSSProperties, cloneElement, Fragment, type ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { drawBlock } from "./draw-block.tsx";
import { type CardMark, PledgeCard } from "./pledge-card.tsx";

/** A mark as the text draws it: numbered in reading order, its card beside or below its paragraph. */
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
export async function ArticleBody(props: {
  body: ArticleDocument;
  /** The runs of each piece of the article's text; the first `above` are not the body's. */
  blocks: MarkRun[][];
  above: number;
}) {
  const { body, blocks, above } = props;
  const locale = await getLocale();
  const say = await getTranslations("article");
  const spoken = say("pledge_spoken");
  let next = above;
  // The cards of headline and standfirst stand with those of the first paragraph.
  let cards = blocks.slice(0, above).flatMap(endingIn);
  /** How many paragraphs have had cards. */
  let asides = 0;
  return (
    <div className="prose prose-columns">
      {body.content.map((block, index) => {
        const draw = () => {
          const runs = blocks[next++] ?? [];
          cards.push(...endingIn(runs));
          return <Runs runs={runs} locale={locale} spoken={spoken} />;
        };
        // The number of its first piece of text, which a search leads to.
        const element = drawBlock(block, draw, `p-${next + 1}`);
        const drawn = cards;
        cards = [];
        if (drawn.length === 0) return <Fragment key={index}>{element}</Fragment>;
        const number = asides++;
        return (
          <Fragment key={index}>
            {cloneElement(element, { style: { anchorName: `--text-${number}` } })}
            <Cards marks={drawn} summary={say("pledges_here", { count: drawn.length })} number={number} />
          </Fragment>
        );
      })}
    </div>
  );
}

/** The word that is said before each pledge, for those who cannot see that it is one: once on a page. */
export function SpokenPledge({ locale, spoken }: Drawn) {
  return (
    <span id={SPOKEN} lang={locale} hidden>
      {spoken}
    </span>
  );
}

/**
 * The pledges of a paragraph: a disclosure below it, on a phone a sheet over the text; beside it, always open, where there is
 * room (see `reading.css`). Reading
 * modes leave out an `<aside>`.
 */
function Cards({
  marks,
  summary,
  number,
}: {
  marks: NumberedMark[];
  summary: string;
  /** Which ones of the article they are, from 0: where there is room they stand beside their paragraph, below those before. */
  number: number;
}) {
  const place = {
    anchorName: `--cards-${number}`,
    "--own": `anchor(--text-${number} top)`,
    "--before": number === 0 ? "0px" : `calc(anchor(--cards-${number - 1} bottom) + 0.6rem)`,
  } as CSSProperties;
  return (
    <aside role="note" className="cards" style={place}>
      <details name="cards">
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

const endingIn = (runs: MarkRun[]) => runs.flatMap((run) => run.ending);

interface Drawn {
  locale: string;
  /** The word that is said before a pledge. */
  spoken: string;
}

/** A piece of the article's text with its marks. */
export function Runs({ runs, ...drawn }: { runs: MarkRun[] } & Drawn) {
  return runs.map((run) => <RunText key={run.start} run={run} {...drawn} />);
}

function RunText({ run, locale, spoken }: { run: MarkRun } & Drawn) {
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
