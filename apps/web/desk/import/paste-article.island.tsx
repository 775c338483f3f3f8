"use client";

import type { AppRouter } from "@pledgebook/api/router";
import {
  type ArticleDocument,
  countWords,
  documentFromParagraphs,
  normalizeDocument,
  plainText,
} from "@pledgebook/core/text/document";
import { wholeArticle } from "@pledgebook/core/text/whole-article";
import type { Source } from "@pledgebook/core/values/source";
import type { Language } from "@pledgebook/core/values/vocabulary";
import { articleOfBlocks, inFormsOf, languageOf } from "@pledgebook/formats/read/article-blocks";
import { blocksOfTree } from "@pledgebook/formats/read/html-blocks";
import { readPasted } from "@pledgebook/formats/read/pasted";
import type { ReadArticle } from "@pledgebook/formats/read/read-article";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { type ClipboardEvent, type FormEvent, useEffect, useMemo, useState } from "react";
import { useProblemText, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { linesOf } from "@/desk/kit/lines.ts";
import { useSpoken } from "@/desk/kit/live-region.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { type NameLists, useKnownNames } from "@/desk/kit/use-known-names.ts";
import { useWork } from "@/desk/kit/use-work.ts";
import { useReading } from "@/desk/reading/use-reading.ts";
import { useKeptDraft } from "@/desk/write/use-kept-draft.ts";
import { address } from "@/i18n/address.ts";
import { dayText } from "@/wording/day.ts";
import { KnownArticles } from "./known-articles.island.tsx";
import { LeftOut } from "./left-out.island.tsx";

type Known = inferRouterOutputs<AppRouter>["pages"]["known"][number];

/** An article as it was understood, whose fields are being put right. `form`: what its paragraphs looked like where they came from. */
interface Understood {
  title: string;
  standfirst: string;
  byline: string;
  publishedOn: string | null;
  possibleDays: string[];
  text: string;
  related: string;
  language: Language;
  leftOut: { text: string; before: number }[];
  sources: Source[];
  form: ArticleDocument;
}

/** The name under which a text is kept that is no article yet. */
const NEW = "new";

const EMPTY: ArticleDocument = { type: "doc", content: [] };

/** What was read of a text, a piece of a page or an address, as the fields that a person puts right. */
function fieldsOf(article: Omit<ReadArticle, "language">): Understood {
  const { body, related, ...fields } = article;
  const text = plainText(body);
  return { ...fields, text, related: related.join("\n"), language: languageOf(text), form: body };
}

/** Paste on the left, at once how it was understood on the right; every field can be put right before it is saved. */
export function PasteArticle({ mayPublish, names }: { mayPublish: boolean; names: NameLists }) {
  const { toRead } = useKnownNames(names);
  const say = useTranslations("paste");
  const problemText = useProblemText();
  const locale = useLocale();
  const client = useTRPCClient();
  const { run, isBusy, message, tell, forget } = useWork();
  const [pasted, setPasted] = useState("");
  const [url, setUrl] = useState("");
  /** Articles that are here already and may be the one in hand, once somebody was told of them. */
  const [known, setKnown] = useState<Known[] | null>(null);
  // The page is being left: a second press would make the article twice.
  const [isSaved, setSaved] = useState(false);
  const [fields, setFields] = useState<Understood | null>(null);
  const { kept, putAside, forget: forgetKept } = useKeptDraft(NEW, 0, pasted, pasted !== "" && !isSaved);
  // What was pasted before the page was left or loaded anew is there again.
  useEffect(() => {
    if (kept && pasted === "") read(kept.fields);
    if (kept) putAside();
  }, [kept]);

  function read(text: string) {
    setPasted(text);
    if (text.trim() === "") {
      void forgetKept();
      forget();
      return setFields(null);
    }
    understand(() => {
      const { paragraphs, ...article } = readPasted(text);
      return fieldsOf({ ...article, body: documentFromParagraphs(paragraphs), sources: [] });
    });
  }

  /** What was copied from a page comes with its headings, links and lists beside the plain text. */
  function readClipboard(event: ClipboardEvent<HTMLTextAreaElement>) {
    const html = event.clipboardData.getData("text/html");
    const plain = event.clipboardData.getData("text/plain");
    const box = event.currentTarget;
    const isAll = box.selectionEnd - box.selectionStart === box.value.length;
    if (html === "" || !isAll) return;
    const { body } = new DOMParser().parseFromString(html, "text/html");
    const blocks = normalizeDocument({ type: "doc", content: blocksOfTree(body) }).content;
    if (blocks.length === 0) return;
    event.preventDefault();
    setPasted(plain);
    understand(() => fieldsOf(articleOfBlocks(blocks, {}, { isPage: true })));
  }

  function understand(from: () => Understood) {
    setKnown(null);
    try {
      setFields(from());
      forget();
    } catch (error) {
      setFields(null);
      // The same refusal at the next keystroke is not told again.
      tell({ text: problemText(error), isBad: true }, true);
    }
  }

  async function readAddress() {
    forget();
    setKnown(null);
    await run(async () => {
      const article = await client.pages.read.query({ address: url.trim() });
      setPasted("");
      setFields(fieldsOf(article));
    });
  }

  const body = useMemo(
    () => inFormsOf((fields?.text ?? "").split(/\n\s*\n/), fields?.form ?? EMPTY),
    [fields?.text, fields?.form],
  );
  const text = useMemo(
    () => fields && plainText(wholeArticle({ title: fields.title, standfirst: fields.standfirst, body })),
    [body, fields?.title, fields?.standfirst],
  );
  // While a text is being read, the count is that of the text before it.
  const reading = useReading(text, {
    title: fields?.title,
    publishedOn: fields?.publishedOn ?? null,
    names: toRead,
  });

  const suggested = fields && reading ? say("suggestions", { count: reading.found.length }) : null;
  useSpoken(suggested);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!fields) return;
    const publish = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "publish";
    await run(async () => {
      const { title, standfirst, byline, publishedOn, language } = fields;
      const related = linesOf(fields.related);
      if (known === null) {
        const found = await client.pages.known.query({
          sources: fields.sources,
          publishedOn,
          text: plainText(body),
        });
        setKnown(found);
        // Somebody says first whether it is to be made a second time.
        if (found.length > 0) return;
      }
      const made = await client.articles.create.mutate({
        title,
        standfirst,
        byline,
        publishedOn,
        language,
        body,
        related,
        sources: fields.sources,
        known: (known ?? []).map(({ id }) => id),
      });
      if (publish) await client.articles.publish.mutate({ id: made.id, version: made.version });
      setSaved(true);
      // Before the page is left, or it would be offered again.
      await forgetKept();
      window.location.assign(address(locale, `/desk/articles/${made.id}/annotate`));
    });
  }

  const change = (part: Partial<Understood>) => setFields((before) => before && { ...before, ...part });

  /** A line that was left out stands in the text again, where it stood on the page. */
  function takeBack(line: Understood["leftOut"][number]) {
    if (!fields) return;
    const paragraphs = fields.text.split(/\n\s*\n/);
    paragraphs.splice(line.before, 0, line.text);
    change({ text: paragraphs.join("\n\n"), leftOut: fields.leftOut.filter((one) => one !== line) });
  }
  return (
    <div className="mt-6 grid gap-x-10 gap-y-8 lg:grid-cols-2">
      <div>
        <div className="mb-5 flex items-end gap-3">
          <div className="grow">
            <LineField label={say("address")} value={url} onChange={setUrl} hint={say("address_hint")} />
          </div>
          <button
            type="button"
            className="button button-quiet mb-6"
            disabled={isBusy || !/^https?:\/\/\S+$/i.test(url.trim())}
            onClick={() => void readAddress()}
          >
            {say("read")}
          </button>
        </div>
        <label htmlFor="pasted" className="label">
          {say("pasted")}
        </label>
        <textarea
          id="pasted"
          value={pasted}
          onChange={(event) => read(event.target.value)}
          onPaste={readClipboard}
          className="field min-h-[28rem] font-serif"
          spellCheck={false}
        />
      </div>
      <form onSubmit={save} aria-labelledby="understood">
        <h2 id="understood" className="text-xl">
          {say("understood")}
        </h2>
        <Told message={message} className="mt-3" />
        {!fields && !message && <p className="mt-3 text-muted">{say("nothing_yet")}</p>}
        {fields && (
          <div className="mt-3 grid gap-4">
            <LineField
              label={say("field.title")}
              value={fields.title}
              onChange={(title) => change({ title })}
              {...(fields.title === "" && { hint: say("no_title") })}
              required
            />
            <div className="grid gap-4 sm:grid-cols-3">
              <LineField
                label={say("field.byline")}
                value={fields.byline}
                onChange={(byline) => change({ byline })}
              />
              <LineField
                label={say("field.date")}
                type="date"
                value={fields.publishedOn ?? ""}
                onChange={(day) => change({ publishedOn: day || null })}
              />
              <div>
                <label htmlFor="language" className="label">
                  {say("field.language")}
                </label>
                <select
                  id="language"
                  className="field"
                  value={fields.language}
                  onChange={(event) => change({ language: event.target.value as Language })}
                >
                  <option value="en">English</option>
                  <option value="uk">Українська</option>
                </select>
              </div>
            </div>
            {fields.possibleDays.length > 0 && fields.publishedOn === null && (
              <p className="note note-warn">
                {say("which_day")}{" "}
                {fields.possibleDays.map((day) => (
                  <button
                    key={day}
                    type="button"
                    className="button button-quiet ml-2"
                    onClick={() => change({ publishedOn: day })}
                  >
                    {dayText(day, locale)}
                  </button>
                ))}
              </p>
            )}
            <LineField
              label={say("field.standfirst")}
              value={fields.standfirst}
              onChange={(standfirst) => change({ standfirst })}
              rows={3}
            />
            <LineField
              label={say("field.body", {
                paragraphs: body.content.length,
                words: countWords(plainText(body)),
              })}
              value={fields.text}
              onChange={(next) => change({ text: next })}
              rows={14}
              required
            />
            <LineField
              label={say("field.related")}
              value={fields.related}
              onChange={(related) => change({ related })}
              rows={2}
            />
            {fields.leftOut.length > 0 && <LeftOut lines={fields.leftOut} onTakeBack={takeBack} />}
            {suggested && <p className="text-sm text-muted">{suggested}</p>}
            {known && known.length > 0 && <KnownArticles articles={known} />}
            <div className="flex flex-wrap gap-3">
              <button
                type="submit"
                value="draft"
                disabled={isBusy || isSaved}
                className={mayPublish ? "button button-quiet" : "button"}
              >
                {say("save")}
              </button>
              {mayPublish && (
                <button type="submit" value="publish" disabled={isBusy || isSaved} className="button">
                  {say("publish")}
                </button>
              )}
            </div>
          </div>
        )}
      </form>
    </div>
  );
}
