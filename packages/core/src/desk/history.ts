/** What the history tells of. */
export const historySubjects = [
  "article",
  "annotation",
  "pledge",
  "user",
  "setting",
  "suggestion",
  "note",
  "rate",
  "report",
  "image",
  "party",
  "channel",
  "purpose",
  "topic",
  "author",
  "webhook",
  "source",
] as const;
export type HistorySubject = (typeof historySubjects)[number];

/**
 * What an act means to four eyes: `work` waits for a second person; an `approval` settles all work done before it; a
 * `reopening` takes the approval back, so that who made it is asked about again; `nothing` concerns no review.
 */
type Review = "work" | "approval" | "reopening" | "nothing";

/**
 * Everything that can be done to a newsroom and that its history keeps: on what, and what it means to review. An act that is
 * not named here cannot be recorded, and so cannot be written.
 */
export const acts = {
  "article.create": { on: ["article"], review: "nothing" },
  "article.save": { on: ["article"], review: "nothing" },
  "article.publish": { on: ["article"], review: "nothing" },
  "article.slip": { on: ["article"], review: "nothing" },
  "article.correction": { on: ["article"], review: "nothing" },
  "article.new_fact": { on: ["article"], review: "nothing" },
  "article.schedule": { on: ["article"], review: "nothing" },
  "article.hold": { on: ["article"], review: "nothing" },
  "article.restore": { on: ["article"], review: "nothing" },
  "article.discard": { on: ["article"], review: "nothing" },
  "article.rename": { on: ["article"], review: "nothing" },
  "article.withdraw": { on: ["article"], review: "nothing" },
  "article.preview": { on: ["article"], review: "nothing" },
  "article.end_preview": { on: ["article"], review: "nothing" },
  "article.leave_undated": { on: ["article"], review: "nothing" },
  "article.tell_currency": { on: ["article"], review: "nothing" },
  "article.set_topics": { on: ["article"], review: "nothing" },
  "topic.add": { on: ["topic"], review: "nothing" },
  "topic.save": { on: ["topic"], review: "nothing" },
  "topic.remove": { on: ["topic"], review: "nothing" },
  "author.save": { on: ["author"], review: "nothing" },
  "author.remove": { on: ["author"], review: "nothing" },
  "article.assign": { on: ["article"], review: "nothing" },
  "article.delete_draft": { on: ["article"], review: "nothing" },
  "article.set_blind": { on: ["article"], review: "nothing" },
  "note.add": { on: ["note"], review: "nothing" },
  "note.settle": { on: ["note"], review: "nothing" },
  "image.add": { on: ["image"], review: "nothing" },
  "pledge.annotate": { on: ["annotation"], review: "work" },
  "pledge.create": { on: ["pledge"], review: "work" },
  "pledge.save": { on: ["pledge"], review: "work" },
  // Two people have seen it: who wrote the edit, and who published it as a correction.
  "pledge.correct": { on: ["pledge"], review: "nothing" },
  "annotation.save": { on: ["annotation"], review: "work" },
  "annotation.place": { on: ["annotation"], review: "work" },
  "annotation.move": { on: ["annotation"], review: "work" },
  "annotation.restore": { on: ["annotation"], review: "work" },
  "annotation.remove": { on: ["annotation"], review: "work" },
  "annotation.comment": { on: ["annotation"], review: "nothing" },
  "suggestion.reject": { on: ["suggestion"], review: "nothing" },
  "suggestion.restore": { on: ["suggestion"], review: "nothing" },
  "event.record": { on: ["pledge"], review: "work" },
  "event.retract": { on: ["pledge"], review: "work" },
  "event.check": { on: ["pledge"], review: "nothing" },
  "match.decide": { on: ["pledge"], review: "work" },
  "match.undo": { on: ["pledge"], review: "work" },
  "match.note": { on: ["pledge"], review: "nothing" },
  "review.keep": { on: ["annotation"], review: "approval" },
  "review.remove": { on: ["annotation"], review: "approval" },
  "review.change": { on: ["annotation"], review: "nothing" },
  "review.approve": { on: ["annotation", "pledge"], review: "approval" },
  "review.reopen": { on: ["annotation", "pledge"], review: "reopening" },
  "review.dispute": { on: ["annotation"], review: "nothing" },
  "review.send_back": { on: ["annotation"], review: "nothing" },
  "report.file": { on: ["report"], review: "nothing" },
  "report.settle": { on: ["report"], review: "nothing" },
  "people.add": { on: ["user"], review: "nothing" },
  "people.first_admin": { on: ["user"], review: "nothing" },
  "people.rename": { on: ["user"], review: "nothing" },
  "people.set_role": { on: ["user"], review: "nothing" },
  "people.set_disabled": { on: ["user"], review: "nothing" },
  "people.password_link": { on: ["user"], review: "nothing" },
  "account.sign_in": { on: ["user"], review: "nothing" },
  "account.change_password": { on: ["user"], review: "nothing" },
  "account.choose_password": { on: ["user"], review: "nothing" },
  "account.forgotten": { on: ["user"], review: "nothing" },
  "account.end_sessions": { on: ["user"], review: "nothing" },
  "account.second_factor_shown": { on: ["user"], review: "nothing" },
  "account.second_factor_on": { on: ["user"], review: "nothing" },
  "account.second_factor_off": { on: ["user"], review: "nothing" },
  "account.passkey_added": { on: ["user"], review: "nothing" },
  "account.passkey_removed": { on: ["user"], review: "nothing" },
  "people.remove_second_factor": { on: ["user"], review: "nothing" },
  "people.set_second_factor_roles": { on: ["setting"], review: "nothing" },
  "people.set_four_eyes": { on: ["setting"], review: "nothing" },
  "newsroom.set_face": { on: ["setting"], review: "nothing" },
  "newsroom.set_digest_hour": { on: ["setting"], review: "nothing" },
  "newsroom.set_texts": { on: ["setting"], review: "nothing" },
  "newsroom.set_source_watch": { on: ["setting"], review: "nothing" },
  "source.look": { on: ["source"], review: "nothing" },
  "source.settle": { on: ["source"], review: "nothing" },
  "webhook.add": { on: ["webhook"], review: "nothing" },
  "webhook.change": { on: ["webhook"], review: "nothing" },
  "webhook.new_secret": { on: ["webhook"], review: "nothing" },
  "webhook.remove": { on: ["webhook"], review: "nothing" },
  "webhook.replay": { on: ["webhook"], review: "nothing" },
  "webhook.test": { on: ["webhook"], review: "nothing" },
  "names.add": { on: ["party", "channel", "purpose"], review: "nothing" },
  "names.save": { on: ["party", "channel", "purpose"], review: "nothing" },
  "names.merge": { on: ["party", "channel", "purpose"], review: "nothing" },
  "names.remove": { on: ["party", "channel", "purpose"], review: "nothing" },
  "clock.bring_back": { on: ["setting"], review: "nothing" },
  "comparison.load": { on: ["setting"], review: "nothing" },
  "comparison.decide": { on: ["setting"], review: "nothing" },
  "comparison.set_licence": { on: ["setting"], review: "nothing" },
  "release.make": { on: ["setting"], review: "nothing" },
  "rates.import": { on: ["rate"], review: "nothing" },
} as const satisfies Record<string, { on: readonly HistorySubject[]; review: Review }>;

