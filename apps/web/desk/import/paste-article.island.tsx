"use client";

import { countWords, documentFromParagraphs, plainText } from "@pledgebook/core/text/document";
import { wholeArticle } from "@pledgebook/core/text/whole-article";
import type { Language } from "@pledgebook/core/values/vocabulary";
import { type PastedArticle, readPasted } from "@pledgebook/formats/read/pasted";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useMemo, useState } from "react";
import { useProblemText, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { useSpoken } from "@/desk/kit/live-region.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { useReading } from "@/desk/reading/use-reading.ts";
import { forgetKeptDraft, readKeptDraft, useKeptDraft } from "@/desk/write/use-kept-draft.ts";
import { address } from "@/i18n/address.ts";

type Understood = Omit<PastedArticle, "paragraphs" | "related"> & {
  text: string;
  related: string;
  language: Language;
};

/** The name under which a text is kept that is no article yet. */
const NEW = "new";

/** Paste on the left, at once how it was understood on the right; every field can be put right before it is saved. */
export function PasteArticle({ mayPublish }: { mayPublish: boolean }) {
  const say = useTranslations("paste");
  const problemText = useProblemText();
  const locale = useLocale();
  const client = useTRPCClient();
  const { run, isBusy, isDone, message, tell, forget } = useWork();
  const [pasted, setPasted] = useState("");
  const [fields, setFields] = useState<Understood | null>(null);
  useKeptDraft(NEW, 0, pasted, pasted !== "");
  // What was pasted before the page was left or loaded anew is there again.
  useEffect(() => {
    const kept = readKeptDraft<string>(NEW);
    if (kept) read(kept.fields);
  }, []);

  function read(text: string) {
    setPasted(text);
    if (text.trim() === "") {
      forgetKeptDraft(NEW);
      forget();
      return setFields(null);
    }
    try {
      const { paragraphs, related, ...article } = readPasted(text);
      const body = paragraphs.join("\n\n");
      const cyrillic = body.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
      setFields({
        ...article,
        text: body,
        related: related.join("\n"),
        language: cyrillic > body.length / 4 ? "uk" : "en",
      });
      forget();
    } catch (error) {
      setFields(null);
      // The same refusal at the next keystroke is not told again.
      tell({ text: problemText(error), isBad: true }, true);
    }
  }

  const body = useMemo(() => documentFromParagraphs((fields?.text ?? "").split(/\n\s*\n/)), [fields?.text]);
  const text = useMemo(
    () => fields && plainText(wholeArticle({ title: fields.title, standfirst: fields.standfirst, body })),
    [body, fields?.title, fields?.standfirst],
  );
  // While a text is being read, the count is that of the text before it.
  const reading = useReading(text, { title: fields?.title, publishedOn: fields?.publishedOn ?? null });

  const suggested = fields && reading ? say("suggestions", { count: reading.found.length }) : null;
  useSpoken(suggested);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!fields) return;
    const publish = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "publish";
    await run(async () => {
      const { title, standfirst, byline, publishedOn, language } = fields;
      const related = fields.related
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean);
      const made = await client.articles.create.mutate({
        title,
        standfirst,
        byline,
        publishedOn,
        language,
        body,
        related,
      });
      if (publish) await client.articles.publish.mutate({ id: made.id, version: made.version });
      forgetKeptDraft(NEW);
      window.location.assign(address(locale, `/desk/articles/${made.id}/annotate`));
    });
  }

  const change = (part: Partial<Understood>) => setFields((before) => before && { ...before, ...part });
  return (
    <div className="mt-6 grid gap-x-10 gap-y-8 lg:grid-cols-2">
      <div>
        <label htmlFor="pasted" className="label">
          {say("pasted")}
        </label>
        <textarea
          id="pasted"
          value={pasted}
          onChange={(event) => read(event.target.value)}
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
            {suggested && <p className="text-sm text-muted">{suggested}</p>}
            <div className="flex flex-wrap gap-3">
              <button
                type="submit"
                value="draft"
                disabled={isBusy || isDone}
                className={mayPublish ? "button button-quiet" : "button"}
              >
                {say("save")}
              </button>
              {mayPublish && (
                <button type="submit" value="publish" disabled={isBusy || isDone} className="button">
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
