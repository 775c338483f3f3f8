import type { LedgerRow } from "./row.ts";

/** Rows that stand together on a page: those of one package, or one that stands alone. */
export interface RowGroup<R, P> {
  /** The outermost package that they lie in; null for a row alone. */
  within: P | null;
  rows: R[];
}

type Grouped = Pick<LedgerRow, "code" | "kind" | "packageCodes" | "announcedOn">;
type Package = Pick<LedgerRow, "code" | "packageCodes" | "announcedOn">;

/**
 * The rows of a page, those of one package side by side, where the first of them stood. Each row stands once: of two packages
 * in the one that was announced with it. A package of which the page has one row is no group. `packages`: all that rows lie
 * in, and those that these lie in.
 */
export function rowGroups<R extends Grouped, P extends Package>(
  rows: readonly R[],
  packages: readonly P[],
): RowGroup<R, P>[] {
  const known = new Map(packages.map((one) => [one.code, one]));
  // Of what was approved at different times one may come to lie in the other and that in it: the way up ends where it was before.
  const outermost = (one: Package, seen: ReadonlySet<string> = new Set()): P | null => {
    const around = one.packageCodes.flatMap((code) => (seen.has(code) ? [] : (known.get(code) ?? [])));
    const next = around.find(({ announcedOn }) => announcedOn === one.announcedOn) ?? around[0];
    return next ? (outermost(next, new Set(seen).add(next.code)) ?? next) : null;
  };
  // What is left of a package lies in that package.
  const packageOf = (row: R) =>
    outermost(row.kind === "remainder" ? { ...row, packageCodes: [row.code] } : row);
  return [...Map.groupBy(rows, (row) => packageOf(row) ?? row)].flatMap(([key, own]): RowGroup<R, P>[] => {
    const within = known.get(key.code);
    return within === key && own.length > 1
      ? [{ within, rows: own }]
      : own.map((row) => ({ within: null, rows: [row] }));
  });
}
