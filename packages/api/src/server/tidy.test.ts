import { countAttempt } from "@pledgebook/db/queries/rate-limits";
import { schema } from "@pledgebook/db/schema";
import { expect, it } from "vitest";
import { findLinked } from "../accounts/password-link.ts";
import { ada, anna, testNewsroom } from "../testing/newsroom.ts";
import { tidy } from "./tidy.ts";

it("takes away what has ended, and nothing that is still good", async () => {
  const room = await testNewsroom();
  const { db } = room.store;
  const at = (hours: number) => new Date(Date.parse("2024-01-31T10:00:00.000Z") + hours * 3_600_000);
  const { token } = await room.as(ada).people.passwordLink({ id: anna.id ?? "" });
  await countAttempt(db, "report:192.0.2.1", 1000, at(0).getTime());
  await countAttempt(db, "report:192.0.2.2", 1000, at(20).getTime());
  const session = (id: string, expiresAt: Date) => ({
    ...{ id, token: id, userId: anna.id ?? "", expiresAt },
    ...{ createdAt: at(0), updatedAt: at(0) },
  });
  await room.store.derive([
    { statement: db.insert(schema.sessions).values([session("ended", at(1)), session("good", at(400))]) },
  ]);
  await tidy(room.store, at(12));
  expect(await findLinked(db, token, at(12))).not.toBeNull();
  expect(await db.select().from(schema.rateLimits)).toHaveLength(2);
  await tidy(room.store, at(30));
  expect(await db.select().from(schema.verifications)).toEqual([]);
  expect((await db.select().from(schema.rateLimits)).map(({ key }) => key)).toEqual(["report:192.0.2.2"]);
  expect((await db.select().from(schema.sessions)).map(({ id }) => id)).toEqual(["good"]);
});
