import { randomBytes } from "node:crypto";
import { expect } from "../site.ts";
import { remember, writing as test, written } from "./newsroom.ts";
import { approveAll, articleOf, body, euros, type Made, type Mark, mark, type Newest } from "./people.ts";
import { anywhere, packs, tidy } from "./texts.ts";
import { visit } from "./watching.ts";

/** Every text in what people say of a pledge, to each other and to the desk. */

test("texts as what a pledge, its mark, its facts and their review say", async ({
  writer,
  editor,
  admin,
}) => {
  test.setTimeout(120_000);
  const pieces = packs(180).filter((pack) => tidy(pack) !== "");
  const sentence = (text: string, index: number, sum: number) =>
    `${tidy(text)} (${index}) gives ${sum} million euros`;
  const bodyWith = (more: number) =>
    body(pieces.map((text, index) => sentence(text, index, 17 + index + more)));
  const title = "Pledges in hostile words";
  const made = await writer.tell<Made>("articles.create", articleOf(title, bodyWith(0)));
  const newest = await writer.ask<Newest>("articles.byId", { id: made.id });
  const marks: (Mark & { text: string })[] = [];
  for (const [index, text] of pieces.entries()) {
    const sum = 17 + index;
    const saved = await mark(writer, made.id, newest, sentence(text, index, sum), text, sum);
    marks.push({ ...saved, text });
    await writer.tell("annotations.comment", { id: saved.annotationId, text });
    await writer.tell("events.record", {
      code: saved.code,
      version: 1,
      status: "committed",
      amount: null,
      happenedOn: "2024-02-01",
      detail: text,
      evidence: [{ publisher: text, title: text, url: "https://press.example/" }],
    });
    await editor.tell("review.dispute", {
      annotationId: saved.annotationId,
      version: saved.version,
      reason: text,
    });
  }
  await visit(writer.page, "/desk/review");
  await visit(writer.page, `/desk/articles/${made.id}/annotate`);
  const codes = marks.map((one) => one.code);
  await approveAll(admin, codes);
  const version = await editor.publish(made.id, newest.article.version);

  // Every sum is put right, each with a note to readers.
  const saved = await writer.tell<{ version: number }>("articles.save", {
    ...articleOf(title, bodyWith(300)),
    id: made.id,
    version,
  });
  const decisions = marks.map(({ annotationId, text }, index) => ({
    annotationId,
    decision: "correction",
    note: text,
    stated: euros(317 + index),
  }));
  await visit(editor.page, `/desk/articles/${made.id}`);
  await editor.tell("articles.publish", { id: made.id, version: saved.version, decisions });
  remember({ pledges: { ...made, codes, pieces } });
});

test("texts as reasons: of what was sent back, rejected, told apart, withdrawn", async ({
  writer,
  editor,
}) => {
  test.setTimeout(120_000);
  const reasons = packs(300, anywhere).filter((pack) => tidy(pack) !== "");
  const sentence = (index: number) => `Sentence ${index} gives ${index + 900} million euros.`;
  const made = await writer.tell<Made>(
    "articles.create",
    articleOf("Sent back", body(reasons.map((_, index) => sentence(index)))),
  );
  const newest = await writer.ask<Newest>("articles.byId", { id: made.id });
  for (const [index, reason] of reasons.entries()) {
    const words = sentence(index);
    const saved = await mark(writer, made.id, newest, words, "x", index + 900);
    await editor.tell("review.sendBack", {
      annotationId: saved.annotationId,
      version: saved.version,
      reason,
    });
    const start = newest.revision.plainText.indexOf(words);
    await writer.tell("suggestions.reject", {
      articleId: made.id,
      revisionId: newest.revision.id,
      reason,
      suggestion: {
        confidence: 0.5,
        proposal: {
          start,
          end: start + words.length,
          stated: euros(index + 900),
          donorCodes: ["IS"],
          recipientCode: "UA",
          category: "military",
          purpose: "ammunition",
          purposeNote: reason,
          channelSlug: null,
          inKind: reason,
          announcedOn: null,
          announcedBy: reason,
        },
      },
    });
  }
  await visit(writer.page, `/desk/articles/${made.id}/annotate`);
  const versionOf = async (code: string) =>
    (await writer.ask<{ version: number }>("pledges.forDesk", { code })).version;
  const [keep = "", ...others] = written().pledges.codes;
  for (const [index, reason] of packs(500, anywhere).entries()) {
    const other = others[index] ?? "";
    await writer.tell("reconcile.decide", {
      keep,
      keepVersion: await versionOf(keep),
      other,
      otherVersion: await versionOf(other),
      decision: "different",
      reason,
    });
  }
  for (const notice of packs(1000, anywhere)) {
    const gone = await writer.tell<Made>("articles.create", articleOf("Withdrawn", body(["x"])));
    const version = await editor.publish(gone.id, gone.version);
    await editor.tell("articles.withdraw", { id: gone.id, version, notice });
    await visit(writer.page, `/articles/${gone.slug}`);
    expect
      .soft(await writer.page.locator("main").textContent())
      .toContain(notice.trim().replaceAll("\u0000", "").slice(0, 8));
  }
});

test("texts as names of people, and as what readers report", async ({ writer, admin }) => {
  test.setTimeout(120_000);
  for (const [index, name] of packs(120, anywhere).entries())
    if (name.trim() !== "")
      await admin.tell("people.add", {
        name,
        email: `o'alert-${index}'.x@desk.example`,
        role: "annotator",
        password: randomBytes(12).toString("hex"),
      });
  const [code] = written().pledges.codes;
  for (const [index, text] of packs(1900, anywhere).entries()) {
    // Each from another place: one reader may report only so often.
    await writer.page.setExtraHTTPHeaders({ "x-forwarded-for": `192.0.2.${index}` });
    await visit(writer.page, `/pledges/${code}/report`);
    await writer.page.getByLabel("What is wrong?").fill(text);
    await writer.page.getByLabel("Your e-mail").fill("o'onclick-alert'x@press.example");
    await writer.page.getByRole("button", { name: "Send" }).click();
    await expect(writer.page.getByText("Thank you. The desk has it")).toBeVisible();
  }
  await writer.page.setExtraHTTPHeaders({});
  interface Report {
    id: string;
    version: number;
  }
  await visit(writer.page, "/desk/reports");
  const [report] = await writer.ask<Report[]>("reports.list");
  await writer.tell("reports.settle", { ...report, outcome: packs(1000, anywhere)[0] });
});
