"use client";

import { useParams } from "next/navigation";
import { digestOf, Failure } from "@/site/answers/failure.island.tsx";

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const { locale } = useParams();
  return <Failure locale={String(locale)} digest={digestOf(error)} retry={retry} />;
}
