"use client";

import { type NewsroomNames, newsroomNames } from "@pledgebook/core/reading/who/newsroom-names";
import { purposes as listedPurposes, type Purpose } from "@pledgebook/core/values/vocabulary";
import { useLocale } from "next-intl";
import { useMemo } from "react";
import {
  type ChannelName,
  type Names,
  namesFrom,
  type PartyName,
  type PurposeName,
} from "@/wording/names.ts";

/** Parties and channels as a page of the desk hands them to its islands. */
export interface NameLists {
  parties: PartyName[];
  channels: ChannelName[];
  purposes: PurposeName[];
}

/** What forms choose from and how it is called in the page's language. */
export interface KnownNames {
  names: Names;
  partyCodes: string[];
  /** Slugs of channels. */
  channels: string[];
  /** Codes of all that a pledge may be for. */
  purposes: Purpose[];
  /** What texts are read by. */
  toRead: NewsroomNames;
}

/** The names that a page was given, the same object from one drawing to the next. */
export function useKnownNames({ parties, channels, purposes }: NameLists): KnownNames {
  const locale = useLocale();
  return useMemo(
    () => ({
      names: namesFrom(locale, parties, channels),
      partyCodes: parties.map(({ code }) => code),
      channels: channels.map(({ slug }) => slug),
      purposes: [...listedPurposes, ...purposes.map(({ code }) => code)],
      toRead: newsroomNames({ parties, channels, purposes }),
    }),
    [locale, parties, channels, purposes],
  );
}
