import { randomBytes } from "node:crypto";
import { type ArticleDocument, withoutControls } from "@pledgebook/core/text/document";
import {
  approveAll,
  articleOf,
  body,
  euros,
  type Made,
  type Mark,
  mark,
  type Newest,
  somebody,
} from "./hostile/people.ts";
import { anywhere, isFormula, PICTURE, packs, texts, tidy } from "./hostile/texts.ts";
import { cellsOf, feedProblems, htmlProblems, strangers, visit, watch } from "./hostile/watching.ts";
import { test as base, expect } from "./site.ts";

/** A worker, and so a site, of its own: nobody else's figures may stand beside what this leaves behind. */
const test = base.extend<object, { isSpoiled: boolean }>({ isSpoiled: [true, { scope: "worker" }] });

test("a text that runs would be seen", async ({ browser }) => {
  const context = await browser.newContext();
  const ran = await watch(context);
  const page = await context.newPage();
  await page.setContent("<main><img src=x onerror=alert(1)></main>");
  await expect.poll(() => page.evaluate(() => window.__ran)).toEqual(["alert 1"]);
  expect(ran.join()).toContain("alert 1");
  await page.setContent("<main><a href=' java\nscript:alert(1)'>x</a><p autofocus>x</p></main>");
  expect(await strangers(page)).toHaveLength(2);
  await page.setContent("<script>nothing.here</script>");
  await expect.poll(() => ran.join()).toContain("Uncaught");
  expect(cellsOf('a,"=1,""x""",b\r\n')).toEqual(["a", '=1,"x"', "b", ""]);
  expect(await feedProblems(page, "<feed><x></feed>")).toHaveLength(1);
  await context.close();
});

