"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { address } from "@/i18n/address.ts";
import { momentText } from "@/wording/day.ts";

type Report = inferRouterOutputs<AppRouter>["reports"]["list"][number];

/** What readers say is wrong: open ones with a place for what came of them, settled ones below. */
export function ReportList({ initial, maySettle }: { initial: Report[]; maySettle: boolean }) {
  const say = useTranslations("reports");
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.reports.list.queryOptions(), initialData: initial });
  const open = data.filter((report) => report.state === "open");
  const settled = data.filter((report) => report.state === "settled");
  return (
    <>
      {open.length === 0 && <p className="mt-6 text-lg text-muted">{say("none")}</p>}
      <ul className="mt-6 grid max-w-[46rem] gap-6">
        {open.map((report) => (
          <OpenReport key={report.id} report={report} maySettle={maySettle} />
        ))}
      </ul>
      {settled.length > 0 && (
        <section aria-labelledby="settled" className="mt-12 max-w-[46rem]">
          <h2 id="settled" className="text-xl">
            {say("settled")}
          </h2>
          <ul className="mt-2">
            {settled.map((report) => (
              <li key={report.id} className="border-t border-line py-3 text-sm">
                <Head report={report} />
                <p className="whitespace-pre-line">{report.text}</p>
                <p className="text-good">
                  {report.settledBy}: {report.outcome}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Head({ report }: { report: Report }) {
  const locale = useLocale();
  return (
    <p className="text-sm text-muted">
      <a href={address(locale, `/desk/pledges/${report.pledgeCode}`)} className="figure">
        {report.pledgeCode}
      </a>{" "}
      · {momentText(report.reportedAt, locale)}
      {report.contact && ` · ${report.contact}`}
    </p>
  );
}

function OpenReport({ report, maySettle }: { report: Report; maySettle: boolean }) {
  const say = useTranslations("reports");
  const client = useTRPCClient();
  const trpc = useTRPC();
  const { run, message } = useWork({ renews: [trpc.reports.list.queryOptions().queryKey] });
  const [outcome, setOutcome] = useState("");
  const settle = () =>
    run(() => client.reports.settle.mutate({ id: report.id, version: report.version, outcome }));
  return (
    <li className="border-t border-line pt-4">
      <Head report={report} />
      <p className="mt-1 font-serif text-lg whitespace-pre-line">{report.text}</p>
      {maySettle && (
        <form
          className="mt-3 grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (outcome.trim()) void settle();
          }}
        >
          <LineField label={say("outcome")} value={outcome} onChange={setOutcome} />
          <Told message={message} className="text-sm" />
          <button type="submit" className="button button-quiet justify-self-start">
            {say("settle")}
          </button>
        </form>
      )}
    </li>
  );
}
