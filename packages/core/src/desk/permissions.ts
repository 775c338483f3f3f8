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

/**
 * Whose eyes a question to the desk has. `everything`: all marks. `own`: while two people mark an article apart from each
 * other (`isBlind`), of its marks, and of what follows from them, only what this person has made; all of other articles.
 */
export type Viewer = { sees: "everything" } | { sees: "own"; personId: string };

/** Of readers' pages, of publishing and of counting: they ask what of the marks was approved, not who made them. */
export const everything: Viewer = { sees: "everything" };

/** Who reviews brings two people's marks together, and sees everything. A reader (null) made nothing. */
export function viewerOf(person: { id: string | null; role: Role } | null): Viewer {
  if (person && may(person.role, "pledge.review")) return everything;
  return { sees: "own", personId: person?.id ?? "" };
}
