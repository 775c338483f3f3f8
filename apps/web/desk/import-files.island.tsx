"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { address } from "@/i18n/address.ts";

interface Imported {
  name: string;
  state: "waiting" | "busy" | "done" | "refused";
  id?: string;
  title?: string;
  problem?: string;
}

/** Files of articles, each made a draft of its own; what became of each stands below, the refused with their reason. */
export function ImportFiles() {
  const say = useTranslations("import");
  const problem = useTranslations("problem");
  const locale = useLocale();
  const [files, setFiles] = useState<Imported[]>([]);
  const isBusy = files.some(({ state }) => state === "waiting" || state === "busy");
  const count = (state: Imported["state"]) => files.filter((file) => file.state === state).length;

  async function importAll(chosen: File[]) {
    setFiles(chosen.map(({ name }) => ({ name, state: "waiting" })));
    const tell = (index: number, part: Partial<Imported>) =>
      setFiles((all) => all.map((file, at) => (at === index ? { ...file, ...part } : file)));
    // One after another: what fails is told beside its name, and the rest goes on.
    for (const [index, file] of chosen.entries()) {
      tell(index, { state: "busy" });
      try {
        const answer = await fetch("/api/import", {
          method: "POST",
          headers: { "x-file-name": encodeURIComponent(file.name) },
          body: file,
        });
        const told = (await answer.json()) as { id?: string; title?: string; key?: string };
        if (answer.ok) tell(index, { state: "done", ...told });
        else
          tell(index, {
            state: "refused",
            problem: told.key && problem.has(told.key) ? problem(told.key) : problem("unknown"),
          });
      } catch {
        tell(index, { state: "refused", problem: problem("offline") });
      }
    }
  }

  return (
    <section aria-labelledby="import" className="mt-12 max-w-[46rem] border-t border-line pt-6">
      <h2 id="import" className="text-xl">
        {say("title")}
      </h2>
      <p className="mt-1 text-sm text-muted">{say("lead")}</p>
      <label className="mt-3 block">
        <span className="label">{say("files")}</span>
        <input
          type="file"
          multiple
          accept=".docx,.html,.htm,.md,.markdown,.txt"
          disabled={isBusy}
          className="field"
          onChange={(event) => {
            const chosen = [...(event.target.files ?? [])];
            if (chosen.length > 0) void importAll(chosen);
          }}
        />
      </label>
      {files.length > 0 && (
        <>
          <p role="status" className="mt-3 text-sm">
            {say("progress", { done: count("done"), refused: count("refused"), all: files.length })}
          </p>
          {isBusy && (
            <progress
              className="w-full"
              max={files.length}
              value={count("done") + count("refused")}
              aria-label={say("title")}
            />
          )}
          <ul className="mt-2">
            {files.map((file, index) => (
              <li key={`${file.name} ${index}`} className="border-t border-line py-2 text-sm">
                <span className="text-muted">{file.name}</span>{" "}
                {file.id ? (
                  <a href={address(locale, `/desk/articles/${file.id}`)}>{file.title}</a>
                ) : (
                  <span className={file.state === "refused" ? "text-bad" : "text-muted"}>
                    {file.problem ?? say(file.state)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
