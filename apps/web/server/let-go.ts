/** Lets go of kept answers: of what a change has touched (`articles`: slugs), or of all where nobody knows what it was (null). */
export type LetGo = (articles: readonly string[] | null) => void;

// The server in front keeps the answers, and Next's bundle, which has this module for itself, says what has changed.
const kept = globalThis as typeof globalThis & { pledgebookLetGo?: LetGo };

export function whenLetGo(letGo: LetGo): void {
  kept.pledgebookLetGo = letGo;
}

/** Without a server in front that keeps anything, as in development, there is nothing to let go of. */
export const letGoOf: LetGo = (articles) => kept.pledgebookLetGo?.(articles);