test("no text that anybody may write runs anywhere", async ({ browser, site }) => {
  test.setTimeout(480_000);
  expect(texts.length).toBeGreaterThan(100);
  const [writer, editor, admin] = [
    await somebody(browser, site, "editor", `"><img src=x onerror=alert(1)>`),
    await somebody(browser, site, "editor", "</script><svg onload=alert(1)>"),
    await somebody(browser, site, "admin", "'-alert(1)-' {{alert(1)}}"),
  ];
  const { page } = writer;
  const publish = async (id: string, version: number) =>
    (await editor.ask<{ version: number }>("articles.publish", { id, version })).version;

  const whole = await test.step("as a body, and as notes of its revisions", async () => {
    const kinds = (text: string, index: number): ArticleDocument["content"][number] => {
      const content = [{ type: "text" as const, text }];
      const inside = [{ type: "paragraph" as const, content }];
      if (index % 5 === 1) return { type: "heading", attrs: { level: 2 }, content };
      if (index % 5 === 2) return { type: "blockquote", content: inside };
      if (index % 5 === 3) return { type: "bulletList", content: [{ type: "listItem", content: inside }] };
      return { type: "paragraph", content };
    };
    const document: ArticleDocument = { type: "doc", content: texts.map(kinds) };
    for (const pack of packs(500, anywhere))
      document.content.push(
        { type: "image", attrs: { src: PICTURE, alt: pack, credit: pack } },
        { type: "embed", attrs: { href: "https://press.example/", title: pack } },
      );
    const made = await writer.ask<Made>("articles.create", articleOf("Every hostile text", document));
    let version = await publish(made.id, made.version);
    for (const [index, note] of packs(300, anywhere).entries()) {
      const changed = {
        type: "doc" as const,
        content: [...document.content, ...body([`Added: ${index}`, note]).content],
      };
      const saved = await writer.ask<{ version: number }>("articles.save", {
        ...articleOf("Every hostile text", changed),
        id: made.id,
        version,
        note,
      });
      version = await publish(made.id, saved.version);
    }
    return { ...made, version };
  });

  await test.step("as addresses: refused, or harmless", async () => {
    const link = (href: string): ArticleDocument => ({
      type: "doc",
      content: [
        {
          type: "paragraph",
          content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href } }] }],
        },
        { type: "embed", attrs: { href, title: "" } },
      ],
    });
    const picture = (src: string): ArticleDocument => ({
      type: "doc",
      content: [...body(["x"]).content, { type: "image", attrs: { src, alt: "", credit: "" } }],
    });
    const taken: ArticleDocument["content"] = [];
    const sources: { publisher: string; url: string }[] = [];
    for (const [index, address] of texts.entries()) {
      for (const document of [link(address), picture(address)])
        if (
          await writer.takes(
            "articles.create",
            articleOf(`Address ${index} ${document.content.length}`, document),
          )
        )
          taken.push(...document.content);
      const source = { publisher: "x", url: address };
      const article = { ...articleOf(`Source ${index}`, body(["x"])), sources: [source] };
      if (await writer.takes("articles.create", article)) sources.push(source);
    }
    const made = await writer.ask<Made>("articles.create", {
      ...articleOf("Addresses that are taken", {
        type: "doc",
        content: taken.length ? taken : body(["x"]).content,
      }),
      sources: sources.slice(0, 20),
    });
    await publish(made.id, made.version);
    for (const address of [`/articles/${made.slug}`, `/desk/articles/${made.id}`]) await visit(page, address);
    const schemes = await page
      .goto(`/articles/${made.slug}`)
      .then(() =>
        page
          .locator("article :is([href], [src])")
          .evaluateAll((elements) =>
            elements.map(
              (element) =>
                new URL(element.getAttribute("href") ?? element.getAttribute("src") ?? "", location.href)
                  .protocol,
            ),
          ),
      );
    expect(schemes.filter((scheme) => !["http:", "https:", "mailto:"].includes(scheme))).toEqual([]);
  });

  const titled = await test.step("as titles, standfirsts, bylines, sources and related links", async () => {
    const slugs: string[] = [];
    for (const pack of packs(200)) {
      if (tidy(pack) === "") continue;
      const made = await writer.ask<Made>("articles.create", {
        ...articleOf(pack, body([pack])),
        standfirst: `${pack} .`,
        byline: pack,
        sources: [{ publisher: pack, title: pack, url: "https://press.example/" }],
        related: [pack],
      });
      await publish(made.id, made.version);
      slugs.push(made.slug);
    }
    return slugs;
  });

  const pledges = await test.step("as what a pledge, its mark, its facts and their review say", async () => {
    const pieces = packs(180).filter((pack) => tidy(pack) !== "");
    const sentence = (text: string, index: number, sum: number) =>
      `${tidy(text)} (${index}) gives ${sum} million euros`;
    const written = (more: number) =>
      body(pieces.map((text, index) => sentence(text, index, 17 + index + more)));
    const title = "Pledges in hostile words";
    const made = await writer.ask<Made>("articles.create", articleOf(title, written(0)));
    const newest = await writer.ask<Newest>("articles.byId", { id: made.id });
    const marks: (Mark & { text: string })[] = [];
    for (const [index, text] of pieces.entries()) {
      const sum = 17 + index;
      const saved = await mark(writer, made.id, newest, sentence(text, index, sum), text, sum);
      marks.push({ ...saved, text });
      await writer.ask("annotations.comment", { id: saved.annotationId, text });
      await writer.ask("events.record", {
        code: saved.code,
        version: 1,
        status: "committed",
        amount: null,
        happenedOn: "2024-02-01",
        detail: text,
        evidence: [{ publisher: text, title: text, url: "https://press.example/" }],
      });
      await editor.ask("review.dispute", {
        annotationId: saved.annotationId,
        version: saved.version,
        reason: text,
      });
    }
    await visit(page, "/desk/review");
    await visit(page, `/desk/articles/${made.id}/annotate`);
    const codes = marks.map((one) => one.code);
    await approveAll(admin, codes);
    const version = await publish(made.id, newest.article.version);

    // Every sum is put right, each with a note to readers.
    const saved = await writer.ask<{ version: number }>("articles.save", {
      ...articleOf(title, written(300)),
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
    await editor.ask("articles.publish", { id: made.id, version: saved.version, decisions });
    return { ...made, codes, pieces };
  });

  await test.step("as reasons: of what was sent back, rejected, told apart, withdrawn", async () => {
    const reasons = packs(300, anywhere).filter((pack) => tidy(pack) !== "");
    const sentence = (index: number) => `Sentence ${index} gives ${index + 900} million euros.`;
    const made = await writer.ask<Made>(
      "articles.create",
      articleOf("Sent back", body(reasons.map((_, index) => sentence(index)))),
    );
    const newest = await writer.ask<Newest>("articles.byId", { id: made.id });
    for (const [index, reason] of reasons.entries()) {
      const words = sentence(index);
      const saved = await mark(writer, made.id, newest, words, "x", index + 900);
      await editor.ask("review.sendBack", {
        annotationId: saved.annotationId,
        version: saved.version,
        reason,
      });
      const start = newest.revision.plainText.indexOf(words);
      await writer.ask("suggestions.reject", {
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
    await visit(page, `/desk/articles/${made.id}/annotate`);
    const versionOf = async (code: string) =>
      (await writer.ask<{ version: number }>("pledges.forDesk", { code })).version;
    const [keep = "", ...others] = pledges.codes;
    for (const [index, reason] of packs(500, anywhere).entries()) {
      const other = others[index] ?? "";
      await writer.ask("reconcile.decide", {
        keep,
        keepVersion: await versionOf(keep),
        other,
        otherVersion: await versionOf(other),
        decision: "different",
        reason,
      });
    }
    for (const notice of packs(1000, anywhere)) {
      const gone = await writer.ask<Made>("articles.create", articleOf("Withdrawn", body(["x"])));
      const version = await publish(gone.id, gone.version);
      await editor.ask("articles.withdraw", { id: gone.id, version, notice });
      await visit(page, `/articles/${gone.slug}`);
      expect
        .soft(await page.locator("main").textContent())
        .toContain(notice.trim().replaceAll("\u0000", "").slice(0, 8));
    }
  });

  await test.step("as names of people, and as what readers report", async () => {
    for (const [index, name] of packs(120, anywhere).entries())
      if (name.trim() !== "")
        await admin.ask("people.add", {
          name,
          email: `o'alert-${index}'.x@desk.example`,
          role: "annotator",
          password: randomBytes(12).toString("hex"),
        });
    const [code] = pledges.codes;
    for (const [index, text] of packs(1900, anywhere).entries()) {
      // Each from another place: one reader may report only so often.
      await page.setExtraHTTPHeaders({ "x-forwarded-for": `192.0.2.${index}` });
      await visit(page, `/pledges/${code}/report`);
      await page.getByLabel("What is wrong?").fill(text);
      await page.getByLabel("Your e-mail").fill("o'onclick-alert'x@press.example");
      await page.getByRole("button", { name: "Send" }).click();
      await expect(page.getByText("Thank you. The desk has it")).toBeVisible();
    }
    await page.setExtraHTTPHeaders({});
    interface Report {
      id: string;
      version: number;
    }
    await visit(page, "/desk/reports");
    const [report] = await writer.ask<Report[]>("reports.list", {});
    await writer.ask("reports.settle", { ...report, outcome: packs(1000, anywhere)[0] });
  });

  await test.step("as a pasted article, and pasted into the editor as HTML", async () => {
    await visit(page, "/desk/articles/new");
    const pasted = texts.filter((text) => tidy(text) === text && text.length > 0);
    await page
      .getByLabel("Pasted text")
      .fill(`Pasted <img src=x onerror=alert(1)>\n\n${pasted.join("\n\n")}`);
    await expect(page.getByLabel("Headline")).toHaveValue("Pasted <img src=x onerror=alert(1)>");
    expect.soft(await strangers(page)).toEqual([]);
    await page.getByRole("button", { name: "Save as a draft" }).click();
    await page.waitForURL(/\/annotate$/);
    const desk = page.url().replace(/\/annotate$/, "");
    await visit(page, desk);
    const editing = page.getByRole("textbox", { name: "Text", exact: true });
    for (const html of [
      ...packs(400, anywhere),
      texts.map((text) => `<p><a href="${text}">x</a></p>`).join(""),
    ])
      await editing.evaluate((root, markup) => {
        const clipboard = new DataTransfer();
        clipboard.setData("text/html", markup);
        clipboard.setData("text/plain", markup);
        (root as HTMLElement).focus();
        root.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }),
        );
      }, html);
    expect.soft(await strangers(page), "the editor").toEqual([]);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Saved. Every mark followed its words.")).toBeVisible();
    const { token } = await writer.ask<{ token: string }>("articles.preview", { id: desk.split("/").at(-1) });
    await visit(page, `/preview/${token}`);
  });

  const imported = await test.step("as entries of a feed", async () => {
    const xml = (text: string) =>
      withoutControls(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
    const item = (text: string) =>
      `<item><title>${xml(text)}</title><link>${xml(text)}</link><author>${xml(text)}</author>
       <description>${xml(text)}</description><content:encoded>${xml(`<p>${text}</p><p>More.</p>`)}</content:encoded></item>`;
    const feed = (items: string) =>
      `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${xml(texts.join(" "))}</title>${items}</channel></rss>`;
    await visit(page, "/desk/articles/new");
    const part = page.getByRole("region", { name: "Or take entries of a feed" });
    await part.getByLabel("Or the feed as a file").setInputFiles({
      name: "<img src=x onerror=alert(1)>.xml",
      mimeType: "application/xml",
      buffer: Buffer.from(feed(packs(200).map(item).join(""))),
    });
    await part.getByRole("button", { name: /^Make \d+ drafts$/ }).click();
    await expect(part.getByText(/^(\d+) of \1 imported, 0 refused$/)).toBeVisible({ timeout: 60_000 });
    expect.soft(await strangers(page), "the list of a feed").toEqual([]);
    const links = await part
      .getByRole("link")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    const ids = [...new Set(links.map((href) => href?.split("/").at(-1) ?? ""))];
    expect(ids.length).toBeGreaterThan(10);
    const slugs: string[] = [];
    for (const id of ids) {
      const { article } = await writer.ask<Newest & { article: { slug: string; version: number } }>(
        "articles.byId",
        { id },
      );
      await publish(id, article.version);
      slugs.push(article.slug);
    }
    return slugs;
  });

  await test.step("on every page that shows them", async () => {
    await visit(page, `/articles/${whole.slug}`);
    const shown = await page.locator(".prose :is(p, h2)").allTextContents();
    const wanted = texts.map(tidy).filter((text) => text !== "");
    expect(shown.map((text) => text.trim())).toEqual(expect.arrayContaining(wanted));
    for (const address of [
      `/articles/${whole.slug}/history`,
      `/uk/articles/${whole.slug}`,
      ...[...titled, ...imported].map((slug) => `/articles/${slug}`),
      "/data",
      `/articles/${pledges.slug}`,
      `/uk/articles/${pledges.slug}/history`,
      ...pledges.codes.map((code, index) => `${index % 8 === 0 ? "/uk" : ""}/pledges/${code}`),
      "/",
      "/uk",
      "/pledges",
      "/pledges/changes",
      "/donors/IS",
      "/purposes/ammunition",
      "/corrections",
      "/uk/corrections",
      "/methodology",
    ])
      await visit(page, address);
    for (const address of [
      "/desk",
      "/desk/articles",
      `/desk/articles/${whole.id}`,
      `/desk/articles/${whole.id}/annotate`,
      `/desk/articles/${whole.id}/revisions/1`,
      `/desk/articles/${pledges.id}/annotate`,
      `/desk/articles/${pledges.id}/agreement`,
      `/desk/pledges/${pledges.codes[0]}`,
      "/desk/review",
      "/desk/reconcile",
      "/desk/history",
      "/desk/reports",
      "/desk/people",
      "/desk/suggestions",
      "/uk/desk/history",
      "/uk/desk/review",
    ])
      await visit(admin.page, address);
  });

  await test.step("as a question", async () => {
    for (const text of packs(95, anywhere)) {
      const typed = encodeURIComponent(text.toWellFormed());
      await visit(page, `/pledges?q=${typed}&donor=${typed}&min=${typed}&as_of=${typed}&x=${typed}`);
    }
    for (const [index, text] of packs(600, anywhere).entries()) {
      const typed = encodeURIComponent(text.toWellFormed());
      await visit(page, `/pledges/changes?from=${typed}&to=${typed}`);
      await page.goto(`/embed/over-time?q=${typed}&lang=${typed}`);
      const name = ["over-time", "holders", "purposes", "flow"][index % 4];
      const svg = await (await page.request.get(`/pictures/${name}.svg?q=${typed}&donor=IS,${typed}`)).text();
      const wrong = await page.evaluate((drawing) => {
        const picture = new DOMParser().parseFromString(drawing, "image/svg+xml");
        return [...picture.querySelectorAll("parsererror, script, foreignObject, [onload], [onerror]")]
          .length;
      }, svg);
      expect.soft(wrong, svg.slice(0, 300)).toBe(0);
    }
  });

  await test.step("in the images that stand beside links", async () => {
    for (const path of [
      ...titled.map((slug) => `articles/${slug}`),
      ...pledges.codes.map((code) => `pledges/${code}`),
    ]) {
      const answer = await page.request.get(`/share/${path}.png`);
      expect(answer.status(), path).toBe(200);
      expect((await answer.body()).subarray(1, 4).toString()).toBe("PNG");
    }
  });

  await test.step("in files and feeds", async () => {
    const read = async (address: string) => (await page.request.get(address)).text();
    const names = [
      "articles",
      "corrections",
      "pledges",
      ...["IS", "LU", "MT", "CY", "SI"].map((code) => `donors/${code}`),
    ];
    for (const name of names) {
      expect.soft(await feedProblems(page, await read(`/feeds/${name}.xml`)), name).toEqual([]);
      const json = JSON.parse(await read(`/feeds/${name}.json`)) as { items: { content_html?: string }[] };
      for (const item of json.items)
        expect.soft(await htmlProblems(page, item.content_html ?? ""), `${name}.json`).toEqual([]);
    }
    const written = (text: string) => withoutControls(text).trim();
    const csv = await read("/pledges.csv");
    const cells = cellsOf(csv);
    expect(cells.filter((cell) => /^\s*[=+\-@\uff1d\uff0b\uff20]/.test(cell))).toEqual([]);
    for (const text of pledges.pieces)
      expect.soft(cells.map((cell) => (isFormula(text) ? cell.slice(1) : cell))).toContain(written(text));
    const { rows } = JSON.parse(await read("/pledges.json")) as { rows: { purpose_note: string | null }[] };
    for (const text of pledges.pieces)
      expect.soft(rows.map((row) => row.purpose_note)).toContain(written(text));
  });

  for (const { ran, context } of [writer, editor, admin]) {
    expect(ran).toEqual([]);
    await context.close();
  }
});
