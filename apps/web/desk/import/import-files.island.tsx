"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Imported, ImportReport, importAll, isImporting } from "./import-report.island.tsx";

/** A refusal of the import, by the key of its sentence. */
class Refused extends Error {}

/** Files of articles, each made a draft of its own; what became of each stands below, the refused with their reason. */
export function ImportFiles() {
  const say = useTranslations("import");
  const problem = useTranslations("problem");
  const [report, setReport] = useState<Imported[]>([]);

  async function importOne(file: File) {
    const answer = await fetch("/api/import", {
      method: "POST",
      headers: { "x-file-name": encodeURIComponent(file.name) },
      body: file,
    });
    const told = (await answer.json()) as { id?: string; title?: string; key?: string };
    if (!answer.ok) throw new Refused(told.key);
    return told;
  }
  const problemOf = (error: unknown) => {
    if (!(error instanceof Refused)) return problem("offline");
    return problem(problem.has(error.message) ? error.message : "unknown");
  };

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
          disabled={isImporting(report)}
          className="field"
          onChange={(event) => {
            const chosen = [...(event.target.files ?? [])];
            // The same file may be chosen again, put right meanwhile.
            event.target.value = "";
            if (chosen.length > 0)
              void importAll(chosen, ({ name }) => name, importOne, problemOf, setReport);
          }}
        />
      </label>
      <ImportReport label={say("title")} report={report} />
    </section>
  );
}
