import "server-only";
import { createRequire } from "node:module";
import { renderAsync } from "@resvg/resvg-js";

/** A drawing that takes longer is none of ours; in ms. */
const LONGEST = 10_000;

/**
 * A drawing as PNG, with letters that the server brings along: it may have none of its own. Drawn beside, on a thread of Node's own.
 * @throws AbortError where it takes too long.
 */
export async function pngOf(svg: string, zoom: number): Promise<Uint8Array<ArrayBuffer>> {
  const image = await renderAsync(
    svg,
    {
      fitTo: { mode: "zoom", value: zoom },
      font: { fontFiles: fonts(), loadSystemFonts: false, defaultFontFamily: "Source Sans 3" },
    },
    AbortSignal.timeout(LONGEST),
  );
  return new Uint8Array(image.asPng());
}

let files: string[] | null = null;

function fonts(): string[] {
  if (files) return files;
  // Next's bundler must not look for them: they are read when the first picture is asked for.
  const require = createRequire(`${process.cwd()}/package.json`);
  files = [
    "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
    "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
    "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  ].map((path) => require.resolve(`@expo-google-fonts/${path}`));
  return files;
}
