import { decimalFromMinor } from "@pledgebook/core/values/money";
import { Problem } from "@pledgebook/core/values/problem";
import { cell } from "@pledgebook/formats/write/csv";
import { readerApi } from "@/server/api.ts";

export const dynamic = "force-dynamic";

const HEAD =
  "class,outside_id,outside_donor,outside_announced_on,outside_amount,outside_currency,outside_stage,pledge,pledge_donor,pledge_announced_on,pledge_status,other_day,other_stage,outside_euros,pledge_euros";

/** The lines of a comparison as CSV. */
export async function GET(_: Request, { params }: { params: Promise<{ set: string }> }) {
  const { set } = await params;
  const found = await readerApi()
    .comparisons.bySet({ id: set })
    .catch((error: { cause?: unknown }) => {
      if (error.cause instanceof Problem && error.cause.code === "not_found") return null;
      throw error;
    });
  if (!found) return new Response("There is no such comparison.\n", { status: 404 });
  const euros = (minor: number | null) => (minor === null ? null : decimalFromMinor(minor, "EUR"));
  const lines = found.lines.map(({ theirs, ours, ...line }) =>
    [
      line.class,
      theirs?.outsideId ?? null,
      theirs?.donorCode ?? null,
      theirs?.announcedOn ?? null,
      theirs?.amount != null && theirs.currency ? decimalFromMinor(theirs.amount, theirs.currency) : null,
      theirs?.currency ?? null,
      theirs?.stage ?? null,
      ours?.code ?? null,
      ours?.donorCodes.join(";") ?? null,
      ours?.announcedOn ?? null,
      ours?.status ?? null,
      String(line.isOtherDay),
      String(line.isOtherStage),
      euros(line.theirEuros),
      euros(line.ourEuros),
    ]
      .map(cell)
      .join(","),
  );
  return new Response(`${[HEAD, ...lines].join("\r\n")}\r\n`, {
    headers: { "content-type": "text/csv; charset=utf-8", "access-control-allow-origin": "*" },
  });
}
