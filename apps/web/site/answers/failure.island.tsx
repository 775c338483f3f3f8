"use client";

import { address } from "@/i18n/address.ts";
import english from "@/messages/failure.en.json";
import ukrainian from "@/messages/failure.uk.json";

/**
 * What is said where a page fails in the browser, after it has arrived: the same as the server says of one that fails there.
 * It brings its few words along, for nothing of the page around it may be relied on. `digest`: what the log calls it.
 */
export function Failure(props: { locale: string; digest: string | null; retry: () => void }) {
  const say = props.locale === "uk" ? ukrainian : english;
  return (
    <main id="content" className="mx-auto w-full max-w-page grow px-5 py-20">
      <h1 className="text-3xl">{say.title}</h1>
      <p role="alert" className="mt-4 max-w-measure text-lg">
        {say.text}
      </p>
      {props.digest && (
        <p className="mt-4 max-w-measure text-muted">{say.digest.replace("{digest}", props.digest)}</p>
      )}
      <p className="mt-6 flex items-baseline gap-6">
        <button type="button" className="button" onClick={props.retry}>
          {say.again}
        </button>
        <a href={address(props.locale, "/")}>{say.front}</a>
      </p>
    </main>
  );
}

/** What the log calls an error that the server had; null for one of the browser's own. */
export function digestOf(error: unknown): string | null {
  const digest = error instanceof Error && "digest" in error ? error.digest : null;
  return typeof digest === "string" ? digest : null;
}
