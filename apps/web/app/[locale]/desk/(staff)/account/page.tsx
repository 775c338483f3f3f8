import { lacksSecondFactor } from "@pledgebook/api/server/trpc";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Account } from "@/desk/account/account.island.tsx";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { deskApi, newsroom } from "@/server/api.ts";
import { staffWith } from "@/server/staff.ts";

export const generateMetadata = deskTitle("nav.account");

export default async function AccountPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  const person = await staffWith(locale, "/desk/account", "desk.read");
  const { account, secondFactor } = await deskApi();
  const [sessions, state, isAsked, passkeys] = [
    await account.sessions(),
    await secondFactor.state(),
    await lacksSecondFactor(newsroom().store.db, person),
    await account.passkeys(),
  ];
  const say = await getTranslations("account");
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <Account sessions={sessions} secondFactor={{ initial: state, isAsked }} passkeys={passkeys} />
    </>
  );
}
