import { expect, it } from "vitest";
import { defaultShortcuts, type PressedKey, shortcutOf } from "./shortcuts.ts";

const kept = { keys: { ...defaultShortcuts }, isOn: true };
const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const press = (key: string, code: string, held: Partial<PressedKey> = {}): PressedKey => ({
  ...none,
  key,
  code,
  ...held,
});

it.each([
  ["a letter", press("a", "KeyA"), "accept"],
  ["a capital is another key", press("A", "KeyA", { shiftKey: true }), "accept_in_view"],
  ["a Ukrainian letter is the Latin one of its key", press("ф", "KeyA"), "accept"],
  ["and so is its capital", press("Ф", "KeyA", { shiftKey: true }), "accept_in_view"],
  ["a Ukrainian letter on the key of a bracket", press("х", "BracketLeft"), "end_earlier"],
  ["and with Shift, of a brace", press("Ї", "BracketRight", { shiftKey: true }), "start_later"],
  ["a French keyboard has its A where Q is elsewhere", press("a", "KeyQ"), "accept"],
  ["and a Q where A is, which does nothing", press("q", "KeyA"), null],
  ["a sign, wherever its key is", press("?", "Minus", { shiftKey: true }), "help"],
  ["a key with a name", press("Delete", "Delete"), "remove"],
  ["Ctrl+Z", press("z", "KeyZ", { ctrlKey: true }), "undo"],
  ["Shift+⌘+Z", press("z", "KeyZ", { metaKey: true, shiftKey: true }), "redo"],
  ["Ctrl+Я, which is Ctrl+Z on a Ukrainian keyboard", press("я", "KeyZ", { ctrlKey: true }), "undo"],
  ["Ctrl+A is the browser's", press("a", "KeyA", { ctrlKey: true }), null],
  ["Alt+A is the browser's", press("a", "KeyA", { altKey: true }), null],
])("%s", (_, event, shortcut) => {
  expect(shortcutOf(event, kept)).toBe(shortcut);
});

it("follows the choice of a person, and leaves letters alone where they are switched off", () => {
  const other = { ...kept, keys: { ...kept.keys, accept: "q" } };
  expect(shortcutOf(press("q", "KeyQ"), other)).toBe("accept");
  expect(shortcutOf(press("a", "KeyA"), other)).toBe(null);
  expect(shortcutOf(press("a", "KeyA"), { ...kept, isOn: false })).toBe(null);
  expect(shortcutOf(press("z", "KeyZ", { ctrlKey: true }), { ...kept, isOn: false })).toBe("undo");
});
