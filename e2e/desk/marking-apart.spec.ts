import { documentFromParagraphs } from "@pledgebook/core/text/document";
import { proceduresOf } from "../procedures.ts";
import { expect, test } from "../site.ts";
import { addPerson, openSession, signIn } from "../staff.ts";

const SUM = 86_420_135_790;

test("no page tells one of two who mark apart what the other has marked", async ({ page, site }) => {
  const [a, b, editor] = [
    await addPerson(site, "annotator"),
    await addPerson(site, "annotator"),
    await addPerson(site, "editor"),
  ];
  const theirs = proceduresOf(site, await openSession(a));
  const editors = proceduresOf(site, await openSession(editor));
  const { id, slug } = await theirs.tell<{ id: string; slug: string }>("articles.create", {
    title: "Sweden promises, apart",
    standfirst: "",
    byline: "Test Desk",
    publishedOn: "2024-01-31",
    language: "en",
    body: documentFromParagraphs(["Sweden has promised Ukraine 864 million euros for shells."]),
  });
  const { version } = await editors.tell<{ version: number }>("articles.publish", { id, version: 1 });
  await editors.tell("articles.setBlind", { id, version, isBlind: true });
  const { revision } = await theirs.ask<{ revision: { id: string } }>("articles.byId", { id });
  const amount = { qualifier: "exact", min: SUM, max: SUM, currency: "EUR" };
  const { annotationId, code } = await theirs.tell<{ annotationId: string; code: string }>(
    "pledges.annotate",
    {
      articleId: id,
      revisionId: revision.id,
      span: { start: 0, end: 20 },
      stated: amount,
      pledge: {
        kind: "new",
        pack: null,
        fields: {
          donorCodes: ["SE"],
          recipientCode: "UA",
          amount,
          category: "military",
          purpose: "ammunition",
          purposeNote: "Canary shells",
          financeType: "grant",
          announcedOn: "2024-01-31",
        },
      },
    },
  );
  await theirs.tell("annotations.comment", { id: annotationId, text: "What the canary says" });
  const { token } = await theirs.tell<{ token: string }>("articles.preview", { id });

  const desk = ["", "/articles", `/articles/${id}`, `/articles/${id}/annotate`, `/articles/${id}/revisions/1`]
    .concat(["/history", "/reconcile", "/reports", "/suggestions"])
    .map((path) => `/desk${path}`);
  const readers = ["/", `/articles/${slug}`, "/pledges", "/pledges.csv", "/pledges.json"].concat([
    "/donors/SE",
    "/purposes/ammunition",
    "/corrections",
    "/methodology",
    "/search?q=Sweden",
    "/feeds/pledges.xml",
    `/preview/${token}`,
  ]);
  const hears = async (address: string) => {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(200);
    const text = await answer.text();
    return [/canary/i, /864[\s,.]?201|864\.2|86420135790/, new RegExp(code), new RegExp(annotationId)].some(
      (secret) => secret.test(text),
    );
  };
  await signIn(page, b);
  for (const address of [...desk, ...readers])
    expect.soft(await hears(address), `the canary is heard at ${address}`).toBe(false);
  expect((await page.request.get(`/desk/pledges/${code}`)).status()).toBe(404);
  expect((await page.request.get(`/pledges/${code}`)).status()).toBe(404);
  await signIn(page, editor);
  for (const address of [`/desk/articles/${id}/annotate`, "/desk/history", "/desk"])
    expect.soft(await hears(address), address).toBe(true);
});
