import "server-only";
import { type Environment, readEnvironment } from "@pledgebook/api/server/environment";

/** The one place of the site that reads the environment. Read when first asked: a build has none and needs none. */
let environment: Environment | null = null;

export function siteEnvironment(): Environment {
  environment ??= readEnvironment(process.env);
  return environment;
}
