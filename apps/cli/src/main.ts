import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { text } from "node:stream/consumers";
import { act, onPerson } from "@pledgebook/api/desk/act";
import { addPerson } from "@pledgebook/api/server/auth";
import type { Context } from "@pledgebook/api/server/context";
import { Problem } from "@pledgebook/core/values/problem";
import { type Role, roles } from "@pledgebook/core/values/vocabulary";
import { writeRates } from "@pledgebook/db/queries/rates";
import { listUsers } from "@pledgebook/db/queries/users";
import { recount } from "@pledgebook/db/recount/recount";
import { seedLoad } from "@pledgebook/demo/load";
import { readRates } from "@pledgebook/formats/read/rates";
import { Command, InvalidArgumentError, Option } from "commander";
import type { z } from "zod";
import { articleLine, detectLine } from "./detect.ts";
import { importFile } from "./import.ts";
import { answerLines } from "./lines.ts";
import { matchLine, pairLine } from "./match.ts";
import { type Newsroom, openNewsroom } from "./open.ts";
import { reanchorLine, textsLine } from "./reanchor.ts";
import { serve } from "./serve.ts";

/** Answers go to standard output, reports to standard error; a failure is a sentence and a non-zero exit. */
const program = new Command("pledgebook").description("Run a Pledgebook newsroom from the command line.");

program
  .command("import")
  .description(
    "make drafts of articles: text copied from a page, Markdown, saved pages, .docx, entries of a feed",
  )
  .argument(
    "<file...>",
    "files, one article each; of a feed (.xml, .rss, .atom) one for each entry that is not here yet",
  )
  .option("--publish", "publish them at once", false)
  .action(async (files: string[], options: { publish: boolean }) => {
    await withNewsroom(async (newsroom) => {
      for (const [index, file] of files.entries()) {
        if (process.stderr.isTTY && files.length > 1)
          process.stderr.write(`\r${index + 1} of ${files.length}`);
        try {
          for await (const line of importFile(operator(newsroom), file, options.publish))
            console.log(JSON.stringify(line));
        } catch (error) {
          fail(`${file}: ${sentence(error)}`);
        }
      }
    });
  });

program
  .command("detect")
  .description(
    "suggest the pledges of articles: a line of JSON an article {id, title, published_on, body}, a line an answer",
  )
  .action(() => lines(articleLine, detectLine));

program
  .command("reanchor")
  .description(
    "carry marks from one text to another: a line of JSON a text {id, before, after, annotations}, a line an answer",
  )
  .action(() => lines(textsLine, reanchorLine));

program
  .command("match")
  .description("say whether two pledges are one: a line of JSON a pair {id, a, b}, a line an answer")
  .action(() => lines(pairLine, matchLine));

const user = program.command("user").description("people who may log in to the desk");
user
  .command("add")
  .description("add a person; the password is read from standard input")
  .requiredOption("--email <address>")
  .requiredOption("--name <name>")
  .addOption(new Option("--role <role>").choices([...roles]).makeOptionMandatory())
  .action(async (options: { email: string; name: string; role: Role }) => {
    const password = (await text(process.stdin)).replace(/\r?\n$/, "");
    if (password.length < 12)
      return fail("The password must have at least 12 characters (give it on standard input).");
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(options.email))
      return fail(`Not an e-mail address: ${options.email}`);
    await withNewsroom(async ({ store, auth }) => {
      if ((await listUsers(store.db)).some((known) => known.email === options.email.toLowerCase()))
        return fail(`Somebody with the address ${options.email} is here already.`);
      const id = await addPerson(auth, { ...options, password });
      await act(newsroomItself(store), [], {
        act: "people.add",
        ...onPerson(id),
        after: { email: options.email, name: options.name, role: options.role },
      });
      console.log(JSON.stringify({ id, email: options.email, role: options.role }));
    });
  });

const rates = program.command("rates").description("reference rates, by which amounts are converted");
rates
  .command("import")
  .description("add rates from the ECB's eurofxref-hist.csv or the National Bank of Ukraine's JSON")
  .argument("<file>")
  .action((file: string) =>
    withNewsroom(async ({ store }) => {
      const read = readRates(readFileSync(file, "utf8"));
      await act(newsroomItself(store), writeRates(read), {
        act: "rates.import",
        subject: "rate",
        subjectId: basename(file),
        after: { rates: read.length },
      });
      await recount(store, new Date().toISOString(), progress("pledges counted again"));
      console.log(JSON.stringify({ rates: read.length }));
    }),
  );

program
  .command("seed")
  .description("fill an empty database with an invented newsroom of any size, for measuring")
  .requiredOption("--articles <number>", "how many articles", count)
  .requiredOption("--pledges <number>", "how many pledges they state together", count)
  .action((size: { articles: number; pledges: number }) =>
    withNewsroom(async ({ store }) => {
      const started = performance.now();
      const made = await seedLoad(store, size, progress("pledges"));
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      console.log(JSON.stringify({ ...made, seconds }));
    }),
  );

program
  .command("migrate")
  .description("bring the database's schema up to date")
  .action(() =>
    withNewsroom(async ({ environment }) =>
      console.log(JSON.stringify({ database: environment.databaseUrl, ready: true })),
    ),
  );

program
  .command("serve")
  .description("prepare the database and serve the site")
  .option("--development", "with Next's development server", false)
  .action(async (options: { development: boolean }) => {
    process.exitCode = await serve(options);
  });

/** Answers standard input line by line; lines that could not be answered make the exit code 1, and none stops the others. */
async function lines<T>(shape: z.ZodType<T>, answer: (value: T) => unknown): Promise<void> {
  const wrong = await answerLines(process.stdin, process.stdout, shape, answer);
  if (wrong > 0) fail(`${wrong} ${wrong === 1 ? "line" : "lines"} could not be answered.`);
}

/** A whole number above zero, as an argument. */
function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("It must be a whole number above zero.");
  return Number(text);
}

/** Who acts where nobody is signed in. */
const newsroomItself = (store: Newsroom["store"]) => ({
  store,
  now: () => new Date().toISOString(),
  person: null,
});

/** The command line acts as the machine's operator: every right, and no name in the history. */
function operator({ store, auth, images, fetchText }: Newsroom): Context {
  return {
    store,
    auth,
    images,
    fetchText,
    person: { id: null, name: "Operator", email: "", role: "admin" },
    now: () => new Date().toISOString(),
    newId: randomUUID,
    published: () => {},
  };
}

async function withNewsroom(work: (newsroom: Newsroom) => Promise<unknown>): Promise<void> {
  const newsroom = await openNewsroom();
  try {
    await work(newsroom);
  } finally {
    await newsroom.store.close();
  }
}

/** On a terminal, a line that tells how far long work has come. */
function progress(what: string): (done: number) => void {
  return (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done.toLocaleString("en")} ${what}`);
  };
}

function sentence(error: unknown): string {
  return error instanceof Problem || error instanceof Error ? error.message : String(error);
}

function fail(message: string): void {
  console.error(`pledgebook: ${message}`);
  process.exitCode = 1;
}

try {
  await program.parseAsync();
} catch (error) {
  fail(sentence(error));
}
