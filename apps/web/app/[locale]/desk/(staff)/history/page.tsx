import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { address } from "@/i18n/address.ts";
import { deskApi } from "@/server/api.ts";
import { staffWith } from "@/server/staff.ts";
import { momentText } from "@/wording/day.ts";

export const generateMetadata = deskTitle("nav.history");

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
}

const PAGE = 50;

export default async function HistoryPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  await staffWith(locale, "/desk/history", "history.read");
  const say = await getTranslations("history");
  const asked = Number((await searchParams).before);
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined;
  const events = await (await deskApi()).desk.history({ before, limit: PAGE });
  const last = events.at(-1);
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <p className="mt-2 text-muted">{say("lead")}</p>
      {events.length === 0 && <p className="mt-6">{say("empty")}</p>}
      <ol className="mt-6">
        {events.map((event) => (
          <li
            key={event.id}
            className="grid gap-x-8 gap-y-1 border-t border-line py-3 text-sm md:grid-cols-[13rem_1fr]"
          >
            <div className="text-muted">
              <time dateTime={event.at}>{momentText(event.at, locale)}</time>
              <br />
              {event.actor ?? say("system")}
            </div>
            <div className="min-w-0">
              <p className="font-semibold">
                {say(`action.${event.action.replace(".", "_")}`)}
                {event.articleId && event.articleTitle && (
                  <span className="font-normal">
                    {" · "}
                    <a href={address(locale, `/desk/articles/${event.articleId}`)}>{event.articleTitle}</a>
                  </span>
                )}
              </p>
              <Changes before={event.before} after={event.after} was={say("was")} />
            </div>
          </li>
        ))}
      </ol>
      {last && events.length === PAGE && (
        <p className="mt-4">
          <a href={`${address(locale, "/desk/history")}?before=${last.id}`}>{say("older")}</a>
        </p>
      )}
    </>
  );
}

/** Field by field, as it is and as it was; long texts shortened, since the revisions keep them whole. */
function Changes(props: {
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  was: string;
}) {
  const keys = [...new Set([...Object.keys(props.after ?? {}), ...Object.keys(props.before ?? {})])];
  if (keys.length === 0) return null;
  return (
    <dl className="mt-1 grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-0.5">
      {keys.map((key) => {
        const [after, before] = [shown(props.after?.[key]), shown(props.before?.[key])];
        return (
          <div key={key} className="contents">
            <dt className="text-muted">{key}</dt>
            <dd className="min-w-0 break-words">
              {after}
              {props.before && key in props.before && (
                <del className="block text-muted">
                  <span className="sr-only">{props.was} </span>
                  {before}
                </del>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "–";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
