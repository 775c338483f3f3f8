import type { Procedures } from "@pledgebook/e2e/procedures";

/** What a desk was told is done, by the name of the procedure, and of what. */
export type Told = (act: "create" | "annotate" | "approve" | "publish", id: string) => void;

/**
 * Writes an article with one pledge, marks it, approves the mark as somebody else and publishes, over HTTP as the desk does.
 * @param number its sum in millions, so that each is another.
 * @throws Error with the answer of whichever of these was not taken.
 */
export async function publishOne(
  annotator: Procedures,
  editor: Procedures,
  number: number,
  told: Told = () => {},
): Promise<void> {
  const words = `Norway will give ${number} million euros for generators`;
  const { id } = await annotator.tell<{ id: string }>("articles.create", {
    title: `Generators, ${number}`,
    ...{ standfirst: "", byline: "", publishedOn: "2026-04-20", language: "en" },
    body: {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: `${words}.` }] }],
    },
  });
  told("create", id);
  const { article, revision } = await annotator.ask<{
    article: { version: number };
    revision: { id: string; plainText: string };
  }>("articles.byId", { id });
  const start = revision.plainText.indexOf(words);
  const amount = {
    ...{ qualifier: "exact", currency: "EUR" },
    ...{ min: number * 100_000_000, max: number * 100_000_000 },
  };
  const { annotationId } = await annotator.tell<{ annotationId: string }>("pledges.annotate", {
    articleId: id,
    revisionId: revision.id,
    span: { start, end: start + words.length },
    stated: amount,
    pledge: {
      kind: "new",
      pack: null,
      fields: {
        ...{ donorCodes: ["NO"], recipientCode: "UA", amount, category: "humanitarian", purpose: "other" },
        ...{ purposeNote: null, financeType: "grant", channelSlug: null, inKind: null },
        ...{ announcedOn: "2026-04-20", announcedBy: null, note: null },
      },
    },
  });
  told("annotate", annotationId);
  const queue =
    await editor.ask<{ id: string; version: number; pledge: { version: number } }[]>("review.queue");
  const mark = queue.find((one) => one.id === annotationId);
  if (mark) {
    const { version, pledge } = mark;
    await editor.tell("review.approve", { annotationId, version, pledgeVersion: pledge.version });
    told("approve", annotationId);
  }
  await editor.tell("articles.publish", { id, version: article.version });
  told("publish", id);
}
