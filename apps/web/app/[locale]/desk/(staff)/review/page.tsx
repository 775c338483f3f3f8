import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { ReviewQueue } from "@/desk/review/review-queue.island.tsx";
import { deskApi, readerApi } from "@/server/api.ts";
import { staffWith } from "@/server/staff.ts";

export const generateMetadata = deskTitle("nav.review");

export default async function ReviewPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  await staffWith(locale, "/desk/review", "pledge.review");
  const say = await getTranslations("review");
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">{say("lead")}</p>
      <ReviewQueue
        initial={await (await deskApi()).review.queue()}
        names={await readerApi().ledger.names()}
      />
    </>
  );
}
