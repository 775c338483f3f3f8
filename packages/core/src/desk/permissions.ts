import type { Role } from "../values/vocabulary.ts";

/** Every right there is. A procedure names one; a role holds a set. */
export const rights = [
  "desk.read",
  "article.write",
  "article.publish",
  "pledge.annotate",
  "pledge.review",
  "history.read",
  "people.manage",
] as const;
export type Right = (typeof rights)[number];

const annotator: Right[] = ["desk.read", "article.write", "pledge.annotate", "history.read"];
const editor: Right[] = [...annotator, "article.publish", "pledge.review"];
const admin: Right[] = [...editor, "people.manage"];

const rightsOfRole: Record<Role, ReadonlySet<Right>> = {
  annotator: new Set(annotator),
  editor: new Set(editor),
  admin: new Set(admin),
};

export function may(role: Role, right: Right): boolean {
  return rightsOfRole[role].has(right);
}

/** While two people mark an article apart from each other (`isBlind`), an annotator sees only their own marks. */
export function visibleMarks<M extends { createdBy: string | null }>(
  person: { id: string | null; role: Role },
  article: { isBlind: boolean },
  marks: M[],
): M[] {
  const isApart = article.isBlind && !may(person.role, "pledge.review");
  return isApart ? marks.filter((mark) => mark.createdBy === person.id) : marks;
}
