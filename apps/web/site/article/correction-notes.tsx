import type { CorrectionKind } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { newsroomDay } from "@/server/api.ts";
import { dayText } from "@/wording/day.ts";

interface Note {
  id: string;
  kind: CorrectionKind;
  note: string;
  publishedAt: string;
}

/** What readers are told of what was wrong: its kind, its day, what is right. */
export async function CorrectionNotes({ corrections }: { corrections: Note[] }) {
  if (corrections.length === 0) return null;
  const [say, locale] = [await getTranslations("correction"), await getLocale()];
  return (
    <section lang={locale} aria-label={say("title")} className="mt-6 grid max-w-measure gap-3">
      {corrections.map((correction) => (
        <div key={correction.id} className="note note-warn text-sm">
          <p className="font-semibold">
            {say(`kind.${correction.kind}`)} ·{" "}
            <time dateTime={correction.publishedAt}>
              {dayText(newsroomDay(correction.publishedAt), locale)}
            </time>
          </p>
          <p className="mt-1">{correction.note}</p>
        </div>
      ))}
    </section>
  );
}
