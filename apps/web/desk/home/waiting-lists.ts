import "server-only";
import type { AppRouter } from "@pledgebook/api/router";
import type { inferRouterOutputs } from "@trpc/server";
import { getTranslations } from "next-intl/server";
import { momentText } from "@/wording/day.ts";
import type { Waiting } from "./waiting-list.tsx";

type Outputs = inferRouterOutputs<AppRouter>;
type Queue = Outputs["desk"]["queue"];

/** What waits, each kind a list: for this person first, then for the desk. Sources only where they are watched. */
export async function waitingLists(props: {
  queue: Queue;
  /** Marks of this person that were sent back; where there are none, those of everybody are told. */
  mine: Queue["sentBack"];
  /** Articles to annotate, without the one that stands on top. */
  others: Queue["toAnnotate"];
  changes: Outputs["review"]["changes"];
  notes: Outputs["notes"]["open"];
  sources: Outputs["sources"]["list"];
  mayReview: boolean;
  locale: string;
}): Promise<Waiting[]> {
  const { queue, mine, others, changes, notes, sources, mayReview, locale } = props;
  const [say, form, of, sourceState] = await Promise.all([
    getTranslations("queue"),
    getTranslations("review.field"),
    getTranslations("notes"),
    getTranslations("sources.state"),
  ]);
  return [
    {
      kind: "sent_back",
      items: (mine.length > 0 ? mine : queue.sentBack).map((mark) => ({
        id: mark.id,
        href: `/desk/articles/${mark.articleId}/annotate#m-${mark.id}`,
        title: mark.exact,
        note: mark.reviewNote ?? "",
      })),
    },
    {
      kind: "changed",
      items: changes.map((change) => ({
        id: String(change.id),
        href: `/desk/articles/${change.articleId}/annotate#m-${change.annotationId}`,
        title: change.exact,
        note: say("changed_by", {
          name: change.actor ?? say("system"),
          fields: Object.keys(change.after ?? {})
            .map((field) => form(field))
            .join(", "),
          when: momentText(change.at, locale),
        }),
      })),
    },
    {
      kind: "notes",
      items: notes
        .toSorted((a, b) => Number(b.isForMe) - Number(a.isForMe))
        .map((note) => ({
          id: note.id,
          href: `/desk/articles/${note.articleId}/annotate#n-${note.id}`,
          title: note.text.length > 140 ? `${note.text.slice(0, 140)}…` : note.text,
          note: [note.isForMe && of("for_me"), note.author, note.title, momentText(note.createdAt, locale)]
            .filter(Boolean)
            .join(" · "),
        })),
    },
    {
      kind: "annotate",
      items: others.map((article) => ({
        id: article.id,
        href: `/desk/articles/${article.id}/annotate`,
        title: article.title,
        note: say(`article.${article.status}`),
      })),
    },
    {
      kind: "review",
      items: queue.toReview.map((mark) => ({
        id: mark.id,
        href: mayReview
          ? `/desk/review#r-${mark.id}`
          : `/desk/articles/${mark.articleId}/annotate#m-${mark.id}`,
        title: mark.exact,
        note: `${mark.title} · ${mark.author ?? say("system")} · ${momentText(mark.createdAt, locale)}`,
      })),
    },
    {
      kind: "loose",
      items: queue.looseAnchors.map((anchor) => ({
        id: anchor.id,
        href: `/desk/articles/${anchor.articleId}/annotate#m-${anchor.id}`,
        title: `${anchor.pledgeCode}: ${anchor.exact}`,
        note: anchor.title,
      })),
    },
    {
      kind: "reports",
      items: queue.reports.map((report) => ({
        id: report.id,
        href: "/desk/reports",
        title: report.text.length > 140 ? `${report.text.slice(0, 140)}…` : report.text,
        note: `${report.pledgeCode} · ${momentText(report.reportedAt, locale)}`,
      })),
    },
    ...(sources.isOn || sources.sources.length > 0
      ? [
          {
            kind: "sources" as const,
            items: sources.sources.map((source) => ({
              id: source.id,
              href: `/desk/sources#source-${source.id}`,
              title: source.missing[0]?.exact ?? source.address,
              note: `${sourceState(source.state)} · ${source.address} · ${momentText(source.stateSince, locale)}`,
            })),
          },
        ]
      : []),
  ];
}
