import type { Suggestion } from "@pledgebook/core/reading/suggestion";
import { expect, it } from "vitest";
import { answer } from "./answer.ts";
import { type Answered, type Asked, createReader, type ReadingWorker, readWords } from "./reader.ts";

const TEXT = "Latvia will give 7 million euros for drones. Norway promised 60 million euros.";

/** A worker as the page sees one: it answers when the test says so. */
function worker() {
  const heard: Asked[] = [];
  const target = new EventTarget();
  let isOver = false;
  const it: ReadingWorker = {
    postMessage: (asked: Asked) => void heard.push(asked),
    addEventListener: target.addEventListener.bind(target),
    terminate: () => {
      isOver = true;
    },
  };
  return {
    it,
    heard,
    isOver: () => isOver,
    answer: (id: number, found: Suggestion[]) =>
      target.dispatchEvent(new MessageEvent<Answered>("message", { data: { id, found } })),
    fail: () => target.dispatchEvent(new Event("error")),
  };
}

const found = answer({ text: TEXT, context: {} });

it("asks one question at a time and gives each its own answer", async () => {
  const { it: reading, heard, ...says } = worker();
  const ask = createReader(() => reading);
  const [all, words] = [
    ask({ text: TEXT, context: {} }),
    ask({ text: TEXT, context: {}, span: { start: 0, end: 6 } }),
  ];
  expect(heard.map(({ id }) => id)).toEqual([1]);
  says.answer(1, found);
  expect(await all).toEqual(found);
  expect(heard.map(({ id }) => id)).toEqual([1, 2]);
  says.answer(2, found.slice(0, 1));
  expect(await words).toEqual(found.slice(0, 1));
});

it("drops a late answer, and does not read what nobody waits for", async () => {
  const { it: reading, heard, ...says } = worker();
  const ask = createReader(() => reading);
  const late = new AbortController();
  const [older, skipped, newer] = [
    ask({ text: "older", context: {} }, late.signal),
    ask({ text: "older, typed on", context: {} }, late.signal),
    ask({ text: TEXT, context: {} }),
  ];
  const refused = Promise.allSettled([older, skipped]);
  late.abort();
  expect((await refused).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  says.answer(1, []);
  expect(heard.map(({ question }) => question.text)).toEqual(["older", TEXT]);
  says.answer(1, []);
  says.answer(3, found);
  expect(await newer).toEqual(found);
});

it("reads on the page when the worker fails, then and from then on", async () => {
  const { it: reading, heard, ...says } = worker();
  const ask = createReader(() => reading);
  const [first, second] = [ask({ text: TEXT, context: {} }), ask({ text: TEXT, context: {} })];
  says.fail();
  expect([await first, await second]).toEqual([found, found]);
  expect(says.isOver()).toBe(true);
  expect(await ask({ text: TEXT, context: {} })).toEqual(found);
  expect(heard).toHaveLength(1);
});

it("reads on the page where there are no workers", async () => {
  expect(await readWords(TEXT, { start: 0, end: 43 })).toEqual(
    answer({ text: TEXT, context: {}, span: { start: 0, end: 43 } })[0],
  );
});
