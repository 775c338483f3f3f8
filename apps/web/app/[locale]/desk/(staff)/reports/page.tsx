import { may } from "@pledgebook/core/desk/permissions";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { ReportList } from "@/desk/people/report-list.island.tsx";
import { deskApi } from "@/server/api.ts";
import { staffOrLogin } from "@/server/staff.ts";

export const generateMetadata = deskTitle("nav.reports");

export default async function ReportsPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  const person = await staffOrLogin(locale, "/desk/reports");
  const say = await getTranslations("reports");
  const reports = await (await deskApi()).reports.list();
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <ReportList initial={reports} maySettle={may(person.role, "pledge.annotate")} />
    </>
  );
}
