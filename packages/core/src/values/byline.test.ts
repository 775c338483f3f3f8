import { describe, expect, it } from "vitest";
import { authorSlug, authorsOf } from "./byline.ts";

describe("authorsOf", () => {
  it.each([
    ["Marit Solberg", ["Marit Solberg"]],
    ["Anna Example and Oleh Example", ["Anna Example", "Oleh Example"]],
    ["Anna Example, Oleh Example and Eva Sand", ["Anna Example", "Oleh Example", "Eva Sand"]],
    ["by Anna Example", ["Anna Example"]],
    ["Дарина Коваленко та Остап Левицький", ["Дарина Коваленко", "Остап Левицький"]],
    ["Anders Sand", ["Anders Sand"]],
    ["", []],
    [" , ", []],
  ])("%j", (byline, authors) => {
    expect(authorsOf(byline)).toEqual(authors);
  });

  it("gives each an address", () => {
    expect(authorSlug("Marit Solberg")).toBe("marit-solberg");
    expect(authorSlug("Дарина Коваленко")).toMatch(/^[a-z-]+$/);
  });
});
