import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";

/** What every total covers (rule 12), and whether four eyes are on. */
export async function CoverageLine(props: {
  coverage: { published: number; annotated: number; reviewed: number; waiting: number };
  fourEyes: boolean;
}) {
  const [say, locale] = [await getTranslations("coverage"), await getLocale()];
  return (
    <p className="text-sm text-muted">
      {say("line", props.coverage)} {!props.fourEyes && say("one_person")}{" "}
      <a href={address(locale, "/methodology")}>{say("how")}</a>
    </p>
  );
}
