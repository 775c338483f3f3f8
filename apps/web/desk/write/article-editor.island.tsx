"use client";

import { Problem } from "@pledgebook/core/values/problem";
import type { Language } from "@pledgebook/core/values/vocabulary";
import { closeHistory } from "@tiptap/pm/history";
import { TRPCClientError } from "@trpc/client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { address } from "@/i18n/address.ts";
import { ArticleFields } from "./article-fields.island.tsx";
import type { EditorMark } from "./editor-marks.ts";
import { GoneNote, KeptNote, SaveNote } from "./editor-notes.island.tsx";
import { type ReadFigureChange, readChanges } from "./figure-changes.ts";
import { type Decisions, FigureDecisions } from "./figure-decisions.island.tsx";
import { type PublicState, PublishPanel } from "./publish-panel.island.tsx";
import { type Saved, useAutosave } from "./use-autosave.ts";
import { useWritingEditor } from "./use-writing-editor.ts";
import { useWritten, type Written } from "./use-written.ts";

interface Props {
  article: PublicState & { id: string; version: number; language: Language };
  revision: Omit<Written, "publishedOn" | "note"> & { publishedOn: string | null; number: number };
  marks: EditorMark[];
  mayPublish: boolean;
  /** The newsroom's own: in it people say when something is published. */
  timeZone: string;
}

