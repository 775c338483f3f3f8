import "server-only";
import { newsroom, newsroomDay } from "./api.ts";
import { siteEnvironment } from "./environment.ts";
import { siteFace } from "./face.ts";

/** What the API is told of the site that it answers for. */
export function openDataSite() {
  const { store } = newsroom();
  const { name: siteName, licence, languages } = siteFace();
  const now = new Date().toISOString();
  return {
    db: store.db,
    dayOf: newsroomDay,
    now,
    siteUrl: siteEnvironment().siteUrl,
    siteName,
    licence,
    languages,
  };
}
