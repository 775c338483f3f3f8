/** What a page of Markdown says is there. Each is taken from code in backticks, links apart. */
export interface Mentions {
  /** Files and folders, from the root of the repository or as the end of a path: `*`, `**`, `{a,b}` and `<name>` stand for others. */
  paths: string[];
  /** Where links within the repository lead, from the folder of the page. */
  links: string[];
  /** Environment variables. */
  settings: string[];
  /** Scripts of the root's package.json. */
  scripts: string[];
  /** Commands of `npm run -s pledgebook --`. */
  commands: string[];
  /** Scripts of one package: `pnpm --filter @pledgebook/db generate`. */
  tasks: { of: string; script: string }[];
}

const FENCE = /^```.*?^```$/gms;
const CODE = /`([^`\n]+)`/g;
const LINK = /\]\(([^)\s]+)\)/g;
const SETTING = /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)$|^([A-Z][A-Z0-9_]*)=/;
const SCRIPT = /\bnpm (?:run (?:-s )?)?(start|test|(?<=run (?:-s )?)[a-z][\w:-]*)/g;
const COMMAND = /\bpledgebook -- (?:<[^>]+>|([a-z][a-z-]*))/g;
const TASK = /\bpnpm --filter (@pledgebook\/[a-z]+) ([a-z]+)/g;
const FILE = /\.(?:cff|conf|css|json|md|mjs|sql|svg|tsx?|txt|ya?ml)$/;
const DOTTED = /^\.(?:ci|github|githooks|editorconfig|node-version|env\.example|gitignore)\b/;

/** Reads what a page mentions. `folders`: the folders at the root of the repository, by which a path is known as one. */
export function mentionsOf(markdown: string, folders: readonly string[]): Mentions {
  const blocks = [...markdown.matchAll(FENCE)].map(([block]) => block);
  const prose = markdown.replace(FENCE, "");
  const code = [...prose.matchAll(CODE)].map(([, text = ""]) => text);
  const commands = [...blocks, ...code];
  const isPath = (text: string) =>
    !/\s|^\/|^[a-z]+:|^@/.test(text) &&
    (FILE.test(text) || DOTTED.test(text) || folders.some((folder) => text.startsWith(`${folder}/`)));
  return {
    paths: code.filter(isPath),
    links: [...prose.matchAll(LINK)].flatMap(([, to = ""]) => (/^(?:[a-z]+:|\/)/.test(to) ? [] : [to])),
    settings: code.flatMap((text) => SETTING.exec(text)?.slice(1).find(Boolean) ?? []),
    scripts: commands.flatMap((text) => [...text.matchAll(SCRIPT)].map(([, name = ""]) => name)),
    commands: commands.flatMap((text) => [...text.matchAll(COMMAND)].flatMap(([, name]) => name ?? [])),
    tasks: commands.flatMap((text) =>
      [...text.matchAll(TASK)].map(([, of = "", script = ""]) => ({ of, script })),
    ),
  };
}

/**
 * Whether a path that a page names is there: a file, a folder that holds one, or the end of such a path. `files`: every
 * file of the repository.
 */
export function isThere(path: string, files: readonly string[]): boolean {
  const wanted = new RegExp(`(?:^|/)${patternOf(path.replace(/\/$/, ""))}(?:/|$)`);
  return files.some((file) => wanted.test(file));
}

/** `*` within a name, `**` over folders, `<name>` for some name, `{a,b}` for either; all else as it stands. */
function patternOf(path: string): string {
  return path
    .replace(/[.()[\]+?^$|\\]/g, "\\$&")
    .replace(/<[^>]+>|\*\*|\*/g, (sign) => (sign === "**" ? ".*" : "[^/]+"))
    .replace(/\{([^}]+)\}/g, (_, names: string) => `(?:${names.replaceAll(",", "|")})`);
}
