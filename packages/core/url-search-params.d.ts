/**
 * The one thing beside the language itself that core's sources may use: every runtime has it (WHATWG URL). Only
 * `tsconfig.sources.json` reads this file, which has neither Node's types nor a browser's.
 */
declare class URLSearchParams {
  constructor(init?: string | URLSearchParams);
  append(name: string, value: string): void;
  delete(name: string): void;
  getAll(name: string): string[];
  has(name: string): boolean;
  keys(): IterableIterator<string>;
  toString(): string;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}
