import type { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { channelFields, type Entry, partyFields, purposeCode, purposeFields } from "./name-form.island.tsx";
import type { Kind } from "./name-kinds.ts";

interface NameActs {
  add: (entry: Entry) => Promise<unknown>;
  save: (entry: Entry) => Promise<unknown>;
  remove: (entry: Entry) => Promise<unknown>;
  /** Makes the first one with the second. */
  merge: (entry: Entry, into: Entry) => Promise<unknown>;
}

/** What is done with the rows of each list of names. */
export function nameActs({ names, purposes }: ReturnType<typeof useTRPCClient>): Record<Kind, NameActs> {
  return {
    parties: {
      add: (entry) => names.addParty.mutate(partyFields(entry)),
      save: (entry) =>
        names.saveParty.mutate({ ...partyFields(entry), code: entry.key, version: entry.version }),
      remove: ({ key: code, version }) => names.removeParty.mutate({ code, version }),
      merge: ({ key: code, version }, into) =>
        names.mergeParties.mutate({ code, version, into: into.key, intoVersion: into.version }),
    },
    channels: {
      add: (entry) => names.addChannel.mutate(channelFields(entry)),
      save: (entry) =>
        names.saveChannel.mutate({ ...channelFields(entry), slug: entry.key, version: entry.version }),
      remove: ({ key: slug, version }) => names.removeChannel.mutate({ slug, version }),
      merge: ({ key: slug, version }, into) =>
        names.mergeChannels.mutate({ slug, version, into: into.key, intoVersion: into.version }),
    },
    purposes: {
      add: (entry) => purposes.add.mutate(purposeFields(entry)),
      save: (entry) =>
        purposes.save.mutate({ ...purposeFields(entry), code: purposeCode(entry), version: entry.version }),
      remove: (entry) => purposes.remove.mutate({ code: purposeCode(entry), version: entry.version }),
      merge: (entry, into) =>
        purposes.merge.mutate({
          ...{ code: purposeCode(entry), version: entry.version },
          ...{ into: purposeCode(into), intoVersion: into.version },
        }),
    },
  };
}
