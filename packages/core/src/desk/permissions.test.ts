import { expect, it } from "vitest";
import { type Role, roles } from "../values/vocabulary.ts";
import { may, type Right, rights } from "./permissions.ts";

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
