/** How far two tellings of one pledge may be apart, and how sure a verdict must be. Each stands here once. */

/** How much outlets' roundings and days of conversion may put between one sum in two currencies. */
export const CONVERTED = 0.045;
/** An outlet that writes 'more than' rounds down by at most so much, one that writes 'up to' rounds up. */
export const ROUNDED_DOWN = 0.2;
/** One sum in one currency with fewer digits differs by no more than this, … */
export const ROUNDED = 0.02;
/** … by this also where both have as many digits, … */
export const ROUNDED_ALIKE = 0.011;
/** … and a sum is smaller than another, and could be a part of it, from here on. */
export const SMALLER = 0.05;

/** Days between two announcements that can be one, told by outlets on different days. */
export const NEAR_DAYS = 10;
/** Days beyond which the same sum is another promise. */
export const APART_DAYS = 45;
/** A package and a part of it are told within so many days. */
export const PART_DAYS = 3;

/** From here on two tellings are one pledge. */
export const SAME = 0.64;
/** The surest and the least sure that a verdict of weighing can be. */
export const SUREST = 0.99;
export const LEAST_SURE = 0.2;
