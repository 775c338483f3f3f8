import { isPledgeCode } from "@pledgebook/core/ledger/pledge";
import { licences } from "@pledgebook/core/values/face";
import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { cache } from "react";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import { CorrectionNotes } from "@/site/article/correction-notes.tsx";
import { Breadcrumbs } from "@/site/chrome/json-ld.tsx";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { PledgeElsewhere } from "@/site/compare/pledge-elsewhere.tsx";
import { PledgeCitation } from "@/site/ledger/pledge/pledge-citation.tsx";
import { PledgeEvidence } from "@/site/ledger/pledge/pledge-evidence.tsx";
import { PledgeFacts } from "@/site/ledger/pledge/pledge-facts.tsx";
import { PledgeFigures } from "@/site/ledger/pledge/pledge-figures.tsx";
import { PledgeGone } from "@/site/ledger/pledge/pledge-gone.tsx";
import { PledgeHistory } from "@/site/ledger/pledge/pledge-history.tsx";
import { PledgeOverlaps } from "@/site/ledger/pledge/pledge-overlaps.tsx";
import { PledgePackage } from "@/site/ledger/pledge/pledge-package.tsx";
import { PledgeTimeline } from "@/site/ledger/pledge/pledge-timeline.tsx";
import { shareImages } from "@/site/pictures/share/share-words.ts";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { goodsText, toldIn } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string; code: string }>;
}

/** Asked for once, though the page and its head both tell of it. */
const findPledge = cache(async (code: string) =>
  isPledgeCode(code) ? readerApi().pledges.byCode({ code }) : null,
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  const found = await findPledge(code);
  if (!found) return { robots: { index: false } };
  const say = await getTranslations({ locale, namespace: "amount" });
  const names = await namesIn(locale);
  const { pledge } = found;
  const title = `${names.parties(pledge.donorCodes)}: ${amountText(pledge.amount, locale, say)} (${code})`;
  const description = found.evidence[0]?.quote;
  const own = ownAddress(locale, `/pledges/${code}`);
  return {
    title,
    description,
    alternates: own.alternates,
    openGraph: {
      ...own.openGraph,
      type: "article",
      title,
      description,
      images: shareImages(`pledges/${code}`, locale, title, found.history[0]?.at),
    },
    twitter: { card: "summary_large_image" },
  };
}

export default async function PledgePage({ params }: Props) {
  const { locale, code } = await params;
  setRequestLocale(locale);
  const found = await findPledge(code);
  if (!found) {
    const successor = isPledgeCode(code) ? await readerApi().pledges.successor({ code }) : null;
    if (successor) permanentRedirect(address(locale, `/pledges/${successor}`));
    const gone = isPledgeCode(code) ? await readerApi().pledges.gone({ code }) : null;
    if (!gone) notFound();
    return (
      <SitePage path={`/pledges/${code}`}>
        <PledgeGone gone={gone} />
      </SitePage>
    );
  }
  const say = await getTranslations("pledge");
  const nav = await getTranslations("nav");
  const amount = await getTranslations("amount");
  const names = await namesIn(locale);
  const { pledge } = found;
  const purposeNote = toldIn(locale, pledge.purposeNote, pledge.purposeNoteUk);
  const announcements =
    1 + found.evidence.filter(({ role }) => role === "restatement" || role === "contradiction").length;
  const inWords = `${names.parties(pledge.donorCodes)}, ${
    pledge.amount.currency === null
      ? (goodsText(pledge, locale) ?? amount("unquantified"))
      : amountText(pledge.amount, locale, amount)
  }`;
  return (
    <SitePage path={`/pledges/${code}`}>
      <Breadcrumbs
        locale={locale}
        steps={[
          [nav("ledger"), "/pledges"],
          [inWords, `/pledges/${code}`],
        ]}
      />
      <link rel="cite-as" href={`${siteEnvironment().siteUrl}/pledges/${code}`} />
      <link rel="describedby" type="application/json" href={`/api/v1/pledges?q=${code}`} />
      <link rel="license" href={licences[siteFace().licence].url} />
      <article>
        <header className="max-w-[46rem]">
          <p className="kicker figure">{code}</p>
          <h1 className="mt-2 text-3xl sm:text-4xl">
            {pledge.donorCodes.map((donor, index) => (
              <span key={donor}>
                {index > 0 && ", "}
                <a href={address(locale, `/donors/${donor}`)} className="plain">
                  {names.party(donor)}
                </a>
              </span>
            ))}
            {": "}
            <span className="figure">
              {pledge.amount.currency === null
                ? (goodsText(pledge, locale) ?? amount("unquantified"))
                : amountText(pledge.amount, locale, amount)}
            </span>
          </h1>
          {purposeNote && (
            <p lang={purposeNote.lang} className="mt-3 font-serif text-xl text-muted">
              {purposeNote.text}
            </p>
          )}
          <p className="mt-4 flex flex-wrap items-baseline gap-x-5 gap-y-1">
            <StatusBadge status={pledge.status} partly={pledge.partly} />
            {announcements > 1 && (
              <a href="#evidence" className="text-sm">
                {say("announced_times", { count: announcements })}
              </a>
            )}
          </p>
        </header>
        {pledge.isBeingChecked && (
          <p className="note note-warn mt-5 max-w-[46rem]">
            {found.corrections[0]
              ? say("corrected_checked", {
                  day: dayText(found.corrections[0].publishedAt.slice(0, 10), locale),
                })
              : say("being_checked")}
          </p>
        )}
        <CorrectionNotes corrections={found.corrections} />
        <div className="mt-8 grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_21rem]">
          <div className="grid content-start gap-10">
            <PledgeEvidence evidence={found.evidence} />
            <PledgeFigures counted={pledge.amount} mentions={found.evidence} />
            <PledgeTimeline
              seenSources={found.seenSources}
              events={found.events}
              announcedOn={pledge.announcedOn}
              announcedBy={pledge.announcedBy}
              lastCheckedOn={found.lastCheckedOn}
            />
            <PledgePackage
              pledge={pledge}
              packages={found.packages}
              components={found.components}
              remainder={
                found.remainder &&
                found.remainderQualifier && {
                  bounds: found.remainder,
                  qualifier: found.remainderQualifier,
                }
              }
              isExceeded={found.isExceeded}
            />
            <PledgeOverlaps overlaps={found.overlaps} />
            <PledgeHistory history={found.history} />
          </div>
          <aside className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-8">
            <PledgeFacts found={found} />
            <PledgeElsewhere code={code} />
            <p className="text-sm no-print">
              <a href={address(locale, `/pledges/${code}/report`)} rel="nofollow">
                {say("report")}
              </a>
              <a href={address(locale, `/follow/mail?pledge=${code}`)} rel="nofollow" className="mt-2 block">
                {say("by_mail")}
              </a>
            </p>
            <PledgeCitation
              code={code}
              text={inWords}
              announcedOn={pledge.announcedOn}
              changedOn={found.history[0]?.at.slice(0, 10) ?? null}
            />
          </aside>
        </div>
      </article>
    </SitePage>
  );
}
