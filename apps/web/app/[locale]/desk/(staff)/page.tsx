import { may } from "@pledgebook/core/desk/permissions";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Key } from "@/desk/home/key.tsx";
import { LeadArticle } from "@/desk/home/lead-article.tsx";
import { QuestionTable } from "@/desk/home/question-table.tsx";
import { questionsOf } from "@/desk/home/questions.ts";
import { type Waiting, WaitingList } from "@/desk/home/waiting-list.tsx";
import { waitingLists } from "@/desk/home/waiting-lists.ts";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { address } from "@/i18n/address.ts";
import { deskApi, readerApi } from "@/server/api.ts";
import { staffOrLogin } from "@/server/staff.ts";
import { momentText } from "@/wording/day.ts";
import { namesFrom } from "@/wording/names.ts";

export const generateMetadata = deskTitle("nav.queue");

/** What waits for one person, before what waits for the desk. */
const OWN: readonly Waiting["kind"][] = ["sent_back", "changed"];

/** Keys of this page and of all of the desk, as they are told beside the list. */
const KEYS = [
  ["rows", "j", "k"],
  ["open", "↵"],
  ["home", "g", "h"],
  ["articles", "g", "a"],
  ["review", "g", "r"],
  ["pairs", "g", "p"],
  ["search", "/"],
] as const;

export default async function QueuePage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  const person = await staffOrLogin(locale, "/desk");
  const say = await getTranslations("queue");
  const api = await deskApi();
  const [queue, pairs, changes, notes, sources, people, lists] = await Promise.all([
    api.desk.queue(),
    api.reconcile.queue(),
    api.review.changes(),
    api.notes.open(),
    api.sources.list(),
    api.articles.assignees(),
    readerApi().ledger.names(),
  ]);
  const mine = queue.sentBack.filter((mark) => mark.createdBy === person.id);
  // Mine first, then nobody's; what somebody else has in hand is theirs to begin.
  const turnOf = ({ assignedTo }: { assignedTo: string | null }) =>
    assignedTo === person.id ? 0 : assignedTo === null ? 1 : 2;
  const toAnnotate = queue.toAnnotate.toSorted((a, b) => turnOf(a) - turnOf(b));
  const [lead, ...others] = toAnnotate;
  const questions = questionsOf(pairs);
  const names = namesFrom(locale, lists.parties, lists.channels);
  const waiting = await waitingLists({
    ...{ queue, mine, others, changes, notes, sources },
    mayReview: may(person.role, "pledge.review"),
    locale,
  });
  const count = waiting.reduce((sum, { items }) => sum + items.length, lead ? 1 : 0);
  const isClear = ({ kind, items }: Waiting) => items.length === 0 && !(kind === "annotate" && lead);
  const [own, ofDesk] = [true, false].map((isOwn) =>
    waiting
      .filter(({ kind, items }) => OWN.includes(kind) === isOwn && items.length > 0)
      .map((list) => <WaitingList key={list.kind} {...list} />),
  );
  const { published, annotated, reviewed } = queue.coverage;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-3">
        <h1 className="text-3xl">{say("heading", { count, questions: questions.length })}</h1>
        <a href={address(locale, "/desk/articles/new")} className="button" data-key="n">
          {say("new_article")} <Key name="n" />
        </a>
      </div>
      <div className="desk-home">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-10">
          {own}
          {lead && (
            <LeadArticle
              article={lead}
              promised={await api.pledges.promised({ articleId: lead.id })}
              names={names}
              assignee={people.find(({ id }) => id === lead.assignedTo)?.name ?? null}
              self={person.id}
              mayTake={may(person.role, "article.write")}
              came={momentText(lead.createdAt, locale)}
            />
          )}
          {ofDesk}
          {questions.length > 0 && (
            <section aria-labelledby="queue-questions">
              <div className="flex flex-wrap items-baseline justify-between gap-x-6">
                <h2 id="queue-questions" className="text-xl">
                  {say("questions")}
                </h2>
                <a href={address(locale, "/desk/reconcile")}>{say("all_pairs", { count: pairs.length })}</a>
              </div>
              <p className="text-muted">
                {say("questions_lead", { pairs: pairs.length, count: questions.length })}
              </p>
              <QuestionTable questions={questions} names={names} />
            </section>
          )}
          {waiting.some(isClear) && (
            <section aria-labelledby="queue-clear">
              <h2 id="queue-clear" className="text-base font-semibold">
                {say("clear")}
              </h2>
              <ul className="mt-1 flex flex-wrap gap-x-6 gap-y-1 text-muted">
                {waiting.filter(isClear).map(({ kind }) => (
                  <li key={kind}>
                    <span aria-hidden="true" className="text-good">
                      ✓
                    </span>{" "}
                    {say(`none.${kind}`)}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <aside className="grid content-start gap-8" aria-label={say("beside")}>
          {queue.isAlone && (
            <section className="border-l-4 border-warn bg-surface px-4 py-3" aria-labelledby="queue-alone">
              <h2 id="queue-alone" className="text-base font-semibold">
                {say("alone")}
              </h2>
              <p className="text-sm">{say("alone_lead")}</p>
              {may(person.role, "people.manage") && (
                <p className="mt-2 text-sm">
                  <a href={address(locale, "/desk/people")}>{say("alone_do")}</a>
                </p>
              )}
            </section>
          )}
          <section aria-labelledby="queue-ledger">
            <h2 id="queue-ledger" className="border-b-2 border-line pb-1 text-base font-semibold">
              {say("seen")}
            </h2>
            <dl className="desk-figures">
              {(
                [
                  ["annotated", annotated],
                  ["reviewed", reviewed],
                ] as const
              ).map(([key, part]) => (
                <div key={key}>
                  <dt>{say(`coverage.${key}`)}</dt>
                  <dd>{say("coverage.of", { part, whole: published })}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section aria-labelledby="queue-keys" className="desk-keys">
            <h2 id="queue-keys" className="text-base font-semibold">
              {say("keys.title")}
            </h2>
            <dl>
              {KEYS.map(([name, ...keys]) => (
                <div key={name}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key} className="key">
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{say(`keys.${name}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        </aside>
      </div>
    </>
  );
}