export type ActName = keyof typeof acts;
export const actNames = Object.keys(acts) as ActName[];

/** Acts on an article that tell of one of its marks. */
export const actsOnMarks: ActName[] = ["article.slip", "article.correction", "article.new_fact"];

/** Acts that concern review in any way. */
export const reviewedActs = actNames.filter((name) => acts[name].review !== "nothing");

/** What the history keeps of one act: who and when come with the plan that does it. Before null: it did not exist. */
export type HistoryEntry = {
  [Name in ActName]: {
    act: Name;
    subject: (typeof acts)[Name]["on"][number];
    subjectId: string;
    articleId?: string | null;
    before?: Record<string, unknown> | null;
    after?: Record<string, unknown> | null;
    /** Fields of `after` that say a pledge's code, by the pledge's id: a code is given by the plan that makes the pledge. */
    codes?: Record<string, string>;
  };
}[ActName];

/**
 * Who made or changed each subject since it was last approved: whose work is under review (rule 11, four eyes). `events` in
 * the order in which they happened; an actor who is nobody (the newsroom itself) makes nobody's work.
 */
export function makersOf(
  events: readonly { subjectId: string; act: ActName; actorId: string | null }[],
): Map<string, Set<string>> {
  const makers = new Map<string, Set<string>>();
  const settled = new Map<string, Set<string>>();
  for (const { subjectId: id, act, actorId } of events) {
    const { review } = acts[act];
    const open = makers.get(id) ?? new Set<string>();
    if (review === "approval") {
      settled.set(id, open);
      makers.delete(id);
    } else if (review === "reopening") makers.set(id, new Set([...(settled.get(id) ?? []), ...open]));
    else if (review === "work" && actorId) makers.set(id, open.add(actorId));
  }
  return makers;
}

/** Of what was and what is, only the fields that differ; all of what is there where one of the two is not. */
export function changedFields(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): { before: Record<string, unknown> | null; after: Record<string, unknown> | null } {
  if (!before || !after) return { before, after };
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => canonical(before[key]) !== canonical(after[key]),
  );
  const pick = (source: Record<string, unknown>) =>
    Object.fromEntries(keys.map((key) => [key, source[key] ?? null]));
  return { before: pick(before), after: pick(after) };
}

/** A value as JSON with its keys in order: two amounts are the same however they were put together. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, one: unknown) =>
    one !== null && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
