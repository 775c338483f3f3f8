import { expect, it } from "vitest";
import { requestIdOf } from "./request-id.ts";

it.each([
  ["0f8fad5b-d9cb-469f-a165-70867728950e", true, true],
  ["0f8fad5b-d9cb-469f-a165-70867728950e", false, false],
  ["a\nb: injected line", true, false],
  ["short", true, false],
  ["x".repeat(65), true, false],
  [undefined, true, false],
])("takes '%s' (from a proxy: %s): %s", (given, isFromProxy, isTaken) => {
  const id = requestIdOf(given, isFromProxy);
  expect(id === given).toBe(isTaken);
  expect(id).toMatch(/^[\w-]{8,64}$/);
});
