import { licences } from "@pledgebook/core/values/face";
import { columns } from "@pledgebook/formats/write/ledger-columns";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import { JsonLd } from "@/site/chrome/json-ld.tsx";

/** Under which everything of the ledger may be taken. */

/**
 * What machines read of the ledger: schema.org's Dataset, with its columns and files. `here`: the absolute address of its
 * page; `span`: its first and last day; `changedAt`: when it last learned something. Null where it has nothing.
 */
export function DatasetData(props: {
  name: string;
  description: string;
  here: string;
  span: { first: string; last: string } | null;
  changedAt: string | null;
}) {
  const { siteUrl } = siteEnvironment();
  const siteName = siteFace().name;
  return (
    <JsonLd
      data={{
        "@type": "Dataset",
        name: `${siteName}: ${props.name}`,
        description: props.description,
        url: props.here,
        license: licences[siteFace().licence].url,
        isAccessibleForFree: true,
        creator: { "@type": "NewsMediaOrganization", name: siteName, url: siteUrl },
        spatialCoverage: { "@type": "Country", name: "Ukraine", identifier: "UA" },
        ...(props.span && { temporalCoverage: `${props.span.first}/${props.span.last}` }),
        ...(props.changedAt && { dateModified: props.changedAt }),
        variableMeasured: columns.map(({ name, meaning }) => ({
          "@type": "PropertyValue",
          name,
          description: meaning,
        })),
        distribution: (
          [
            ["text/csv", "pledges.csv"],
            ["application/json", "pledges.json"],
          ] as const
        ).map(([encodingFormat, file]) => ({
          "@type": "DataDownload",
          encodingFormat,
          contentUrl: `${siteUrl}/${file}`,
        })),
      }}
    />
  );
}
