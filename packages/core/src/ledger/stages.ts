import type { Currency } from "../values/currencies.ts";
import { firstDay } from "../values/day.ts";
import { addBounds, type Bounds, boundsOf, nothing, subtractBounds } from "../values/money.ts";
import { type Status, statuses } from "../values/vocabulary.ts";
import type { Pledge, PledgeEvent } from "./pledge.ts";

/** How far a part of a pledge has come. The portions of a pledge together are the pledge. */
export interface Portion {
  status: Status;
  bounds: Bounds;
}

const STOPPED: readonly Status[] = ["cancelled", "suspended"];

/**
 * Splits an amount by how far it has come, from the dated events alone. Money only moves forward; an event without an
 * amount is about all of it; one of unknown size, or in another currency than the pledge's, moves nothing; cancelled and
 * suspended take from what was not yet paid or delivered. What is sure at the stages is together never more than the whole,
 * and no stage may hold more than the whole without what is sure at the others. Where the events are exact, the portions'
 * ceilings sum to the whole's, and their floors to at least its floor: a payment proves more than an 'up to' promised.
 */
export function portions(whole: Bounds, pledge: Pick<Pledge, "events" | "amount">): Portion[] {
  const held: Held = new Map([["pledged", whole]]);
  for (const event of inOrder(pledge.events)) {
    if (event.status === "pledged" || isOfUnknownSize(event, pledge.amount.currency)) continue;
    const amount = event.amount && atMost(boundsOf(event.amount), open(held, event.status, whole.ceiling));
    if (event.isRest && amount) keepOnly(held, event.status, amount, whole.ceiling);
    else move(held, event.status, amount, whole.ceiling);
  }
  const split = statuses.flatMap((status) => {
    const bounds = held.get(status);
    return bounds && !isNothing(bounds) ? [{ status, bounds }] : [];
  });
  return split.length > 0 ? split : [{ status: latestStatus(pledge.events), bounds: whole }];
}

/** How far a pledge has come, in words: what all of it has reached, and what a part of it has. */
export interface Progress {
  status: Status;
  /** The furthest stage that a part has reached, or a stop of a part; null when all of it stands at one. */
  partly: Status | null;
}

/** The progress of a pledge that is no package. Of goods without a value nobody knows how much an event moved unless it says all. */
export function progressOf(pledge: Pick<Pledge, "events" | "amount">): Progress {
  const split =
    pledge.amount.currency === null
      ? [latestStatus(pledge.events)]
      : portions(boundsOf(pledge.amount), pledge).map(({ status }) => status);
  return progressOfAll([...split.map((status) => ({ status, partly: null })), ...partSteps(pledge)]);
}

/** How far it had come when a day was over, and what was known to happen to it later, the last first to be told. */
export function progressThen(
  pledge: Pick<Pledge, "events" | "amount">,
  day: string,
): { before: Progress; since: PledgeEvent | null } {
  const isBefore = ({ happenedOn }: PledgeEvent) => firstDay(happenedOn) <= day;
  const later = pledge.events.filter((event) => !isBefore(event));
  return {
    before: progressOf({ ...pledge, events: pledge.events.filter(isBefore) }),
    since: inOrder(later).at(-1) ?? null,
  };
}

/** The progress of several parts as one: of a pledge's portions, of a package's components and its remainder. */
export function progressOfAll(parts: readonly (Progress | { status: null; partly: Status })[]): Progress {
  const whole = parts.flatMap(({ status }) => (status === null ? [] : [status]));
  const seen = [...whole, ...parts.flatMap(({ partly }) => partly ?? [])];
  const going = whole.filter((status) => !STOPPED.includes(status));
  const status = leastOf(going.length > 0 ? going : whole) ?? "pledged";
  const moving = seen.filter((one) => !STOPPED.includes(one) && rank(one) > rank(status));
  const partly = furthestOf(moving) ?? seen.find((one) => STOPPED.includes(one) && one !== status) ?? null;
  return { status, partly };
}

/** The stage to which a part of unknown size has come. */
function partSteps({ events, amount }: Pick<Pledge, "events" | "amount">) {
  const parts = events.filter(
    (event) => event.status !== "pledged" && isOfUnknownSize(event, amount.currency),
  );
  return parts.map(({ status: partly }) => ({ status: null, partly }));
}

function leastOf(list: readonly Status[]): Status | undefined {
  return [...list].sort((a, b) => rank(a) - rank(b))[0];
}

function furthestOf(list: readonly Status[]): Status | undefined {
  return [...list].sort((a, b) => rank(b) - rank(a))[0];
}

/** How much of a pledge is at each stage. */
type Held = Map<Status, Bounds>;

