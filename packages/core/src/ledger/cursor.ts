import { isOneOf, type SortOrder, sortOrders } from "../values/vocabulary.ts";
import { isPledgeCode } from "./pledge.ts";

/**
 * Where a page of rows goes on: behind the row with these values in the order of its sort. It names no row number, so
 * rows that come or go before it move nothing.
 */
export interface Cursor {
  sort: SortOrder;
  /** What the rows are sorted by: a day, a moment, or a size in minor units of the euro. */
  value: string;
  code: string;
  part: string;
}

export function readCursor(text: string): Cursor | null {
  const [, sort, value = "", code = "", part = ""] = CURSOR.exec(text) ?? [];
  if (!isOneOf(sortOrders, sort) || !isPledgeCode(code)) return null;
  const isSize = sort === "largest" || sort === "smallest";
  if (isSize ? !/^\d{1,16}$/.test(value) : !/^(\d{4}-\d{2}-\d{2}([T:.\dZ]*))?$/.test(value)) return null;
  return { sort, value, code, part };
}

export function writeCursor({ sort, value, code, part }: Cursor): string {
  return [sort, value, code, part].join("~");
}

const CURSOR = /^([a-z]+)~([\d:.TZ-]{0,30})~(P-\d{4}-\d{4,9})~([a-z]+(?:-\d{4})?)$/;
