import {
  categories,
  categoryToKiel,
  statuses,
  statusToTransactionType,
} from "@pledgebook/core/values/vocabulary";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { readerApi } from "@/server/api.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { RuleExample } from "@/site/ledger/rules/rule-example.tsx";
import { rules } from "@/site/ledger/rules/rules.ts";
import { CoverageLine } from "@/site/ledger/totals/coverage-line.tsx";
import { dayText } from "@/wording/day.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string }>;
}

/** What newspapers write, what it may mean, and what it takes for the ledger to say so. */
const VERBS = ["promise", "earmark", "commit", "transfer", "deliver", "stop"] as const;
const LIMITS = ["sample", "joint", "floors", "rates", "goods", "years", "days", "people"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "methodology" });
  return { title: say("title"), description: say("lead"), ...ownAddress(locale, "/methodology") };
}

export default async function MethodologyPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("methodology");
  const [stage, category] = [await getTranslations("stage_meaning"), await getTranslations("category")];
  const api = readerApi();
  const examples = await api.ledger.examples();
  const rates = await api.ledger.rates();
  return (
    <SitePage path="/methodology">
      <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
      <p className="mt-3 max-w-measure text-lg text-muted">{say("lead")}</p>
      <div className="mt-3 max-w-measure">
        <CoverageLine coverage={examples.census} fourEyes={examples.eyes.fourEyes} />
      </div>
      <nav aria-label={say("contents")} className="mt-6 max-w-[46rem] text-sm no-print">
        <ol className="list-inside list-decimal gap-x-10 sm:columns-2">
          {rules.map((rule) => (
            <li key={rule} className="py-0.5">
              <a href={`#${rule}`}>{say(`rule.${rule}.title`)}</a>
            </li>
          ))}
        </ol>
        <p className="mt-2 flex flex-wrap gap-x-5">
          {(["verbs", "stage-table", "kiel", "rates", "limits"] as const).map((part) => (
            <a key={part} href={`#${part}`}>
              {say(`part.${part}`)}
            </a>
          ))}
        </p>
      </nav>
      <ol className="mt-8 grid max-w-[46rem] gap-8">
        {rules.map((rule, index) => (
          <li
            key={rule}
            id={rule}
            className="grid grid-cols-[2.5rem_minmax(0,1fr)] border-t border-line pt-5"
          >
            <span aria-hidden="true" className="font-serif text-2xl leading-none text-muted figure">
              {index + 1}
            </span>
            <div>
              <h2 className="text-xl">{say(`rule.${rule}.title`)}</h2>
              <p className="mt-2 font-serif text-lg leading-relaxed">{say(`rule.${rule}.text`)}</p>
              <RuleExample rule={rule} examples={examples} />
            </div>
          </li>
        ))}
      </ol>
      <Part id="verbs" title={say("part.verbs")} lead={say("stages_text")}>
        <Table
          head={[say("verb.head.says"), say("verb.head.means"), say("verb.head.needs")]}
          rows={VERBS.map((verb) => [
            say(`verb.${verb}.says`),
            say(`verb.${verb}.means`),
            say(`verb.${verb}.needs`),
          ])}
        />
      </Part>
      <Part id="stage-table" title={say("part.stage-table")}>
        <Table
          head={[say("column.stage"), say("column.meaning"), "IATI"]}
          rows={statuses.map((status) => [
            <StatusBadge key={status} status={status} />,
            stage(status),
            statusToTransactionType[status] ?? "–",
          ])}
        />
      </Part>
      <Part id="kiel" title={say("part.kiel")} lead={say("kiel_text")}>
        <Table
          head={[say("column.ours"), say("column.kiel")]}
          rows={categories.map((one) => [category(one), category(categoryToKiel[one])])}
        />
      </Part>
      <Part id="rates" title={say("part.rates")} lead={say("rates_text")}>
        <Table
          head={[say("column.currency"), say("column.source"), say("column.span"), say("column.days")]}
          rows={rates.map((rate) => [
            rate.currency,
            rate.source,
            `${dayText(rate.from, locale)} – ${dayText(rate.to, locale)}`,
            String(rate.days),
          ])}
        />
      </Part>
      <Part id="limits" title={say("part.limits")} lead={say("limits_text")}>
        <ul className="mt-3 list-disc pl-5">
          {LIMITS.map((limit) => (
            <li key={limit} className="py-1">
              {say(`limit.${limit}`)}
            </li>
          ))}
        </ul>
      </Part>
    </SitePage>
  );
}

function Part(props: { id: string; title: string; lead?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={props.id} className="mt-12 max-w-[46rem]">
      <h2 id={props.id} className="text-2xl">
        {props.title}
      </h2>
      {props.lead && <p className="mt-2">{props.lead}</p>}
      {props.children}
    </section>
  );
}

/** Tables that stay tables on a phone: their cells are short. */
function Table({ head, rows }: { head: string[]; rows: ReactNode[][] }) {
  return (
    <table className="mt-4 w-full text-left text-sm">
      <thead>
        <tr className="border-b border-ink/60">
          {head.map((text) => (
            <th key={text} scope="col" className="py-2 pr-4 align-bottom">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={`${index}-${head[0]}`} className="border-b border-line align-top">
            {row.map((value, at) => (
              <td key={head[at]} className="py-2 pr-4 figure">
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
