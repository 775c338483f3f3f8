import "server-only";
import { overviewOf, readerApi } from "@/server/api.ts";
import { barsPicture } from "./bars.ts";
import { flowPicture } from "./flow.ts";
import type { LoadedPicture } from "./loaded-picture.ts";
import { overTimePicture } from "./over-time.ts";
import type { PictureName } from "./picture-names.ts";
import { sayPicture } from "./say-picture.ts";

/** Draws from the same sums as the page of the same query. */
export async function loadPicture(name: PictureName, query: string, locale: string): Promise<LoadedPicture> {
  if (name === "flow") {
    const flow = await readerApi().ledger.flow({ query });
    return flowPicture(flow, await sayPicture(name, flow.filter, locale));
  }
  const overview = await overviewOf(query);
  const said = await sayPicture(name, overview.filter, locale);
  if (name === "over-time") return overTimePicture(overview.months, overview.filter, said, locale);
  return barsPicture(name, overview[name], overview.filter, said);
}
