import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { PeopleList } from "@/desk/people/people-list.island.tsx";
import { deskApi } from "@/server/api.ts";
import { staffWith } from "@/server/staff.ts";

export const generateMetadata = deskTitle("nav.people");

export default async function PeoplePage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  const person = await staffWith(locale, "/desk/people", "people.manage");
  const api = await deskApi();
  const [people, settings] = await Promise.all([api.people.list(), api.pledges.settings()]);
  const say = await getTranslations("people");
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <PeopleList
        initial={people.map(({ createdAt: _, ...person }) => person)}
        self={person.id}
        fourEyes={settings.fourEyes}
        secondFactorRoles={settings.secondFactorRoles}
      />
    </>
  );
}
