import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { NewsroomTexts } from "@/desk/newsroom/newsroom-texts.island.tsx";
import { deskApi } from "@/server/api.ts";
import { staffWith } from "@/server/staff.ts";

export const generateMetadata = deskTitle("nav.newsroom");

export default async function NewsroomPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  await staffWith(locale, "/desk/newsroom", "people.manage");
  const say = await getTranslations("newsroom");
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">{say("lead")}</p>
      <NewsroomTexts initial={await (await deskApi()).newsroom.texts()} />
    </>
  );
}
