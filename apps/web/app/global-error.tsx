"use client";

import "@/app/globals.css";
import { useParams } from "next/navigation";
import { digestOf, Failure } from "@/site/answers/failure.island.tsx";

/** Where even the frame of all pages failed. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = useParams()?.locale === "uk" ? "uk" : "en";
  return (
    <html lang={locale}>
      <body className="min-h-dvh flex flex-col">
        <Failure locale={locale} digest={digestOf(error)} retry={retry} />
      </body>
    </html>
  );
}
