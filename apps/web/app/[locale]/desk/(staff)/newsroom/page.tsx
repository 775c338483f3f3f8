import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { NewsroomFace } from "@/desk/newsroom/newsroom-face.island.tsx";
import { NewsroomLetters } from "@/desk/newsroom/newsroom-letters.island.tsx";
import { NewsroomSources } from "@/desk/newsroom/newsroom-sources.island.tsx";
import { NewsroomTexts } from "@/desk/newsroom/newsroom-texts.island.tsx";
import { address } from "@/i18n/address.ts";
import { deskApi } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { staffWith } from "@/server/staff.ts";

export const generateMetadata = deskTitle("nav.newsroom");

export default async function NewsroomPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  await staffWith(locale, "/desk/newsroom", "people.manage");
  const say = await getTranslations("newsroom");
  const desk = await deskApi();
  const { isDemonstration: _, ...face } = await desk.newsroom.face();
  const environment = siteEnvironment();
  const letters = await desk.newsroom.letters();
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">{say("lead")}</p>
      <h2 className="mt-8 text-2xl">{say("face")}</h2>
      <NewsroomFace initial={face} siteName={environment.siteName} zone={environment.timeZone} />
      <h2 className="mt-12 text-2xl">{say("letters")}</h2>
      <p className="mt-2 max-w-measure text-muted">
        {letters.canSend
          ? `${say("letters_count", { confirmed: letters.confirmed })} ${letters.asked > 0 ? say("letters_asked", { asked: letters.asked }) : ""}`
          : say("no_mail")}
      </p>
      {letters.canSend && <NewsroomLetters initial={letters.digestHour} timeZone={letters.timeZone} />}
      <h2 className="mt-12 text-2xl">{say("webhooks")}</h2>
      <p className="mt-2 max-w-measure text-muted">{say("webhooks_lead")}</p>
      <p className="mt-2">
        <a href={address(locale, "/desk/webhooks")}>{say("webhooks_link")}</a>
      </p>
      <h2 id="source-watch" className="mt-12 text-2xl">
        {say("sources")}
      </h2>
      <p className="mt-2 max-w-measure text-muted">{say("sources_lead")}</p>
      <NewsroomSources initial={await desk.newsroom.sourceWatch()} />
      <p className="mt-2">
        <a href={address(locale, "/desk/sources")}>{say("sources_link")}</a>
      </p>
      <h2 className="mt-12 text-2xl">{say("texts")}</h2>
      <p className="mt-2 max-w-measure text-muted">{say("texts_lead")}</p>
      <NewsroomTexts initial={await desk.newsroom.texts()} />
    </>
  );
}
