import { createHash } from "node:crypto";
import type { ActName } from "@pledgebook/core/desk/history";
import { documentFromParagraphs, plainText } from "@pledgebook/core/text/document";
import { describeQuote } from "@pledgebook/core/text/quote";
import { wholeArticle } from "@pledgebook/core/text/whole-article";
import type { AnnotationRole, Language } from "@pledgebook/core/values/vocabulary";
import { raw, type Step } from "@pledgebook/db/store/store";
import type { Desk, Made } from "./load-desk.ts";
import { eventSteps, newPledge, pledgeSteps } from "./load-pledges.ts";
import { insert } from "./load-rows.ts";
import { sentenceOf } from "./load-sentences.ts";
import { UKRAINIAN_EVERY } from "./load-words.ts";

/** Pledges that may be told again. */
const REMEMBERED = 5000;

/** One article and what its sentences state: new pledges, sometimes a package of them, sometimes older ones again. */
export function articleSteps(index: number, day: string, share: number, desk: Desk): Step[] {
  const { random, known } = desk;
  const language: Language = index % UKRAINIAN_EVERY === UKRAINIAN_EVERY - 1 ? "uk" : "en";
  const at = `${day}T08:00:00.000Z`;
  const pledges: Step[] = [];
  const joined: Step[] = [];
  const told: { sentence: string; pledge: Made; role: AnnotationRole }[] = [];
  const tell = (pledge: Made, role: AnnotationRole) =>
    told.push({ sentence: sentenceOf(pledge, language, desk), pledge, role });
  let pack: Made | null = null;
  for (let count = 0; count < share; count++) {
    const pledge = newPledge(day, pack, desk);
    const isPart: boolean = pack !== null && random() < 0.5;
    if (pack && isPart)
      joined.push(insert("package_components", { package_id: pack.id, component_id: pledge.id }));
    // Some articles tell of a package, and a few of those of one within it.
    const isPackage = share > 3 && (count === 0 ? random() < 0.4 : isPart && count < 3 && random() < 0.15);
    if (isPackage && pledge.amount.currency !== null) pack = pledge;
    pledges.push(...pledgeSteps(pledge, at, random), ...eventSteps(pledge, random));
    tell(pledge, "first");
    known[Math.floor(random() * REMEMBERED)] = pledge;
  }
  const older = known[Math.floor(random() * REMEMBERED)];
  if (older && random() < 0.6)
    tell(older, random() < 0.8 ? "restatement" : random() < 0.7 ? "detail" : "contradiction");
  return [...textSteps(index, day, at, language, told, pledges), ...joined];
}

/** The article with its sentences, three to a paragraph, and a mark on each. */
function textSteps(
  index: number,
  day: string,
  at: string,
  language: Language,
  told: readonly { sentence: string; pledge: Made; role: AnnotationRole }[],
  pledges: readonly Step[],
): Step[] {
  const paragraphs = Array.from({ length: Math.ceil(told.length / 3) }, (_, number) =>
    told
      .slice(number * 3, number * 3 + 3)
      .map(({ sentence }) => `${sentence}.`)
      .join(" "),
  );
  const document = documentFromParagraphs(paragraphs);
  const id = `load-${index}`;
  const revisionId = `${id}-1`;
  const title =
    language === "uk" ? `Що обіцяно, частина ${index + 1}` : `What was promised, part ${index + 1}`;
  const text = plainText(wholeArticle({ title, standfirst: "", body: document }));
  const byline = "Load";
  const bodyText = plainText(document);
  const hash = createHash("sha256").update([title, "", byline, bodyText].join("\u0000")).digest("hex");
  const marks: Step[] = [];
  let from = text.length - bodyText.length;
  for (const [order, { sentence, pledge, role }] of told.entries()) {
    const start = text.indexOf(sentence, from);
    from = start + sentence.length;
    const quote = describeQuote(text, { start, end: from });
    const markId = `${revisionId}-${order}`;
    const { min, max, currency, qualifier } = pledge.amount;
    marks.push(
      insert("annotations", {
        id: markId,
        article_id: id,
        marked_revision_id: revisionId,
        pledge_id: pledge.id,
        role,
        amount_min: min,
        amount_max: max,
        currency,
        qualifier,
        review_state: "approved",
        reviewed_at: at,
        created_at: at,
        version: 1,
      }),
      insert("annotation_anchors", {
        annotation_id: markId,
        revision_id: revisionId,
        state: "exact",
        start: quote.start,
        end: quote.end,
        exact: quote.exact,
        prefix: quote.prefix,
        suffix: quote.suffix,
      }),
    );
  }
  return [
    insert("articles", {
      id,
      slug: id,
      language,
      status: "draft",
      first_published_at: at,
      modified_at: at,
      sources: "[]",
      related: "[]",
      created_at: at,
      version: 1,
    }),
    insert("article_revisions", {
      id: revisionId,
      article_id: id,
      number: 1,
      title,
      standfirst: "",
      byline,
      published_on: day,
      body: JSON.stringify(document),
      plain_text: text,
      hash,
      created_at: at,
    }),
    insert("search_documents", { kind: "article", subject_id: id, title, body: bodyText }),
    ...pledges,
    ...marks,
    {
      statement: raw(
        "UPDATE articles SET status = 'published', published_revision_id = ?, latest_revision_id = ? WHERE id = ?",
        [revisionId, revisionId, id],
      ),
    },
    insert("audit_events", {
      at,
      action: "article.publish" satisfies ActName,
      subject: "article",
      subject_id: id,
      article_id: id,
      after: JSON.stringify({ status: "published", publishedRevisionId: revisionId }),
    }),
  ];
}
