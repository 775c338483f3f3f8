import { describe, expect, it } from "vitest";
import { answersOf, helpOf, linesOf, runCommand } from "../testing.ts";
import { addReanchor } from "./reanchor.ts";

const reanchor = (input: string) => runCommand(addReanchor, ["reanchor"], { input });

const promise = "Norway gives 87 million euros.";
const rest = "It rained in 🇺🇦 Київ. Denmark came.";
const before = `${promise} ${rest}`;

/** What becomes of a mark on the promise, and the words where it stands then. */
type Place = [state: string, words: string | null];

describe("pledgebook reanchor", () => {
  it.each<[string, string, Place]>([
    ["an untouched text", before, ["exact", promise]],
    ["words before it", `Київ, Wednesday 🇺🇦 – ${before}`, ["exact", promise]],
    ["another place", `${rest} ${promise}`, ["moved", promise]],
    ["another sum", before.replace("87", "97"), ["needs_review", promise.replace("87", "97")]],
    ["a text without it", rest, ["orphaned", null]],
  ])("carries a mark into %s", async (_, after, [state, words]) => {
    const mark = { id: "m", start: 0, end: promise.length };
    const ended = await reanchor(linesOf([{ id: "T", before, after, annotations: [mark] }]));
    const start = words === null ? null : after.indexOf(words);
    const end = words === null || start === null ? null : start + words.length;
    expect(ended).toEqual({
      code: 0,
      stderr: "",
      stdout: `${JSON.stringify({ id: "T", annotations: [{ id: "m", state, start, end }] })}\n`,
    });
  });

  it("answers as many marks as it was given, in their order, with their own ids", async () => {
    const marks = [
      { id: 2, start: before.indexOf("Denmark"), end: before.length },
      { id: "1", start: 0, end: promise.length },
      { id: 2, start: 0, end: 6 },
    ];
    const none = { id: 8, before: "", after: "", annotations: [] };
    const ended = await reanchor(linesOf([{ id: 7, before, after: before, annotations: marks }, none]));
    expect(answersOf(ended)).toEqual([
      { id: 7, annotations: marks.map((mark) => ({ state: "exact", ...mark })) },
      { id: 8, annotations: [] },
    ]);
  });

  it("says which lines it could not answer, answers the others, and ends with 1", async () => {
    const text = { id: 1, before: "abc", after: "abc" };
    const marked = (start: number, end: number) => ({ ...text, annotations: [{ id: "m", start, end }] });
    const noSpan = "annotations: start and end are no span of the text before";
    const ended = await reanchor(
      linesOf([
        marked(0, 3),
        "{",
        text,
        marked(2, 2),
        marked(0, 4),
        marked(-1, 2),
        marked(0.5, 2),
        marked(1, 3),
      ]),
    );
    expect(answersOf(ended)).toEqual([
      { id: 1, annotations: [{ id: "m", state: "exact", start: 0, end: 3 }] },
      { line: 2, error: "The line is no JSON." },
      { line: 3, error: "annotations: Invalid input: expected array, received undefined" },
      { line: 4, error: noSpan },
      { line: 5, error: noSpan },
      { line: 6, error: expect.stringMatching(/^annotations\.0\.start: /) },
      { line: 7, error: expect.stringMatching(/^annotations\.0\.start: /) },
      { id: 1, annotations: [{ id: "m", state: "exact", start: 1, end: 3 }] },
    ]);
    expect(ended).toMatchObject({ code: 1, stderr: "pledgebook: 6 lines could not be answered.\n" });
  });

  it("answers nothing to nothing", async () => {
    expect(await reanchor("")).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  it("has help", async () => {
    const ended = await runCommand(addReanchor, ["reanchor", "--help"]);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(helpOf(ended)).toContain(
      "a line of JSON a text {id, before, after, annotations}, a line an answer",
    );
  });
});
