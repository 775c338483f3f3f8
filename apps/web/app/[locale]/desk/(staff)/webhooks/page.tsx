import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { WebhookList } from "@/desk/webhooks/webhook-list.island.tsx";
import { address } from "@/i18n/address.ts";
import { deskApi } from "@/server/api.ts";
import { staffWith } from "@/server/staff.ts";

export const generateMetadata = deskTitle("nav.webhooks");

export default async function WebhooksPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  await staffWith(locale, "/desk/webhooks", "people.manage");
  const say = await getTranslations("webhooks");
  const desk = await deskApi();
  return (
    <>
      <p className="text-sm">
        <a href={address(locale, "/desk/newsroom")}>{say("back")}</a>
      </p>
      <h1 className="mt-2 text-3xl">{say("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">{say("lead")}</p>
      <WebhookList initial={await desk.webhooks.list()} />
    </>
  );
}
