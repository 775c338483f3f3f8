import { type Licence, licences } from "@pledgebook/core/values/face";
import { z } from "zod";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";

/** What a refusal says (RFC 9457, https://www.rfc-editor.org/rfc/rfc9457). */
const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.string()).optional().describe("A sentence for each thing that was not understood."),
  })
  .meta({ id: "Problem" });

type Json = Record<string, unknown>;

/**
 * The description of the API for programs (OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.1), made of the schemas by which it checks
 * and is tested.
 */
export function openApi(site: { name: string; url: string; licence: Licence }): Json {
  const components: Json = {};
  /** A schema as JSON Schema, its named parts among the components. */
  const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
    const { $schema: _, $defs, ...own } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
    for (const [name, part] of Object.entries(($defs ?? {}) as Json)) components[name] = moved(part);
    return moved(own) as Json;
  };
  const paths = Object.fromEntries(
    operations.map((operation) => [operation.path, { get: described(operation, schemaOf) }]),
  );
  schemaOf(z.object({ problem: problemSchema }), "output");
  const licence = licences[site.licence];
  return {
    openapi: "3.1.1",
    info: {
      title: `${site.name}: data`,
      version: "1",
      description:
        "Pledges of aid to Ukraine, each once, with the sentence that promised it. Anybody may ask; nobody needs a key. Answers are kept: ask again with the ETag, and 304 says that nothing has changed.",
      license: { name: licence.name, url: licence.url },
    },
    servers: [{ url: `${site.url}/api/v1` }],
    tags: [{ name: "data", description: "What the ledger says." }],
    paths: {
      ...paths,
      "/catalog.jsonld": {
        get: {
          operationId: "catalog",
          tags: ["data"],
          summary: "The catalogue for portals of open data",
          description: "DCAT-AP 3 as JSON-LD: the ledger, this API, and each release.",
          responses: {
            200: {
              description: "The catalogue.",
              content: { "application/ld+json": { schema: { type: "object" } } },
            },
            429: refusal("Too often: `Retry-After` says when to ask again."),
          },
        },
      },
      "/iati/activities.xml": {
        get: {
          operationId: "iati",
          tags: ["data"],
          summary: "The ledger as IATI activities",
          description: "IATI 2.03, by a secondary reporter: one activity for each pledge and package.",
          responses: {
            200: {
              description: "The file.",
              content: { "application/xml": { schema: { type: "string" } } },
            },
            429: refusal("Too often: `Retry-After` says when to ask again."),
          },
        },
      },
    },
    components: { schemas: components },
  };
}

function described(
  operation: Operation,
  schemaOf: (schema: z.ZodType, io: "input" | "output") => Json,
): Json {
  const pieces = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const query = Object.entries(operation.query.shape as Record<string, z.ZodType>).map(([name, schema]) => {
    const { description, ...rest } = schemaOf(schema, "input");
    return {
      name,
      in: "query",
      required: !schema.safeParse(undefined).success,
      ...(description ? { description } : {}),
      schema: rest,
    };
  });
  const form = {
    name: "format",
    in: "query",
    required: false,
    description: "`json` is a page; `ndjson` and `csv` are all rows.",
    schema: { type: "string", enum: operation.forms, default: "json" },
  };
  return {
    operationId: operation.id,
    tags: ["data"],
    summary: operation.summary,
    description: operation.description,
    parameters: [...pieces, ...query, ...(operation.forms.length > 1 ? [form] : [])],
    responses: {
      200: {
        description: operation.summary,
        content: {
          [operation.id === "annotations" ? "application/ld+json" : "application/json"]: {
            schema: schemaOf(operation.answer, "output"),
          },
          ...(operation.forms.includes("ndjson")
            ? { "application/x-ndjson": { schema: { type: "string" } } }
            : {}),
          ...(operation.forms.includes("csv") ? { "text/csv": { schema: { type: "string" } } } : {}),
        },
      },
      304: { description: "Nothing has changed since the answer with this ETag." },
      400: refusal("Something of the question was not understood; `errors` says what."),
      ...(pieces.length > 0 ? { 404: refusal("There is no such thing.") } : {}),
      429: refusal("Too often: `Retry-After` says when to ask again."),
    },
  };
}

function refusal(description: string): Json {
  return {
    description,
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

/** References to parts of one schema as references to components. */
function moved(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'));
}
