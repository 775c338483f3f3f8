import type { Judged, Memory } from "../claim.ts";
import type { Reading, Sentence } from "../sentence.ts";
import { featuresOf } from "./features.ts";
import { likelihood, sureness } from "./model.ts";

/** What the rules refuse for want of a word that speaks for it: other words may. What speaks against it is heard. */
const OPEN: ReadonlySet<string | null> = new Set(["no_giving"]);

/**
 * Judge: the claims of a sentence once more, each with how likely it is a pledge, by what the rules say of it and by the words
 * around it. What is unlikely is refused, whatever the rules say; what they miss only a word of giving for is not, where it is likely.
 */
export function judge(
  claims: readonly Judged[],
  {
    sentence,
    index,
    reading,
    memory,
  }: { sentence: Sentence; index: number; reading: Reading; memory: Memory },
): Judged[] {
  return claims.map((claim): Judged => {
    const features = featuresOf({ claim, claims, sentence, index, reading, memory });
    const likely = likelihood(reading.model, "pledge", features);
    const least = reading.model.thresholds[claim.figure ? "sum" : "goods"];
    const isOpen = claim.refusal === null || OPEN.has(claim.refusal);
    const refusal = isOpen && likely >= least ? null : (claim.refusal ?? "unlikely");
    return { ...claim, refusal, features, likelihood: sureness(reading.model, likely) };
  });
}
