"use client";

import type { ArticleDocument } from "@pledgebook/core/document";
import { countWords, plainText } from "@pledgebook/core/document";
import type { ArticleStatus, Language } from "@pledgebook/core/vocabulary";
import { EditorContent, useEditor } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { address } from "@/i18n/address.ts";
import { useProblemText, useTRPCClient } from "./api.island.tsx";
import { bodyFromEditor } from "./editor-body.ts";
import { LineField } from "./fields.island.tsx";

interface Props {
  article: {
    id: string;
    version: number;
    status: ArticleStatus;
    slug: string;
    language: Language;
    isPublic: boolean;
  };
  revision: {
    title: string;
    standfirst: string;
    byline: string;
    publishedOn: string | null;
    body: ArticleDocument;
    number: number;
  };
  mayPublish: boolean;
}

/** Writes an article. A save makes a revision and carries the marks; what readers see changes when it is published. */
export function ArticleEditor({ article, revision, mayPublish }: Props) {
  const say = useTranslations("editor");
  const paste = useTranslations("paste.field");
  const locale = useLocale();
  const client = useTRPCClient();
  const problemText = useProblemText();
  const [fields, setFields] = useState({
    title: revision.title,
    standfirst: revision.standfirst,
    byline: revision.byline,
    publishedOn: revision.publishedOn ?? "",
    note: "",
  });
  const [version, setVersion] = useState(article.version);
  const [status, setStatus] = useState({ is: article.status, isPublic: article.isPublic });
  const [body, setBody] = useState(revision.body);
  const [changed, setChanged] = useState(false);
  const [message, setMessage] = useState<{ text: string; bad: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3] },
        code: false,
        codeBlock: false,
        strike: false,
        underline: false,
        horizontalRule: false,
        hardBreak: false,
        link: { openOnClick: false },
      }),
    ],
    content: revision.body,
    immediatelyRender: false,
    editorProps: {
      attributes: {
        class: "prose min-h-60 outline-none",
        "aria-label": say("body"),
        role: "textbox",
        "aria-multiline": "true",
        lang: article.language,
      },
    },
    onUpdate: ({ editor: now }) => {
      setBody(bodyFromEditor(now.getJSON()));
      setChanged(true);
    },
  });

  useEffect(() => {
    if (!changed) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [changed]);

  const change = (part: Partial<typeof fields>) => {
    setFields((before) => ({ ...before, ...part }));
    setChanged(true);
  };

  async function save(): Promise<number> {
    const { carried, version: next } = await client.articles.save.mutate({
      id: article.id,
      version,
      title: fields.title,
      standfirst: fields.standfirst,
      byline: fields.byline,
      publishedOn: fields.publishedOn || null,
      language: article.language,
      body,
      note: fields.note || null,
    });
    setVersion(next);
    setChanged(false);
    setStatus((before) => ({ ...before, isPublic: before.isPublic && next === version }));
    const loose = carried.needs_review + carried.orphaned;
    setMessage({ text: loose > 0 ? say("saved_loose", { count: loose }) : say("saved"), bad: false });
    return next;
  }

  async function act(work: () => Promise<void>) {
    setBusy(true);
    setMessage(null);
    try {
      await work();
    } catch (error) {
      setMessage({ text: problemText(error), bad: true });
    }
    setBusy(false);
  }

  const publish = async () => {
    const at = changed ? await save() : version;
    const published = await client.articles.publish.mutate({ id: article.id, version: at });
    setVersion(published.version);
    setStatus({ is: "published", isPublic: true });
    setMessage({ text: say("published"), bad: false });
  };

  return (
    <form
      className="mt-3 grid max-w-[46rem] gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void act(async () => void (await save()));
      }}
    >
      <h1 className="text-3xl">{fields.title || say("untitled")}</h1>
      <p className="flex flex-wrap gap-x-5 text-sm text-muted">
        <span>
          {say(`state.${status.is}`)}
          {status.is === "published" && !status.isPublic ? ` · ${say("unpublished_changes")}` : ""}
        </span>
        <a href={address(locale, `/desk/articles/${article.id}/annotate`)}>{say("annotate")}</a>
        {status.is === "published" && (
          <a href={address(locale, `/articles/${article.slug}`)}>{say("view")}</a>
        )}
      </p>
      <LineField
        label={paste("title")}
        value={fields.title}
        onChange={(title) => change({ title })}
        required
      />
      <LineField
        label={paste("standfirst")}
        value={fields.standfirst}
        onChange={(standfirst) => change({ standfirst })}
        rows={3}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <LineField label={paste("byline")} value={fields.byline} onChange={(byline) => change({ byline })} />
        <LineField
          label={paste("date")}
          type="date"
          value={fields.publishedOn}
          onChange={(publishedOn) => change({ publishedOn })}
        />
      </div>
      <div>
        <span className="label" aria-hidden="true">
          {say("body")}{" "}
          <span className="font-normal text-muted">
            {say("words", { count: countWords(plainText(body)) })}
          </span>
        </span>
        <div className="field p-4">
          <EditorContent editor={editor} />
        </div>
      </div>
      <LineField label={say("note")} value={fields.note} onChange={(note) => change({ note })} />
      {message && (
        <p
          role={message.bad ? "alert" : "status"}
          className={`note ${message.bad ? "note-bad" : "note-good"}`}
        >
          {message.text}
        </p>
      )}
      <div className="sticky bottom-0 flex flex-wrap gap-3 border-t border-line bg-paper py-3">
        <button type="submit" disabled={busy} className="button button-quiet">
          {say("save")}
        </button>
        {mayPublish && status.is !== "withdrawn" && (
          <button type="button" disabled={busy} onClick={() => void act(publish)} className="button">
            {status.is === "published" ? say("publish_changes") : say("publish")}
          </button>
        )}
      </div>
    </form>
  );
}
