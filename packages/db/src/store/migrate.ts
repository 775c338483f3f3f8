import { fileURLToPath } from "node:url";

/** Where the migrations are. Apart from `open.ts`, so that the site's bundle, which never migrates, does not look for them. */
export const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));
