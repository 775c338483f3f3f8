"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { decodeText } from "@pledgebook/formats/read/encoding";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useProblemText, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { useSpoken } from "@/desk/kit/live-region.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { address as localAddress } from "@/i18n/address.ts";
import { dayText } from "@/wording/day.ts";
import { type Imported, ImportReport, importAll, isImporting } from "./import-report.island.tsx";

type FeedItem = inferRouterOutputs<AppRouter>["feedItems"]["list"]["items"][number];
type ImportableItem = FeedItem & { article: NonNullable<FeedItem["article"]> };

const isNew = (item: FeedItem): item is ImportableItem => item.article !== null && item.articleId === null;

/** The entries of a feed, of which those that are chosen become drafts. What is here already is shown, and not offered. */
export function ImportFeed() {
  const say = useTranslations("import_feed");
  const client = useTRPCClient();
  const problemText = useProblemText();
  const [address, setAddress] = useState("");
  const { run, isBusy: isReading, message, forget } = useWork();
  const [items, setItems] = useState<FeedItem[] | null>(null);
  const [total, setTotal] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<FeedItem>>(new Set());
  const [report, setReport] = useState<Imported[]>([]);

  async function show(read: () => Promise<{ address: string } | { text: string }>) {
    forget();
    setReport([]);
    const isRead = await run(async () => {
      const found = await client.feedItems.list.query(await read());
      setItems(found.items);
      setTotal(found.total);
      setChosen(new Set(found.items.filter(isNew)));
    });
    if (!isRead) setItems(null);
  }

  async function importChosen() {
    const wanted = (items ?? []).filter(isNew).filter((item) => chosen.has(item));
    const made = new Map<FeedItem, string>();
    await importAll(
      wanted,
      ({ url, title }) => url ?? title,
      async (item) => {
        const { id } = await client.articles.create.mutate(item.article);
        made.set(item, id);
        return { id, title: item.title };
      },
      problemText,
      setReport,
    );
    setItems(
      (before) => before?.map((item) => ({ ...item, articleId: made.get(item) ?? item.articleId })) ?? null,
    );
    setChosen(new Set());
  }

  function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = address.trim();
    if (typed !== "")
      void show(async () => ({ address: /^https?:/i.test(typed) ? typed : `https://${typed}` }));
  }

  const fresh = (items ?? []).filter(isNew);
  const isBusy = isReading || isImporting(report);
  useSpoken(isReading ? say("busy") : null);
  return (
    <section aria-labelledby="import-feed" className="mt-12 max-w-[46rem] border-t border-line pt-6">
      <h2 id="import-feed" className="text-xl">
        {say("title")}
      </h2>
      <p className="mt-1 text-sm text-muted">{say("lead")}</p>
      <form onSubmit={ask} className="mt-3 grid gap-3 sm:grid-cols-[1fr_auto] sm:items-end">
        <LineField label={say("address")} value={address} onChange={setAddress} />
        <button type="submit" disabled={isBusy || address.trim() === ""} className="button">
          {say("show")}
        </button>
      </form>
      <label className="mt-3 block">
        <span className="label">{say("file")}</span>
        <input
          type="file"
          accept=".xml,.rss,.atom"
          disabled={isBusy}
          className="field"
          onChange={(event) => {
            const file = event.target.files?.[0];
            // The same file may be chosen again, put right meanwhile.
            event.target.value = "";
            if (file) void show(async () => ({ text: decodeText(new Uint8Array(await file.arrayBuffer())) }));
          }}
        />
      </label>
      {isReading && <p className="mt-3 text-sm">{say("busy")}</p>}
      <Told message={message} className="mt-3" />
      {items && (
        <fieldset disabled={isBusy} className="mt-4">
          <legend className="font-semibold">
            {say(total > items.length ? "found_first" : "found", {
              count: items.length,
              total,
              fresh: fresh.length,
            })}
          </legend>
          <ul className="mt-2">
            {items.map((item, index) => (
              <li key={`${item.url ?? item.title} ${index}`} className="border-t border-line py-2">
                <FeedRow
                  item={item}
                  isChosen={chosen.has(item)}
                  onChoose={(yes) => {
                    const next = new Set(chosen);
                    if (yes) next.add(item);
                    else next.delete(item);
                    setChosen(next);
                  }}
                />
              </li>
            ))}
          </ul>
          {fresh.length > 0 && (
            <p className="mt-3 flex flex-wrap gap-3">
              <button
                type="button"
                className="button"
                disabled={chosen.size === 0}
                onClick={() => void importChosen()}
              >
                {say("import", { count: chosen.size })}
              </button>
              <button
                type="button"
                className="button button-quiet"
                onClick={() => setChosen(chosen.size === fresh.length ? new Set() : new Set(fresh))}
              >
                {say(chosen.size === fresh.length ? "none" : "all")}
              </button>
            </p>
          )}
        </fieldset>
      )}
      <ImportReport label={say("title")} report={report} />
    </section>
  );
}

function FeedRow(props: { item: FeedItem; isChosen: boolean; onChoose: (yes: boolean) => void }) {
  const { item } = props;
  const say = useTranslations("import_feed");
  const locale = useLocale();
  return (
    <label className="grid grid-cols-[auto_1fr] gap-x-3">
      <input
        type="checkbox"
        className="mt-1 size-4 accent-accent"
        checked={props.isChosen}
        disabled={!isNew(item)}
        onChange={(event) => props.onChoose(event.target.checked)}
      />
      <span>
        {item.title || say("untitled")}
        <span className="block text-sm text-muted">
          {item.publishedOn && `${dayText(item.publishedOn, locale)} · `}
          {say("words", { count: item.words })}
          {item.articleId ? (
            <>
              {" · "}
              <a href={localAddress(locale, `/desk/articles/${item.articleId}`)}>{say("here")}</a>
            </>
          ) : (
            item.article === null && ` · ${say("unusable")}`
          )}
        </span>
      </span>
    </label>
  );
}
