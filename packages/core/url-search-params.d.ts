/**
 * The one thing beside the language itself that core's sources may use: every runtime has it (WHATWG URL). Only
 * `tsconfig.sources.json` reads this file, which has neither Node's types nor a browser's.
 */
declare class URLSearchParams {
  constructor(init?: string);
  append(name: string, value: string): void;
  getAll(name: string): string[];
  toString(): string;
}
