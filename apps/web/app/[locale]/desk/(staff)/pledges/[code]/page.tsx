import { may } from "@pledgebook/core/desk/permissions";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { PledgeEditor } from "@/desk/pledge/pledge-editor.island.tsx";
import { address } from "@/i18n/address.ts";
import { deskApi, readerApi } from "@/server/api.ts";
import { foundOr404 } from "@/server/found.ts";
import { staffOrLogin } from "@/server/staff.ts";

export const generateMetadata = deskTitle("titles.pledge");

export default async function DeskPledgePage({
  params,
}: {
  params: Promise<{ locale: string; code: string }>;
}) {
  const { locale, code } = await params;
  setRequestLocale(locale);
  const person = await staffOrLogin(locale, `/desk/pledges/${code}`);
  const pledge = await foundOr404((await deskApi()).pledges.forDesk({ code }));
  const names = await readerApi().ledger.names();
  const say = await getTranslations("pledge_editor");
  return (
    <>
      <p className="kicker figure">{code}</p>
      <h1 className="mt-1 text-3xl">{say("title")}</h1>
      <p className="mt-2 text-sm text-muted">
        {say(pledge.counts ? "counts" : "does_not_count")}{" "}
        {pledge.counts && <a href={address(locale, `/pledges/${code}`)}>{say("public")}</a>}
      </p>
      <PledgeEditor
        code={code}
        version={pledge.version}
        packageCodes={pledge.packageCodes}
        overlaps={pledge.overlaps}
        fields={pledge.fields}
        years={pledge.years}
        events={pledge.events}
        lastCheckedOn={pledge.lastCheckedOn}
        names={names}
        mayAnnotate={may(person.role, "pledge.annotate")}
      />
    </>
  );
}
