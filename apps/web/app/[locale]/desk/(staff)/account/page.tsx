import { getTranslations, setRequestLocale } from "next-intl/server";
import { Account } from "@/desk/account/account.island.tsx";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { deskApi } from "@/server/api.ts";
import { staffWith } from "@/server/staff.ts";

export const generateMetadata = deskTitle("nav.account");

export default async function AccountPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  await staffWith(locale, "/desk/account", "desk.read");
  const say = await getTranslations("account");
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <Account initial={await (await deskApi()).account.sessions()} />
    </>
  );
}
