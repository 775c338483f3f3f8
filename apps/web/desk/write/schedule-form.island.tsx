"use client";

import { momentOfWallTime, wallTime } from "@pledgebook/core/values/wall-time";
import { useLocale, useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { momentIn, offsetText } from "@/wording/day.ts";

/** When a clock publishes an article, and what it does not. */
export interface Scheduled {
  /** The number of the newest revision. */
  newest: number;
  /** Which revision is published when. */
  schedule: { at: string; revision: number } | null;
  /** A schedule that no clock may carry out, and why. */
  held: { scheduledFor: string; revision: number | null; reason: string } | null;
}

/** When a clock publishes which revision, said in the newsroom's time and in that of whoever looks; set, changed, cleared. */
export function ScheduleForm(props: {
  state: Scheduled;
  /** The newsroom's time zone, in which the moment is typed. */
  timeZone: string;
  /** Sets the schedule to a moment (ISO 8601, UTC), for what is the newest revision when it is saved; null clears it. */
  onSchedule: (moment: string | null) => void;
}) {
  const { state, timeZone, onSchedule } = props;
  const say = useTranslations("publishing");
  const locale = useLocale();
  const [at, setAt] = useState("");
  const own = useOwnZone();
  const moment = momentOfWallTime(at, timeZone);
  const isNoTime = at !== "" && moment === null;
  const inZones = (when: string) => {
    const here = `${momentIn(timeZone, when, locale)} (${timeZone})`;
    return own === null || wallTime(when, own) === wallTime(when, timeZone)
      ? here
      : say("moment_in_two", { here, own: momentIn(own, when, locale), offset: offsetText(own, when) });
  };
  const { schedule, held } = state;

  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (moment !== null) onSchedule(moment);
      }}
    >
      <label className="label" htmlFor="schedule">
        {say("when")}
      </label>
      <input
        id="schedule"
        type="datetime-local"
        className="field"
        value={at}
        aria-describedby="schedule-zone"
        aria-invalid={isNoTime}
        onChange={(event) => setAt(event.target.value)}
      />
      <p id="schedule-zone" className="text-sm text-muted">
        {isNoTime
          ? say("no_such_time", { zone: timeZone })
          : moment === null
            ? say("newsroom_time", { zone: timeZone })
            : inZones(moment)}
      </p>
      {held && (
        <p className="text-sm">
          {say("held_figures", {
            moment: inZones(held.scheduledFor),
            revision: held.revision ?? 0,
          })}
        </p>
      )}
      {schedule && (
        <p className="text-sm">
          {say("scheduled_for", { revision: schedule.revision, moment: inZones(schedule.at) })}
        </p>
      )}
      {schedule && schedule.revision < state.newest && (
        <p className="text-sm">
          {say("newer_not_scheduled", { revision: state.newest })}{" "}
          <button type="button" className="button button-quiet" onClick={() => onSchedule(schedule.at)}>
            {say("schedule_newer", { revision: state.newest })}
          </button>
        </p>
      )}
      <p className="flex flex-wrap gap-2">
        <button type="submit" className="button button-quiet" disabled={moment === null}>
          {say("schedule")}
        </button>
        {schedule && (
          <button type="button" className="button button-quiet" onClick={() => onSchedule(null)}>
            {say("clear")}
          </button>
        )}
      </p>
    </form>
  );
}

/** The zone of whoever looks. Null on the server, which has one of its own and would say that. */
function useOwnZone(): string | null {
  return useSyncExternalStore(
    () => () => {},
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
}
