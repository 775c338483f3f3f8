import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answerLines, longestLine } from "./lines.ts";

const shape = z.object({ say: z.string() });

async function answers(input: Readable): Promise<{ wrong: number; said: string }> {
  const output = new PassThrough({ highWaterMark: 1 }); // every answer waits until it is read
  const said = text(output);
  const wrong = await answerLines(input, output, shape, ({ say }) => say);
  output.end();
  return { wrong, said: await said };
}

describe("answerLines", () => {
  it("answers in order whatever ends the lines, the last one too when nothing ends it", async () => {
    const input = Readable.from(['{"say":"1"}\n{"say":"2"}\r', '\n\n{"say":"3"}'], { objectMode: false });
    expect(await answers(input)).toEqual({ wrong: 0, said: '"1"\n"2"\n"3"\n' });
  });

  it("takes a line to its end, whatever separators stand in its texts", async () => {
    const said = '{"say":"one\u2028two\u2029three\u0085"}';
    const pieces = [...Buffer.from(`${said}\n${said}`)].map((byte) => Buffer.from([byte]));
    expect(await answers(Readable.from(pieces, { objectMode: false }))).toEqual({
      wrong: 0,
      said: `${JSON.stringify(JSON.parse(said).say)}\n`.repeat(2),
    });
  });

  it("reads no further than its reader does", async () => {
    let asked = 0;
    const endless = (function* () {
      for (; asked < 100_000; asked++) yield Buffer.from('{"say":"again"}\n');
    })();
    const output = new PassThrough();
    const input = Readable.from(endless, { objectMode: false });
    const answered = answerLines(input, output, shape, ({ say }) => say);
    await setTimeout(50);
    expect(asked).toBeLessThan(50_000);
    output.resume();
    expect(await answered).toBe(0);
    expect(asked).toBe(100_000);
  });

  it("refuses a line that is too long, and goes on", async () => {
    const input = Readable.from([`{"say":"${"a".repeat(longestLine)}"}\n`, '{"say":"short"}\n'], {
      objectMode: false,
    });
    expect(await answers(input)).toEqual({
      wrong: 1,
      said: '{"line":1,"error":"The line is too long."}\n"short"\n',
    });
  });
});
