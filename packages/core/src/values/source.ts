/** Where an article or an event was taken from. `title` only when it is the page's own. */
export interface Source {
  publisher: string;
  title?: string;
  date?: string;
  url?: string;
  /** SHA-256 of the file that it was read from, hexadecimal. */
  hash?: string;
}
