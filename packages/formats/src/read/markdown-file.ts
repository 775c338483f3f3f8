import { Problem } from "@pledgebook/core/values/problem";
import { parse as parseYaml } from "yaml";
import { documentFromMarkdown } from "./markdown.ts";

/** Signs of Markdown that begin no word's end: by the thousand in one paragraph they are no text, and take minutes to read. */
const MOST_SIGNS = 2000;
const MOST_NESTED = 40;

/** What a head says of its article; each is absent where it says nothing. The date is as it was written. */
function headOf(yaml: string) {
  let fields: Record<string, unknown> = {};
  try {
    const read: unknown = parseYaml(yaml, { schema: "failsafe", maxAliasCount: 0 });
    if (read && typeof read === "object") fields = read as Record<string, unknown>;
  } catch {
    // What cannot be read says nothing; the text below it still does.
  }
  const line = (...names: string[]) =>
    names
      .map((name) => fields[name])
      .find((value): value is string => typeof value === "string" && value.trim() !== "")
      ?.trim();
  return {
    title: line("title")?.slice(0, 250),
    standfirst: line("description", "summary", "standfirst")?.slice(0, 600),
    byline: line("author", "byline")?.slice(0, 200),
    date: line("date", "published") ?? null,
  };
}

/** The head of a Markdown file and the blocks below it. @throws Problem `markdown_too_dense`. */
export function markdownParts(text: string) {
  if (isDense(text)) throw new Problem("unreadable", "markdown_too_dense", "This is more markup than text.");
  const { document, frontMatter } = documentFromMarkdown(text);
  return { head: headOf(frontMatter ?? ""), content: document.content };
}

function isDense(text: string): boolean {
  const nesting = (line: string) => /^[\s>*+-]*/.exec(line)?.[0].match(/[>*+-]/g)?.length ?? 0;
  return text
    .split(/\n\s*\n/)
    .some(
      (paragraph) =>
        (paragraph.match(/[*_[\]`<!~]/g)?.length ?? 0) > MOST_SIGNS ||
        paragraph.split("\n").some((line) => nesting(line) > MOST_NESTED),
    );
}
