import { may } from "@pledgebook/core/desk/permissions";
import { isOneOf } from "@pledgebook/core/values/vocabulary";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { nameKinds } from "@/desk/names/name-kinds.ts";
import { NameLists } from "@/desk/names/name-lists.island.tsx";
import { deskApi } from "@/server/api.ts";
import { staffWith } from "@/server/staff.ts";

export const generateMetadata = deskTitle("nav.names");

export default async function NamesPage(props: {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { locale } = await props.params;
  setRequestLocale(locale);
  const person = await staffWith(locale, "/desk/names", "desk.read");
  const { of } = await props.searchParams;
  const say = await getTranslations("names");
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">{say("lead")}</p>
      <NameLists
        initial={await (await deskApi()).names.list()}
        of={isOneOf(nameKinds, of) ? of : "parties"}
        mayAdd={may(person.role, "pledge.annotate")}
        mayChange={may(person.role, "pledge.review")}
      />
    </>
  );
}