/** Writes an article. A save makes a revision and carries the marks; what readers see changes when it is published. */
export function ArticleEditor({ article, revision, marks, mayPublish, timeZone }: Props) {
  const say = useTranslations("editor");
  const locale = useLocale();
  const router = useRouter();
  const client = useTRPCClient();
  const { run, isBusy, message } = useWork({
    explain: (error) => (isStale(error) ? say("overtaken") : null),
  });
  const [version, setVersion] = useState(article.version);
  const { written, isChanged, change, settle, kept, takeKept, dropKept } = useWritten(article.id, version, {
    title: revision.title,
    standfirst: revision.standfirst,
    byline: revision.byline,
    publishedOn: revision.publishedOn ?? "",
    note: "",
    body: revision.body,
  });
  const [state, setState] = useState<PublicState>(article);
  const [isOvertaken, setIsOvertaken] = useState(false);
  const [deciding, setDeciding] = useState<ReadFigureChange[] | null>(null);
  const { editor, gone, forgetGone, given, onTaken } = useWritingEditor({
    body: revision.body,
    marks,
    language: article.language,
    label: say("body"),
    onChange: (body) => change({ body }),
  });
  useAutosave(isChanged && !isOvertaken, written, async () => {
    if (isBusy) return "unanswered";
    return act(async () => (await saveAt(version)).said, "in the background");
  });

  /** Saves at a version; the one that is there now when somebody else's save is to be overwritten. */
  async function saveAt(at: number): Promise<{ version: number; said: string }> {
    const { note, publishedOn, ...fields } = written;
    if (fields.title.trim() === "")
      throw new Problem("invalid", "article_without_title", "It has no headline.");
    if (fields.body.content.length === 0) throw new Problem("invalid", "article_empty", "It has no text.");
    const saving = written;
    const {
      carried,
      version: next,
      revision: newest,
    } = await client.articles.save.mutate({
      ...fields,
      id: article.id,
      version: at,
      publishedOn: publishedOn || null,
      language: article.language,
      note: note || null,
    });
    setVersion(next);
    setIsOvertaken(false);
    // What is typed from here on is undone on its own, not together with what was saved.
    if (editor) editor.view.dispatch(closeHistory(editor.state.tr));
    forgetGone();
    setState((before) => ({ ...before, isPublic: before.isPublic && next === at, newest }));
    router.refresh(); // the list of revisions below
    const loose = carried.needs_review + carried.orphaned;
    settle(saving);
    return { version: next, said: loose > 0 ? say("saved_loose", { count: loose }) : say("saved") };
  }

  /** Does something with the article; `work` resolves to the sentence for it, or none. */
  async function act(work: () => Promise<string | null>, how?: "in the background"): Promise<Saved> {
    let refusal: unknown;
    const attempt = async () => {
      try {
        return await work();
      } catch (error) {
        refusal = error;
        throw error;
      }
    };
    if (await run(attempt, (said) => said, how)) return "saved";
    setIsOvertaken(isStale(refusal));
    return isAnswer(refusal) ? "refused" : "unanswered";
  }

  async function publish(decisions: Decisions = []): Promise<string | null> {
    const saved = isChanged ? await saveAt(version) : { version, said: null };
    if (decisions.length === 0) {
      const changes = await client.articles.figureChanges.query({ id: article.id });
      if (changes.length > 0) {
        setDeciding(await readChanges(changes));
        return saved.said;
      }
    }
    const published = await client.articles.publish.mutate({
      id: article.id,
      version: saved.version,
      decisions,
    });
    setDeciding(null);
    setVersion(published.version);
    setState((before) => ({ ...before, status: "published", isPublic: true, schedule: null, held: null }));
    return say("published");
  }

  return (
    <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,46rem)_minmax(0,22rem)]">
      <form
        className="grid grid-cols-[minmax(0,1fr)] content-start gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void act(async () => (await saveAt(version)).said);
        }}
      >
        <h1 className="text-3xl">{written.title || say("untitled")}</h1>
        <p className="flex flex-wrap gap-x-5 text-sm text-muted">
          <span>
            {say(`state.${state.status}`)}
            {state.status === "published" && !state.isPublic ? ` · ${say("unpublished_changes")}` : ""}
          </span>
          <a href={address(locale, `/desk/articles/${article.id}/annotate`)}>{say("annotate")}</a>
          {state.status === "published" && (
            <a href={address(locale, `/articles/${state.slug}`)}>{say("view")}</a>
          )}
        </p>
        {kept && (
          <KeptNote
            keptAt={kept.keptAt}
            isOlder={kept.version !== version}
            onTake={() => {
              takeKept(kept);
              editor?.commands.setContent(kept.fields.body);
            }}
            onDrop={dropKept}
          />
        )}
        <ArticleFields written={written} onChange={change} editor={editor} given={given} onTaken={onTaken} />
        <GoneNote codes={gone} onUndo={() => editor?.chain().focus().undo().run()} onKeep={forgetGone} />
        <LineField label={say("note")} value={written.note} onChange={(note) => change({ note })} />
        <SaveNote
          articleId={article.id}
          message={message}
          isOvertaken={isOvertaken}
          onSaveAnyway={() =>
            act(async () => {
              const now = await client.articles.byId.query({ id: article.id });
              return (await saveAt(now.article.version)).said;
            })
          }
        />
        <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-line bg-paper py-3">
          <button type="submit" disabled={isBusy} className="button button-quiet">
            {say("save")}
          </button>
          {mayPublish && state.status !== "withdrawn" && (
            <button
              type="button"
              disabled={isBusy}
              onClick={() => void act(() => publish())}
              className="button"
            >
              {state.status === "published" ? say("publish_changes") : say("publish")}
            </button>
          )}
          <span className="text-sm text-muted">{isChanged ? say("unsaved") : say("all_saved")}</span>
        </div>
      </form>
      <PublishPanel
        id={article.id}
        version={version}
        state={state}
        mayPublish={mayPublish}
        timeZone={timeZone}
        saved={async () => (isChanged ? (await saveAt(version)).version : version)}
        act={async (work, said) => {
          const saved = await act(async () => {
            const { version: next, ...rest } = await work();
            setVersion(next);
            setState((before) => ({ ...before, ...rest }));
            return said;
          });
          return saved === "saved";
        }}
      />
      {deciding && (
        <FigureDecisions
          changes={deciding}
          onDecide={(decisions) => void act(() => publish(decisions))}
          onCancel={() => setDeciding(null)}
        />
      )}
    </div>
  );
}

/** Somebody else has saved the article meanwhile. */
function isStale(error: unknown): boolean {
  return error instanceof TRPCClientError && error.data?.problem?.key === "stale";
}

/** The server, or this page, has said no; otherwise nobody has answered. */
function isAnswer(error: unknown): boolean {
  return error instanceof Problem || (error instanceof TRPCClientError && Boolean(error.data));
}
