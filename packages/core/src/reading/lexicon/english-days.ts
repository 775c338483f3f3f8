import type { Lexicon } from "./lexicon.ts";
import { words } from "./words.ts";

/** Days, and days by which something is due, in English. What each list is for, `Lexicon` says; what stands above one is an example. */
export const days = {
  // '5th'
  ordinals: words`st|nd|rd|th`,
  // '5th of May'
  ofMonth: words`of`,
  // 'in May, since May'
  inMonth: words`in|last|since|during|early|late|mid|of|until|by`,
  // 'in early May'
  partOfMonth: words`early[ ]|late[ ]|mid-?|the (?:beginning|end|middle|start) of[ ]`,
  // 'May of 2024'
  ofYear: words`of`,
  // 'May this year'
  sayYear: words`(?:last|this) year`,
  // 'May last year'
  lastYear: words`last year`,
  // 'in 2022'
  inYear: words`in`,
  // 'on Tuesday'
  onDay: words`last|on|next`,
  nextDay: words`next`,
  yesterday: words`yesterday|the day before|a day earlier`,
  today: words`today|this morning|tonight`,
  aWeekAgo: words`last week|a week (?:ago|earlier)`,
  aMonthAgo: words`last month|a month (?:ago|earlier)`,
  thisMonth: words`
    earlier this month|at the (?:start|beginning) of (?:the|this) month|this month
  `,
  aYearAgo: words`last year|a year (?:ago|earlier)`,

  // Days by which something is due
  dueBy: words`by|until|till|no later than|not later than|before|through|to|up to|ahead of`,
  dueEndOf: words`(?:the )?(?:end|close) of`,
  dueWithin: words`
    within(?: the)?(?: next| coming)?|(?:in|over|during) the (?:next|coming)|over(?: a period of)?|over the course of
    during the next|in the space of|for the next|for the coming
  `,
  timeUnits: { day: words`days?`, week: words`weeks?`, month: words`months?`, year: words`years?` },
  dueThisYear: words`this year|the current year|the year's end|year's end|year-end|the end of the year|the year is out`,
  dueNextYear: words`next year`,
  dueFromYear: words`from|between|in|for|over|during|across`,
  dueToYear: words`to|and|until|through|till`,
  firstHalf: words`(?:the )?first half of`,
  secondHalf: words`(?:the )?second half of`,
  quarters: [
    words`(?:the )?first quarter of|Q1`,
    words`(?:the )?second quarter of|Q2`,
    words`(?:the )?third quarter of|Q3`,
    words`(?:the )?(?:fourth|last) quarter of|Q4`,
  ],
} satisfies Partial<Lexicon>;
