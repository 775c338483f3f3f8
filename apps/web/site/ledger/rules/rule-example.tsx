import type { ReactNode } from "react";
import { type Examples, type ExampleWords, exampleWords } from "./example-words.tsx";
import * as sums from "./examples-of-sums.tsx";
import * as work from "./examples-of-work.tsx";
import type { Rule } from "./rules.ts";

/** How each rule is shown; null where the ledger has no case of it. */
const drawn: Record<Rule, (examples: Examples, words: ExampleWords) => ReactNode> = { ...sums, ...work };

/** A rule at work in the ledger as it is, in a sentence or a few figures that lead to their rows. */
export async function RuleExample({ rule, examples }: { rule: Rule; examples: Examples }) {
  const words = await exampleWords();
  const { say } = words;
  return (
    <div className="mt-4 border-l-[3px] border-accent/40 pl-4 text-sm" data-example={rule}>
      <p className="kicker">{say("here")}</p>
      <div className="mt-1 grid gap-1">
        {drawn[rule](examples, words) ?? <p className="text-muted">{say("none")}</p>}
      </div>
    </div>
  );
}
