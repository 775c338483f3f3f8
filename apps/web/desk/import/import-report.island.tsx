"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSpoken } from "@/desk/kit/live-region.island.tsx";
import { address } from "@/i18n/address.ts";

/** What became of one article that was to be imported. */
export interface Imported {
  name: string;
  state: "waiting" | "busy" | "done" | "refused";
  id?: string;
  title?: string;
  problem?: string;
}

/** Imports one after another: what fails is told beside its name, and the rest goes on. `tell`: the report so far. */
export async function importAll<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  importOne: (one: T) => Promise<Pick<Imported, "id" | "title">>,
  problemOf: (error: unknown) => string,
  tell: (report: Imported[]) => void,
): Promise<void> {
  let report = all.map((one): Imported => ({ name: nameOf(one), state: "waiting" }));
  const set = (index: number, part: Partial<Imported>) => {
    report = report.map((one, at) => (at === index ? { ...one, ...part } : one));
    tell(report);
  };
  for (const [index, one] of all.entries()) {
    set(index, { state: "busy" });
    try {
      set(index, { state: "done", ...(await importOne(one)) });
    } catch (error) {
      set(index, { state: "refused", problem: problemOf(error) });
    }
  }
}

export function isImporting(report: readonly Imported[]): boolean {
  return report.some(({ state }) => state === "waiting" || state === "busy");
}

/** How far an import is, and what became of each: the way to its draft, or the reason why there is none. */
export function ImportReport({ label, report }: { label: string; report: Imported[] }) {
  const say = useTranslations("import");
  const locale = useLocale();
  const count = (state: Imported["state"]) => report.filter((one) => one.state === state).length;
  const [done, refused] = [count("done"), count("refused")];
  const progress = report.length > 0 ? say("progress", { done, refused, all: report.length }) : null;
  useSpoken(progress);
  if (progress === null) return null;
  return (
    <>
      <p className="mt-3 text-sm">{progress}</p>
      {isImporting(report) && (
        <progress className="w-full" max={report.length} value={done + refused} aria-label={label} />
      )}
      <ul className="mt-2">
        {report.map((one, index) => (
          <li key={`${one.name} ${index}`} className="border-t border-line py-2 text-sm">
            <span className="text-muted">{one.name}</span>{" "}
            {one.id ? (
              <a href={address(locale, `/desk/articles/${one.id}`)}>{one.title}</a>
            ) : (
              <span className={one.state === "refused" ? "text-bad" : "text-muted"}>
                {one.problem ?? say(one.state)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