/** The most that an event may speak of: the whole, without what is sure at the stages that it does not take from. */
function open(held: Held, to: Status, most: number | null): number | null {
  if (most === null) return null;
  const from = sources(to);
  return [...held].reduce((left, [status, { floor }]) => (from.includes(status) ? left : left - floor), most);
}

function atMost({ floor, ceiling }: Bounds, most: number | null): Bounds {
  if (most === null) return { floor, ceiling };
  return { floor: Math.min(floor, most), ceiling: Math.min(ceiling ?? most, most) };
}

/** Moves money to a stage from those before it, as much as an event speaks of; null: all there is. */
function move(held: Held, to: Status, amount: Bounds | null, most: number | null): void {
  let wanted = amount;
  for (const from of sources(to)) {
    const there = held.get(from);
    if (!there || isNothing(there)) continue;
    const { taken, left } = wanted === null ? { taken: there, left: nothing } : takeFrom(there, wanted);
    if (isNothing(taken)) continue;
    held.set(from, left);
    held.set(to, addBounds(held.get(to) ?? nothing, taken));
    tighten(held, most);
    if (wanted === null) continue;
    wanted = subtractBounds(wanted, taken);
    if (isNothing(wanted)) break;
  }
}

/** Stops all that was not yet paid or delivered but for what is said to stay, which is what has come furthest. */
function keepOnly(held: Held, to: Status, rest: Bounds, most: number | null): void {
  let kept = rest;
  for (const from of sources(to)) {
    const there = held.get(from);
    if (!there || isNothing(there)) continue;
    const stays = takenBy(kept, there);
    held.set(from, stays);
    held.set(to, addBounds(held.get(to) ?? nothing, subtractBounds(there, stays)));
    tighten(held, most);
    kept = subtractBounds(kept, stays);
  }
}

/** What is sure at one stage is not at another: no portion may be more than the whole without what is sure elsewhere. */
function tighten(held: Held, most: number | null): void {
  if (most === null) return;
  const sure = [...held.values()].reduce((sum, { floor }) => sum + floor, 0);
  for (const [status, { floor, ceiling }] of held)
    held.set(status, { floor, ceiling: Math.min(ceiling ?? most, most - (sure - floor)) });
}

/** What is taken out of what is there, and what stays. */
function takeFrom(there: Bounds, wanted: Bounds): { taken: Bounds; left: Bounds } {
  const taken = takenBy(wanted, there);
  const left = subtractBounds(there, taken);
  // 'At least 54' of which 54 were signed: the open end goes along, it is not a second, empty promise.
  const isOpenEnd = left.floor === 0 && left.ceiling === null;
  return isOpenEnd ? { taken: { ...taken, ceiling: null }, left: nothing } : { taken, left };
}

/** The stage a pledge as a whole has reached: the furthest one, or stopped when that came last. */
export function latestStatus(events: readonly PledgeEvent[]): Status {
  let reached: Status = "pledged";
  for (const event of inOrder(events)) {
    const partlyStopped = STOPPED.includes(event.status) && event.amount !== null;
    if (partlyStopped || event.amount?.qualifier === "unquantified") continue;
    if (STOPPED.includes(event.status) || STOPPED.includes(reached) || rank(event.status) > rank(reached))
      reached = event.status;
  }
  return reached;
}

/** Where an event takes its money from, the furthest stage before its own first. */
function sources(status: Status): Status[] {
  if (STOPPED.includes(status)) return ["allocated", "committed", "pledged"];
  return [...statuses.slice(0, rank(status))].reverse().concat("suspended");
}

function inOrder(events: readonly PledgeEvent[]): PledgeEvent[] {
  return [...events].sort(
    (a, b) => firstDay(a.happenedOn).localeCompare(firstDay(b.happenedOn)) || rank(a.status) - rank(b.status),
  );
}

/** What an event takes out of what is there. Its own evidence is a floor even where the promise had none ('up to'). */
function takenBy(wanted: Bounds, there: Bounds): Bounds {
  const ceiling =
    there.ceiling === null
      ? wanted.ceiling
      : wanted.ceiling === null
        ? there.ceiling
        : Math.min(there.ceiling, wanted.ceiling);
  return { floor: Math.min(wanted.floor, ceiling ?? wanted.floor), ceiling };
}

/**
 * A part was paid or sent and nobody says how much, or in money that cannot be compared: it stands in the timeline and moves
 * nothing.
 */
function isOfUnknownSize({ amount }: PledgeEvent, currency: Currency | null): boolean {
  return amount !== null && (amount.qualifier === "unquantified" || amount.currency !== currency);
}

function isNothing(bounds: Bounds): boolean {
  return bounds.floor === 0 && bounds.ceiling === 0;
}

function rank(status: Status): number {
  return statuses.indexOf(status);
}
