import { join } from "node:path";

/** Where releases are kept: a folder each, never changed. */
export const releasesFolder = (dataFolder: string) => join(dataFolder, "releases");
