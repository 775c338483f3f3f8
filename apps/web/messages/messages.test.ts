import { readFileSync } from "node:fs";
import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  parse,
} from "@formatjs/icu-messageformat-parser";
import { languages } from "@pledgebook/core/values/vocabulary";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";

interface Messages {
  [key: string]: string | Messages;
}

/** Messages that are the same in every language: names, abbreviations, and a sum as it is. */
const SAME_IN_UKRAINIAN = ["amount.exact", "history.system"];

const read = (file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")) as Messages;
const nested = new Map(
  languages.map((language) => [
    language,
    { ...read(`./${language}.json`), failure: read(`./failure.${language}.json`) },
  ]),
);
const all = new Map([...nested].map(([language, messages]) => [language, new Map(flat(messages))]));
const english = all.get("en")!;
const ukrainian = all.get("uk")!;

describe.each(languages)("messages in '%s'", (language) => {
  const messages = all.get(language)!;

  it("have the keys of the English ones", () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("have the placeholders of the English ones", () => {
    const named = (list: Map<string, string>) =>
      Object.fromEntries(
        [...list].map(([key, message]) => [
          key,
          [...new Set([...placeholders(message).map(({ name }) => name), ...tags(message)])].sort(),
        ]),
      );
    expect(named(messages)).toEqual(named(english));
  });

  it("can be said, with any number in them", () => {
    const errors: string[] = [];
    const { markup: say } = createTranslator({
      locale: language,
      messages: nested.get(language)!,
      onError: (error) => errors.push(error.message),
    }) as { markup: (key: string, values: Record<string, number | ((words: string) => string)>) => string };
    for (const [key, message] of messages)
      for (const number of [0, 1, 2, 5, 21]) {
        const values = Object.fromEntries(placeholders(message).map(({ name }) => [name, number]));
        const links = Object.fromEntries(tags(message).map((name) => [name, (words: string) => words]));
        if (/[<>{}]|undefined|^\s*$/.test(say(key, { ...values, ...links })))
          errors.push(`${key} with ${number}`);
      }
    expect(errors).toEqual([]);
  });

  it("have typographic quotes and apostrophes (ICU takes straight ones for escapes)", () => {
    expect([...messages].filter(([, message]) => /['"]/.test(message))).toEqual([]);
  });
});

it("every Ukrainian plural has all the forms of the language, and the special numbers of the English one", () => {
  const forms = (message: string) =>
    placeholders(message).flatMap(({ name, plural }) => plural.map((form) => `${name} ${form}`));
  const categories = new Intl.PluralRules("uk").resolvedOptions().pluralCategories;
  const missing = [...ukrainian].flatMap(([key, message]) => [
    ...placeholders(message)
      .filter(({ plural }) => plural.length > 0)
      .flatMap(({ plural }) => categories.filter((form) => !plural.includes(form)))
      .map((form) => `${key}: ${form}`),
    ...forms(english.get(key) ?? "")
      .filter((form) => form.includes("=") && !forms(message).includes(form))
      .map((form) => `${key}: ${form}`),
  ]);
  expect(missing).toEqual([]);
});

it("every Ukrainian message is translated", () => {
  const untranslated = [...ukrainian].filter(([key, message]) => message === english.get(key));
  expect(untranslated.map(([key]) => key).sort()).toEqual(SAME_IN_UKRAINIAN);
});

function flat(messages: Messages, path = ""): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[path + key, value]] : flat(value, `${path + key}.`),
  );
}

/** Words that are a link or the like, between `<name>` and `</name>`, also those inside the forms of plurals. */
function tags(message: string): string[] {
  return elementsOf(message).flatMap((element) => (isTagElement(element) ? [element.value] : []));
}

interface Placeholder {
  name: string;
  /** The forms of a plural: 'one', 'other', '=0'. */
  plural: string[];
}

/** The placeholders of a message, also those inside the forms of its plurals. */
function placeholders(message: string): Placeholder[] {
  return elementsOf(message).flatMap((element) =>
    isLiteralElement(element) || isPoundElement(element) || isTagElement(element)
      ? []
      : [{ name: element.value, plural: isPluralElement(element) ? Object.keys(element.options) : [] }],
  );
}

/** What a message consists of, as ICU reads it, the insides of forms and tags among it. @throws SyntaxError */
function elementsOf(message: string): MessageFormatElement[] {
  const within = (elements: readonly MessageFormatElement[]): MessageFormatElement[] =>
    elements.flatMap((element) => {
      if (isTagElement(element)) return [element, ...within(element.children)];
      if (!isPluralElement(element) && !isSelectElement(element)) return [element];
      return [element, ...Object.values(element.options).flatMap(({ value }) => within(value))];
    });
  return within(parse(message));
}
