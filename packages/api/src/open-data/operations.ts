import { z } from "zod";
import { pledges, totalsOperation } from "./ledger-operations.ts";
import {
  articles,
  changes,
  channels,
  corrections,
  packages,
  parties,
  purposesOperation,
  rates,
} from "./list-operations.ts";
import { type Operation, operation } from "./operation.ts";
import { releases } from "./releases.ts";
import { annotationsOf } from "./web-annotations.ts";

const annotations = operation({
  id: "annotations",
  path: "/articles/{slug}/annotations",
  summary: "The marks of an article",
  description:
    "W3C Web Annotations (https://www.w3.org/TR/annotation-model): without `page` an AnnotationCollection with its first page, with it one AnnotationPage.",
  query: z.strictObject({
    page: z.coerce.number().int().min(0).max(10_000).optional().describe("A page, from 0 on."),
  }),
  answer: z
    .looseObject({
      "@context": z.string(),
      id: z.url(),
      type: z.enum(["AnnotationCollection", "AnnotationPage"]),
    })
    .meta({ id: "Annotations" }),
  forms: ["json"],
  example: "page=0",
  read: (asked, { page }, slug) => annotationsOf(asked, slug, page ?? null),
});

/** Everything that the API can be asked, in the order in which it is described. */
export const operations: readonly Operation[] = [
  pledges,
  totalsOperation,
  packages,
  articles,
  annotations,
  parties,
  channels,
  purposesOperation,
  corrections,
  changes,
  rates,
  releases,
];
