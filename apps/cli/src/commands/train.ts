import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { learned } from "@pledgebook/core/reading/judge/learned";
import { listDecisions } from "@pledgebook/db/queries/annotations/suggestions";
import { type Page, readPages } from "@pledgebook/formats/fixtures/pages";
import type { DecidedArticle } from "@pledgebook/formats/learn/examples";
import { calibrated, type DeskScore, scoreFromDesk, scoreOnDesk } from "@pledgebook/formats/learn/learn";
import { learnLines } from "@pledgebook/formats/learn/lines";
import type { Command } from "commander";
import { withNewsroom } from "../newsroom.ts";
import { fail, type Surroundings, say } from "../surroundings.ts";

/** From how many decisions on a desk has something to teach: before that, chance speaks. */
const FEWEST = 50;

/**
 * `train`: learns from the pages of the repository what is a pledge and what of a page is its text, and writes the weights
 * that are checked in, the same bytes each time. `--from-desk`: from the newsroom's own decisions as well, into a file beside
 * them, with how both do; nothing is switched.
 */
export function addTrain(program: Command, surroundings: Surroundings): void {
  program
    .command("train")
    .description(
      "learn again, from the pages of the repository, what is a pledge and what of a page is its text",
    )
    .option("--from-desk", "from what the desk accepted and rejected as well, into a file of its own")
    .option("--out <file>", "with --from-desk: where the weights go", "weights-from-desk.json")
    .action(({ fromDesk, out }: { fromDesk?: true; out: string }) => {
      const pages = pagesOfRepository();
      if (!pages) return fail(surroundings, "There are no pages to learn from here: run it in a checkout.");
      return fromDesk ? trainFromDesk(surroundings, pages, out) : trainFromPages(surroundings, pages);
    });
}

function pagesOfRepository(): Page[] | null {
  try {
    return readPages("train");
  } catch {
    return null;
  }
}

function trainFromPages(surroundings: Surroundings, pages: readonly Page[]): void {
  const written = [
    ["core/src/reading/judge/weights.json", calibrated(pages)],
    ["formats/src/read/paste/lines.json", learnLines(pages)],
  ] as const;
  for (const [file, model] of written) {
    const text = `${JSON.stringify(model)}\n`;
    const path = fileURLToPath(new URL(`../../../../packages/${file}`, import.meta.url));
    writeFileSync(path, text);
    say(surroundings, { file: path, bytes: text.length, pages: pages.length });
  }
}

async function trainFromDesk(surroundings: Surroundings, pages: readonly Page[], out: string): Promise<void> {
  await withNewsroom(surroundings.env, async ({ store }) => {
    const articles = decidedArticles(await listDecisions(store.db));
    const decided = articles.reduce((sum, one) => sum + one.decided.length, 0);
    if (decided < FEWEST)
      return fail(
        surroundings,
        `The desk has decided on ${decided} suggestions after review; from ${FEWEST} on it is worth learning from them.`,
      );
    const told = ({ decided, pledges, others }: DeskScore) => ({
      decisions: decided,
      pledges_right: rounded(pledges),
      others_right: rounded(others),
    });
    say(surroundings, {
      before: told(scoreOnDesk(articles, () => learned)),
      // On articles that the model was not learned from.
      after: told(scoreFromDesk(pages, articles)),
    });
    const text = `${JSON.stringify(calibrated(pages, articles))}\n`;
    writeFileSync(out, text);
    say(surroundings, { file: out, bytes: text.length, articles: articles.length });
  });
}

const rounded = (share: number | null) => share && Math.round(1000 * share) / 1000;

/** Articles with what is decided of them for good: approved marks are pledges, what was rejected or removed is none. */
function decidedArticles(decisions: Awaited<ReturnType<typeof listDecisions>>): DecidedArticle[] {
  const byRevision = Map.groupBy(decisions, ({ revision }) => revision.id);
  return [...byRevision].flatMap(([id, list]): DecidedArticle[] => {
    const decided = list.flatMap(({ outcome, mark, start, end, fields }) => {
      const isPledge =
        outcome === "rejected" || mark?.removedAt ? false : mark?.reviewState === "approved" ? true : null;
      return isPledge === null ? [] : [{ start, end, amount: fields.stated, isPledge }];
    });
    const [first] = list;
    if (!first || decided.length === 0) return [];
    const { title, publishedOn, plainText } = first.revision;
    return [{ id, title, publishedOn, text: plainText, decided }];
  });
}
