import { isPledgeCode } from "@pledgebook/core/ledger/pledge";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { report } from "@/site/ledger/pledge/report-action.ts";
import { ReportForm } from "@/site/ledger/pledge/report-form.island.tsx";
import { amountText } from "@/wording/amount.ts";
import { goodsText } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string; code: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  const say = await getTranslations({ locale, namespace: "report" });
  return { title: say("title_of", { code }), description: say("lead"), robots: { index: false } };
}

export default async function ReportPage({ params }: Props) {
  const { locale, code } = await params;
  setRequestLocale(locale);
  const found = isPledgeCode(code) ? await readerApi().pledges.byCode({ code }) : null;
  if (!found) notFound();
  const say = await getTranslations("report");
  const amount = await getTranslations("amount");
  const names = await namesIn(locale);
  const { pledge } = found;
  const [evidence] = found.evidence;
  const words = ["text", "text_hint", "contact", "contact_hint", "website", "send", "taken"] as const;
  const problems = [
    "report_text",
    "report_contact",
    "report_throttled",
    "pledge_not_found",
    "unknown",
  ] as const;
  const tell: (key: string) => string = say;
  const said = <K extends string>(keys: readonly K[]) =>
    Object.fromEntries(keys.map((key) => [key, tell(key)])) as Record<K, string>;
  return (
    <SitePage path={`/pledges/${code}/report`}>
      <p className="kicker figure">
        <a href={address(locale, `/pledges/${code}`)}>{code}</a>
      </p>
      <h1 className="mt-2 text-3xl">{say("title")}</h1>
      <p className="mt-3 max-w-measure text-lg">
        {names.parties(pledge.donorCodes)},{" "}
        {pledge.amount.currency === null
          ? (goodsText(pledge, locale) ?? amount("unquantified"))
          : amountText(pledge.amount, locale, amount, "whole")}
      </p>
      {evidence && (
        <blockquote
          lang={evidence.articleLanguage}
          className="mt-3 max-w-measure border-l-[3px] border-mark-line pl-4 font-serif"
        >
          {evidence.quote}
        </blockquote>
      )}
      <ReportForm code={code} action={report} words={said(words)} problems={said(problems)} />
      <p className="mt-6 text-sm">
        <a href={address(locale, `/pledges/${code}`)}>{say("back")}</a>
      </p>
    </SitePage>
  );
}
