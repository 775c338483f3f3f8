/**
 * The day that it is at a moment, as the clocks of a time zone show it: ISO 8601. Moments are kept in UTC; which day one
 * belongs to is asked here and nowhere else.
 */
export function daysIn(timeZone: string): (moment: string) => string {
  const made = known.get(timeZone) ?? formatIn(timeZone);
  known.set(timeZone, made);
  return made;
}

/** A format takes longer to make than a day to tell. A newsroom has one zone, and a few before that. */
const known = new Map<string, (moment: string) => string>();

function formatIn(timeZone: string): (moment: string) => string {
  // Swedish writes days as ISO 8601 does.
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return (moment) => format.format(new Date(moment));
}

/**
 * Days of the record, which `as_of` names: UTC, whatever the newsroom's zone is. What was answered of a day must stay so for
 * ever, and a setting can be changed (docs/decisions/0018-days.md).
 */
export const recordDay = daysIn("UTC");
