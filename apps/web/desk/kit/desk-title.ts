import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

/** What a page of the desk is called in the window's title: a message under `desk`. */
export function deskTitle(key: string) {
  return async ({ params }: { params: Promise<{ locale: string }> }): Promise<Metadata> => {
    const say = await getTranslations({ locale: (await params).locale, namespace: "desk" });
    return { title: say(key), robots: { index: false } };
  };
}
