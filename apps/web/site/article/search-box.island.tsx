"use client";

import { useEffect, useId, useState } from "react";

/** The box of a search; with a script it proposes words of the articles while somebody types. */
export function SearchBox({ label, value }: { label: string; value: string }) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [words, setWords] = useState<string[]>([]);
  useEffect(() => {
    const last = /[\p{L}\p{N}]{2,}$/u.exec(typed)?.[0];
    if (!last) return setWords([]);
    const stop = new AbortController();
    const later = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/words?q=${encodeURIComponent(last)}`, { signal: stop.signal });
        if (answer.ok) setWords((await answer.json()) as string[]);
      } catch {
        // Proposals are a help; without them the search works as well.
      }
    }, 120);
    return () => {
      clearTimeout(later);
      stop.abort();
    };
  }, [typed]);
  const before = typed.replace(/[\p{L}\p{N}]+$/u, "");
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        id={id}
        name="q"
        type="search"
        list={`${id}-words`}
        defaultValue={value}
        placeholder={label}
        className="field min-w-60 flex-1"
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <datalist id={`${id}-words`}>
        {words.map((word) => (
          <option key={word} value={before + word} />
        ))}
      </datalist>
    </>
  );
}
