import { may } from "@pledgebook/core/desk/permissions";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { AuthorList } from "@/desk/topics/author-list.island.tsx";
import { TopicList } from "@/desk/topics/topic-list.island.tsx";
import { deskApi } from "@/server/api.ts";
import { staffWith } from "@/server/staff.ts";

export const generateMetadata = deskTitle("titles.topics");

export default async function TopicsPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  const person = await staffWith(locale, "/desk/topics", "desk.read");
  const say = await getTranslations("topics");
  const desk = await deskApi();
  const mayChange = may(person.role, "article.publish");
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">{say("lead")}</p>
      <h2 className="mt-8 text-2xl">{say("topics")}</h2>
      <TopicList initial={await desk.topics.list()} mayChange={mayChange} />
      <h2 className="mt-12 text-2xl">{say("authors")}</h2>
      <AuthorList initial={await desk.authors.list()} mayChange={mayChange} />
    </>
  );
}
