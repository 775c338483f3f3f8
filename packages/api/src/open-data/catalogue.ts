import { emptyFilter, type LedgerFilter } from "@pledgebook/core/ledger/filter";
import { listReleases } from "@pledgebook/db/queries/releases";
import { dcatCatalogue } from "@pledgebook/formats/write/dcat";
import { ledgerPage } from "../ledger/answer.ts";
import type { AskedSite } from "./operation.ts";

/** A promise without a day is no beginning and no end. */
const EARLIEST = "1900";

/** Releases that portals are told of: a monthly one for ten years. */
const MOST_RELEASES = 120;

/** The catalogue that portals of open data harvest (DCAT-AP 3). */
export async function catalogueOf(asked: AskedSite): Promise<object> {
  const { db, siteName, siteUrl, licence, languages } = asked;
  const first = async (changes: Partial<LedgerFilter>) =>
    (await ledgerPage(db, { filter: { ...emptyFilter, ...changes }, after: null, ignored: [] }, 1)).rows[0];
  const [oldest, newest, learned] = await Promise.all([
    first({ sort: "oldest", from: EARLIEST }),
    first({ sort: "newest", from: EARLIEST }),
    first({ sort: "recorded" }),
  ]);
  return dcatCatalogue({
    ...{ siteName, siteUrl, licence, languages },
    span:
      oldest?.announcedOn && newest?.announcedOn
        ? { first: oldest.announcedOn, last: newest.announcedOn }
        : null,
    modifiedAt: learned?.recordedAt ?? null,
    releases: await listReleases(db, null, MOST_RELEASES),
  });
}
