import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { Adjudication } from "@/desk/review/adjudication.island.tsx";
import { address } from "@/i18n/address.ts";
import { deskApi, readerApi } from "@/server/api.ts";
import { foundOr404 } from "@/server/found.ts";
import { staffWith } from "@/server/staff.ts";

export const generateMetadata = deskTitle("titles.agreement");

export default async function AgreementPage({ params }: { params: Promise<{ locale: string; id: string }> }) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  await staffWith(locale, `/desk/articles/${id}/agreement`, "pledge.review");
  const found = await foundOr404((await deskApi()).agreement.ofArticle({ id }));
  const say = await getTranslations("agreement");
  return (
    <>
      <p className="text-sm">
        <a href={address(locale, `/desk/articles/${id}/annotate`)}>{say("to_marks")}</a>
      </p>
      <h1 className="mt-2 text-3xl" lang={found.language}>
        {found.title}
      </h1>
      <p className="mt-2 max-w-measure text-muted">{say("lead")}</p>
      <Adjudication initial={found} names={await readerApi().ledger.names()} />
    </>
  );
}
