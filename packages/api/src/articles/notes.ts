import { mentionsIn } from "@pledgebook/core/desk/mentions";
import { may } from "@pledgebook/core/desk/permissions";
import { describeQuote, findQuote } from "@pledgebook/core/text/quote";
import { isSpanOf } from "@pledgebook/core/text/span";
import { Problem } from "@pledgebook/core/values/problem";
import {
  findNote,
  insertNote,
  listNotes,
  listOpenNotes,
  listVisitors,
  settleNote,
  visitArticle,
} from "@pledgebook/db/queries/articles/notes";
import { listUsers } from "@pledgebook/db/queries/users";
import { z } from "zod";
import { mentionedLetter } from "../accounts/letters.ts";
import { act, onNote } from "../desk/act.ts";
import { articleWithText, latestArticle } from "../desk/load.ts";
import { id, span, version } from "../server/inputs.ts";
import { letterStep } from "../server/outbox.ts";
import { router, staff } from "../server/trpc.ts";

/** Open notes that are listed at once. */
const MOST_NOTES = 200;

/** Whoever was not seen for so long has closed the article; a page says every twenty seconds that it is open. */
const STILL_THERE_MS = 50_000;

/** What people of the desk say to each other about an article or some words of it, and who has it open. */
export const notesRouter = router({
  /** Notes of an article. `place`: where their words stand in its newest text; null where they do not any more, or it is about all of it. */
  list: staff("desk.read")
    .input(z.object({ articleId: id }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { revision } = await latestArticle(db, input.articleId);
      return (await listNotes(db, ctx.viewer, ctx.person.id, input.articleId)).map(
        ({ exact, prefix, suffix, ...note }) => ({
          ...note,
          exact,
          place:
            exact === null
              ? null
              : findQuote(revision.plainText, { exact, prefix: prefix ?? "", suffix: suffix ?? "" }),
        }),
      );
    }),

  /** Notes that nobody has settled, in all articles; those that call the person who asks come first. */
  open: staff("desk.read").query(({ ctx }) =>
    listOpenNotes(ctx.store.db, ctx.viewer, ctx.person.id, MOST_NOTES),
  ),

  /** Says something; whoever is called by '@' and their name is told by a letter. */
  add: staff("pledge.annotate")
    .input(
      z.object({
        articleId: id,
        text: z.string().trim().min(1).max(2000),
        words: z.object({ revisionId: id, span }).nullable(),
      }),
    )
    .mutation(async ({ ctx, input: { articleId, text, words } }) => {
      const { db } = ctx.store;
      const { article, revision } = words
        ? await articleWithText(db, articleId, words.revisionId)
        : await latestArticle(db, articleId);
      if (words && !isSpanOf(revision.plainText, words.span))
        throw new Problem("invalid", "span_invalid", "These are no words of the article.");
      const quote = words && describeQuote(revision.plainText, words.span);
      // While two people mark an article apart, neither hears of the other.
      const people = (await listUsers(db)).filter(
        ({ disabled, role }) => !disabled && (!article.isBlind || may(role, "pledge.review")),
      );
      const called = mentionsIn(text, people).filter((person) => person.id !== ctx.person.id);
      const { mail } = ctx;
      const noteId = ctx.newId();
      await act(
        ctx,
        [
          ...insertNote(
            db,
            {
              ...{ id: noteId, articleId, text, createdBy: ctx.person.id, createdAt: ctx.now(), version: 1 },
              ...{
                exact: quote?.exact ?? null,
                prefix: quote?.prefix ?? null,
                suffix: quote?.suffix ?? null,
              },
            },
            called.map((person) => person.id),
          ),
          ...(mail
            ? called.map((person) =>
                letterStep(
                  db,
                  mentionedLetter(mail, person, {
                    ...{ by: ctx.person.name, articleId, title: revision.title },
                    text,
                  }),
                  ctx.newId(),
                  ctx.now(),
                ),
              )
            : []),
        ],
        {
          act: "note.add",
          ...onNote({ id: noteId, articleId }),
          after: { text, words: quote?.exact ?? null },
        },
      );
      return { id: noteId, called: called.map(({ name }) => name) };
    }),

  /** Settles a note, or opens it again. */
  settle: staff("pledge.annotate")
    .input(z.object({ id, version, isSettled: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const note = await findNote(db, ctx.viewer, input.id);
      if (!note) throw new Problem("not_found", "note_not_found", "There is no such note.");
      const settled = input.isSettled ? { by: ctx.person.id, at: ctx.now() } : null;
      await act(ctx, [settleNote(db, input, settled)], {
        act: "note.settle",
        ...onNote(note),
        before: { text: note.text, isSettled: note.settledAt !== null },
        after: { text: note.text, isSettled: input.isSettled },
      });
      return { version: input.version + 1 };
    }),

  /** Says that this person has an article open, and hears who else has. */
  visit: staff("desk.read")
    .input(z.object({ articleId: id }))
    .mutation(async ({ ctx, input: { articleId } }) => {
      const { db } = ctx.store;
      await latestArticle(db, articleId);
      const { id: personId } = ctx.person;
      if (personId === null) return { others: [] };
      const now = ctx.now();
      await ctx.store.derive([visitArticle(db, articleId, personId, now)]);
      const since = new Date(Date.parse(now) - STILL_THERE_MS).toISOString();
      return { others: await listVisitors(db, articleId, personId, since) };
    }),
});
