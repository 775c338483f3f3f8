import { expect, it } from "vitest";
import { type Role, roles } from "../values/vocabulary.ts";
import { may, type Right, rights, viewerOf } from "./permissions.ts";

const table: Record<Right, Record<Role, boolean>> = {
  "desk.read": { annotator: true, editor: true, admin: true },
  "article.write": { annotator: true, editor: true, admin: true },
  "article.publish": { annotator: false, editor: true, admin: true },
  "pledge.annotate": { annotator: true, editor: true, admin: true },
  "pledge.review": { annotator: false, editor: true, admin: true },
  "history.read": { annotator: true, editor: true, admin: true },
  "people.manage": { annotator: false, editor: false, admin: true },
};

it.each(rights.flatMap((right) => roles.map((role) => [role, right, table[right][role]] as const)))(
  "an %s may %s: %s",
  (role, right, allowed) => {
    expect(may(role, right)).toBe(allowed);
  },
);

it.each([
  ["a reviewer", { id: "edith", role: "editor" as const }, { sees: "everything" }],
  ["the operator", { id: null, role: "admin" as const }, { sees: "everything" }],
  ["an annotator", { id: "anna", role: "annotator" as const }, { sees: "own", personId: "anna" }],
  ["a reader, who made nothing", null, { sees: "own", personId: "" }],
])("%s sees of an article that two people mark apart what they may", (_, person, viewer) => {
  expect(viewerOf(person)).toEqual(viewer);
});
