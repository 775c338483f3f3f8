import { statuses, statusToTransactionType } from "@pledgebook/core/vocabulary";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { alternates } from "@/i18n/address.ts";
import { CoverageLine } from "@/ledger/coverage-line.tsx";
import { readerApi } from "@/server/api.ts";
import { SitePage } from "@/ui/site-page.tsx";
import { StatusBadge } from "@/ui/status-badge.tsx";

export const revalidate = 30;
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string }>;
}

const RULES = [
  "trace",
  "leaves",
  "stages",
  "bounds",
  "money",
  "mentions",
  "place",
  "clocks",
  "anchors",
  "decisions",
  "eyes",
  "census",
  "agree",
] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "methodology" });
  return { title: say("title"), description: say("lead"), alternates: alternates(locale, "/methodology") };
}

export default async function MethodologyPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const [say, stage] = [await getTranslations("methodology"), await getTranslations("stage_meaning")];
  const { coverage, fourEyes } = await readerApi().ledger.query({ query: "" });
  return (
    <SitePage path="/methodology">
      <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
      <p className="mt-3 max-w-measure text-lg text-muted">{say("lead")}</p>
      <div className="mt-3 max-w-measure">
        <CoverageLine coverage={coverage} fourEyes={fourEyes} />
      </div>
      <ol className="mt-8 grid max-w-[46rem] gap-7">
        {RULES.map((rule, index) => (
          <li key={rule} id={rule} className="grid grid-cols-[2.5rem_1fr] border-t border-line pt-5">
            <span aria-hidden="true" className="font-serif text-2xl leading-none text-muted figure">
              {index + 1}
            </span>
            <div>
              <h2 className="text-xl">{say(`rule.${rule}.title`)}</h2>
              <p className="mt-2 font-serif text-lg leading-relaxed">{say(`rule.${rule}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
      <section aria-labelledby="stages" className="mt-12 max-w-[46rem]">
        <h2 id="stages" className="text-2xl">
          {say("stages")}
        </h2>
        <p className="mt-2">{say("stages_text")}</p>
        <table className="mt-4 w-full text-left text-sm">
          <thead>
            <tr className="border-b border-ink/60">
              <th scope="col" className="py-2 pr-4">
                {say("column.stage")}
              </th>
              <th scope="col" className="py-2 pr-4">
                {say("column.meaning")}
              </th>
              <th scope="col" className="py-2">
                IATI
              </th>
            </tr>
          </thead>
          <tbody>
            {statuses.map((status) => (
              <tr key={status} className="border-b border-line align-top">
                <th scope="row" className="py-2 pr-4 font-normal">
                  <StatusBadge status={status} />
                </th>
                <td className="py-2 pr-4">{stage(status)}</td>
                <td className="py-2 figure">{statusToTransactionType[status] ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </SitePage>
  );
}
