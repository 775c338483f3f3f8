import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { recordToday } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import { dayText } from "@/wording/day.ts";

/** To share an article, to print it, and to cite it. What needs a script is shown where there is one. */
export async function ArticleTools(props: {
  slug: string;
  title: string;
  byline: string;
  publishedOn: string | null;
}) {
  const locale = await getLocale();
  const say = await getTranslations("tools");
  const { siteUrl } = siteEnvironment();
  const siteName = siteFace().name;
  const here = `${siteUrl}${address(locale, `/articles/${props.slug}`)}`;
  const day = props.publishedOn ? dayText(props.publishedOn, locale) : "";
  return (
    <page-tools class="tools no-print" data-copied={say("copied")}>
      <details>
        <summary>{say("cite")}</summary>
        <p className="select-all">
          {[props.byline, `“${props.title}”`, siteName, day].filter(Boolean).join(", ")}. {here}{" "}
          {say("read_on", { day: dayText(recordToday(), locale) })}
        </p>
      </details>
      <button type="button" data-do="copy" hidden>
        {say("copy")}
      </button>
      <button type="button" data-do="share" hidden>
        {say("share")}
      </button>
      <button type="button" data-do="print" hidden>
        {say("print")}
      </button>
    </page-tools>
  );
}
