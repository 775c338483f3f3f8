import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, it } from "vitest";
import { withoutValues } from "./log.ts";

it("tells which statement failed and why, and none of the values that went into it", () => {
  const error = new DrizzleQueryError(
    "SELECT * FROM subscriptions WHERE token = ?",
    ["a token\nover two lines", "rosa@example.org"],
    new Error("no such table: subscriptions"),
  );
  const told = JSON.stringify(withoutValues(error));
  expect(told).toContain("SELECT * FROM subscriptions WHERE token = ?");
  expect(told).toContain("no such table: subscriptions");
  expect(told).toContain("log.test.ts");
  expect(told).not.toMatch(/a token|over two lines|rosa/);
});

it("leaves other errors as they are", () => {
  expect(withoutValues(new Error("The disk is full."))).toMatchObject({
    message: "The disk is full.",
    type: "Error",
  });
});
