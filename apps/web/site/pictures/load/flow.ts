import type { AppRouter } from "@pledgebook/api/router";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import type { Status } from "@pledgebook/core/values/vocabulary";
import type { inferRouterOutputs } from "@trpc/server";
import { drawFlow } from "@/site/pictures/draw/flow.ts";
import { TOTAL_COLUMNS, totalCells } from "./figures.ts";
import type { LoadedPicture } from "./loaded-picture.ts";
import { gathered, merged } from "./parts.ts";
import type { PictureWords } from "./say-picture.ts";

type Flow = inferRouterOutputs<AppRouter>["ledger"]["flow"];

/** Channels and purposes between which streams can still be told apart. */
const MOST_ENDS = 8;

/** Where it goes: drawn at the stage at which most is sure; the others are said, and all of them are in the table. */
export function flowPicture({ flows, filter }: Flow, said: PictureWords): LoadedPicture {
  const { say, status, names, words, whole } = said;
  const drawn = fullestStage(flows.flatMap((one) => one.totals));
  const lines = linesOf(flows, drawn, said);
  const description = drawn
    ? say("flow.description_at", { stage: status(drawn), currency: filter.currency })
    : words.description;
  const aside = drawn ? notDrawn(flows, drawn, said) : [];
  const from = filter.donors.length > 0 ? names.parties(filter.donors) : say("all_donors");
  const links = gathered(
    lines.filter(({ total }) => total.status === drawn),
    MOST_ENDS,
    {
      channels: (count) => say("flow.other_channels", { count }),
      purposes: (count) => say("flow.other_purposes", { count }),
    },
  );
  return {
    title: words.title,
    subject: words.title,
    description,
    filter,
    isEmpty: lines.length === 0,
    table: {
      head: [say("flow.channel"), say("flow.purpose"), say("stage"), say("sum")],
      rows: lines.map((line) => [line.channel, line.purpose, status(line.total.status), whole(line.total)]),
    },
    figures: () => ({
      columns: ["donor", "channel_code", "channel", "purpose_code", "purpose", ...TOTAL_COLUMNS],
      rows: lines.map((line) => [
        from,
        line.channelCode,
        line.channel,
        line.purposeCode,
        line.purpose,
        ...totalCells(line.total, filter),
      ]),
    }),
    draw: (width) => drawFlow(links, from, { ...words, description }, width, aside),
  };
}

/** Every stream with its names: those of the drawn stage first, then stage by stage, the largest first. */
function linesOf(flows: Flow["flows"], drawn: Status | null, { say, purpose, names }: PictureWords) {
  return flows
    .flatMap((one) =>
      one.totals.map((total) => ({
        channelCode: one.channel ?? "",
        purposeCode: one.purpose,
        channel: one.channel ? names.channel(one.channel) : say("direct"),
        purpose: purpose(one.purpose),
        total,
        floor: total.bounds.floor,
      })),
    )
    .sort(
      (a, b) =>
        Number(b.total.status === drawn) - Number(a.total.status === drawn) ||
        a.total.status.localeCompare(b.total.status) ||
        b.floor - a.floor,
    );
}

/** What is not in the drawing is said: no stage disappears, and none is added to another. */
function notDrawn(flows: Flow["flows"], drawn: Status, { say, words, stageList }: PictureWords): string[] {
  const stages = merged(flows.flatMap((one) => one.totals));
  const open = stages.find((total) => total.status === drawn);
  const others = stages.filter((total) => total.status !== drawn);
  return [
    ...(open && open.bounds.ceiling !== open.bounds.floor
      ? [say("flow.not_sure", { sum: words.total(open) })]
      : []),
    ...(others.length > 0 ? [say("flow.not_drawn", { list: stageList(others) })] : []),
  ];
}

/** The stage at which most is sure, those aside at which nothing will flow. */
function fullestStage(totals: readonly StageTotal[]): Status | null {
  const flowing = merged(totals).filter(({ status }) => status !== "cancelled" && status !== "suspended");
  return flowing.sort((a, b) => b.bounds.floor - a.bounds.floor)[0]?.status ?? null;
}
