/** Stands in the page of a failure where the log's name for it belongs. */
export const DIGEST = "digest-of-the-failure";
