import { may } from "@pledgebook/core/desk/permissions";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { address } from "@/i18n/address.ts";
import { deskApi } from "@/server/api.ts";
import { staffOrLogin } from "@/server/staff.ts";
import { momentText } from "@/wording/day.ts";

export const generateMetadata = deskTitle("nav.queue");

export default async function QueuePage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  const person = await staffOrLogin(locale, "/desk");
  const say = await getTranslations("queue");
  const form = await getTranslations("review.field");
  const api = await deskApi();
  const of = await getTranslations("notes");
  const [queue, pairs, changes, notes] = await Promise.all([
    api.desk.queue(),
    api.reconcile.queue(),
    api.review.changes(),
    api.notes.open(),
  ]);
  const forMe = notes.toSorted((a, b) => Number(b.isForMe) - Number(a.isForMe));
  const mine = queue.sentBack.filter((mark) => mark.createdBy === person.id);
  const lists = [
    // What waits for this person, then for the desk; questions of the whole ledger last.
    {
      key: "sent_back",
      items: (mine.length > 0 ? mine : queue.sentBack).map((mark) => ({
        id: mark.id,
        href: `/desk/articles/${mark.articleId}/annotate#m-${mark.id}`,
        title: mark.exact,
        note: mark.reviewNote ?? "",
      })),
    },
    {
      key: "changed",
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
      key: "notes",
      count: notes.length,
      items: forMe.slice(0, 20).map((note) => ({
        id: note.id,
        href: `/desk/articles/${note.articleId}/annotate#n-${note.id}`,
        title: note.text.length > 140 ? `${note.text.slice(0, 140)}…` : note.text,
        note: [note.isForMe && of("for_me"), note.author, note.title, momentText(note.createdAt, locale)]
          .filter(Boolean)
          .join(" · "),
      })),
    },
    {
      key: "annotate",
      items: queue.toAnnotate.map((article) => ({
        id: article.id,
        href: `/desk/articles/${article.id}/annotate`,
        title: article.title,
        note: say(`article.${article.status}`),
      })),
    },
    {
      key: "review",
      items: queue.toReview.map((mark) => ({
        id: mark.id,
        href: may(person.role, "pledge.review")
          ? `/desk/review#r-${mark.id}`
          : `/desk/articles/${mark.articleId}/annotate#m-${mark.id}`,
        title: mark.exact,
        note: `${mark.title} · ${mark.author ?? say("system")} · ${momentText(mark.createdAt, locale)}`,
      })),
    },
    {
      key: "loose",
      items: queue.looseAnchors.map((anchor) => ({
        id: anchor.id,
        href: `/desk/articles/${anchor.articleId}/annotate#m-${anchor.id}`,
        title: `${anchor.pledgeCode}: ${anchor.exact}`,
        note: anchor.title,
      })),
    },
    {
      key: "reports",
      items: queue.reports.map((report) => ({
        id: report.id,
        href: "/desk/reports",
        title: report.text.length > 140 ? `${report.text.slice(0, 140)}…` : report.text,
        note: `${report.pledgeCode} · ${momentText(report.reportedAt, locale)}`,
      })),
    },
    {
      key: "reconcile",
      count: pairs.length,
      items: pairs.slice(0, 5).map((pair) => ({
        id: `${pair.keep.pledge.code} ${pair.other.pledge.code}`,
        href: "/desk/reconcile",
        title: `${pair.keep.pledge.code} · ${pair.other.pledge.code}`,
        note: pair.other.mark?.quote ?? "",
      })),
    },
  ] as const;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h1 className="text-3xl">{say("title")}</h1>
        <a href={address(locale, "/desk/articles/new")} className="button">
          {say("new_article")}
        </a>
      </div>
      {lists.every((list) => list.items.length === 0) && (
        <p className="mt-6 text-lg text-muted">{say("empty")}</p>
      )}
      <div className="mt-6 grid gap-x-12 gap-y-8 lg:grid-cols-2">
        {lists
          .filter((list) => list.items.length > 0)
          .map((list) => (
            <section key={list.key} aria-labelledby={`queue-${list.key}`}>
              <h2 id={`queue-${list.key}`} className="text-xl">
                {say(list.key, { count: "count" in list ? list.count : list.items.length })}
              </h2>
              <ul className="mt-2">
                {list.items.map((item) => (
                  <li key={item.id} className="border-t border-line py-2.5">
                    <a
                      href={address(locale, item.href)}
                      className="plain block font-serif text-lg leading-snug"
                    >
                      {item.title}
                    </a>
                    <span className="text-sm text-muted">{item.note}</span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </>
  );
}
