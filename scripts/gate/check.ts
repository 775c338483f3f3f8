import { checks, runSteps } from "./steps.ts";

/** The quick gate, for before every commit. */
await runSteps(checks);
