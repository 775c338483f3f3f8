import type { AppRouter } from "@pledgebook/api/router";
import type { inferRouterOutputs } from "@trpc/server";
import { getLocale, getTranslations } from "next-intl/server";
import { newsroomDay } from "@/server/api.ts";
import { dayText } from "@/wording/day.ts";

type SeenSource = NonNullable<inferRouterOutputs<AppRouter>["pledges"]["byCode"]>["seenSources"][number];

/** When a source was last seen, since when it is gone, or where it went. Nothing where nobody has looked, or nobody has seen it. */
export async function SourceSeen({ url, seen }: { url: string | undefined; seen: readonly SeenSource[] }) {
  const found = seen.find(({ address }) => address === url);
  if (!found) return null;
  const [say, locale] = [await getTranslations("article"), await getLocale()];
  const { state, stateSince, lastSeenAt, movedTo } = found;
  const on = (moment: string) => dayText(newsroomDay(moment), locale);
  if (state === "gone")
    return (
      <span className="block text-muted">
        {lastSeenAt
          ? say("source_gone_seen", { day: on(stateSince), seen: on(lastSeenAt) })
          : say("source_gone", { day: on(stateSince) })}
      </span>
    );
  if (lastSeenAt === null) return null;
  return (
    <span className="block text-muted">
      {say("source_seen", { day: on(lastSeenAt) })}
      {state === "moved" && movedTo && (
        <>
          {" "}
          {say("source_moved")}{" "}
          <a href={movedTo} rel="nofollow noopener" className="break-all">
            {movedTo.replace(/^https?:\/\//, "")}
          </a>
        </>
      )}
    </span>
  );
}
