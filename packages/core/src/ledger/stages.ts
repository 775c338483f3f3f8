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
 * amount, or in another currency than the pledge's, is about all of it; one of unknown size moves nothing; cancelled and
 * suspended take from what was not yet paid or delivered. The portions' ceilings sum to the whole's; their floors to at
 * least the whole's, more where a payment proves more than an 'up to' promised.
 */
export function portions(whole: Bounds, pledge: Pick<Pledge, "events" | "amount">): Portion[] {
  const held: Held = new Map([["pledged", whole]]);
  for (const event of inOrder(pledge.events)) {
    if (event.status === "pledged" || isOfUnknownSize(event)) continue;
    const isCounted = event.amount?.currency === pledge.amount.currency;
    move(held, event.status, event.amount && isCounted ? boundsOf(event.amount) : null);
  }
  const split = statuses.flatMap((status) => {
    const bounds = held.get(status);
    return bounds && !isNothing(bounds) ? [{ status, bounds }] : [];
  });
  return split.length > 0 ? split : [{ status: latestStatus(pledge.events), bounds: whole }];
}

/** How much of a pledge is at each stage. */
type Held = Map<Status, Bounds>;

/** Moves money to a stage from those before it, as much as an event speaks of; null: all there is. */
function move(held: Held, to: Status, amount: Bounds | null): void {
  let wanted = amount;
  for (const from of sources(to)) {
    const there = held.get(from);
    if (!there || isNothing(there)) continue;
    const { taken, left } = wanted === null ? { taken: there, left: nothing } : takeFrom(there, wanted);
    if (isNothing(taken)) continue;
    held.set(from, left);
    held.set(to, addBounds(held.get(to) ?? nothing, taken));
    if (wanted === null) continue;
    wanted = subtractBounds(wanted, taken);
    if (isNothing(wanted)) break;
  }
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
    if (partlyStopped || isOfUnknownSize(event)) continue;
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

/** A part was paid or sent and nobody says how much: it stands in the timeline and moves no money. */
function isOfUnknownSize(event: PledgeEvent): boolean {
  return event.amount?.qualifier === "unquantified";
}

function isNothing(bounds: Bounds): boolean {
  return bounds.floor === 0 && bounds.ceiling === 0;
}

function rank(status: Status): number {
  return statuses.indexOf(status);
}
