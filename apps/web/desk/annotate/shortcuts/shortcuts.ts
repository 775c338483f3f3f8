/** What a key can do on the annotation page, and which key it is until somebody chooses another. */
export const defaultShortcuts = {
  accept: "a",
  accept_as_part: "p",
  edit: "e",
  reject: "x",
  next: "j",
  previous: "k",
  accept_in_view: "A",
  next_mark: "m",
  previous_mark: "M",
  start_earlier: "{",
  start_later: "}",
  end_earlier: "[",
  end_later: "]",
  next_article: "N",
  previous_article: "P",
  remove: "Delete",
  undo: "z",
  redo: "Z",
  help: "?",
} as const;
export type Shortcut = keyof typeof defaultShortcuts;
export type Shortcuts = Record<Shortcut, string>;
export const shortcutNames = Object.keys(defaultShortcuts) as Shortcut[];

/** What of a key event tells which shortcut it is. */
export type PressedKey = Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** The choice of keys, as a browser keeps it. */
export interface KeptShortcuts {
  keys: Shortcuts;
  /** Single letters can be switched off for people whose speech or switch types them (WCAG 2.1.4). */
  isOn: boolean;
}

/** The key of an event as it is on a Latin keyboard: a Ukrainian layout types 'ф' where the shortcut sheet says 'a'. */
export function keyOf(event: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): string {
  if (event.key.length > 1 || /^[\x21-\x7e]$/.test(event.key)) return event.key;
  if (event.code === "BracketLeft") return event.shiftKey ? "{" : "[";
  if (event.code === "BracketRight") return event.shiftKey ? "}" : "]";
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  return letter ? (event.shiftKey ? letter : letter.toLowerCase()) : event.key;
}

/** What a pressed key does, if anything. Ctrl or ⌘ with Z undoes, also where single letters are switched off. */
export function shortcutOf(event: PressedKey, { keys, isOn }: KeptShortcuts): Shortcut | null {
  const key = keyOf(event);
  if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "z") return event.shiftKey ? "redo" : "undo";
  if (!isOn || event.ctrlKey || event.metaKey || event.altKey) return null;
  return shortcutNames.find((name) => keys[name] === key) ?? null;
}
