import { readerApi } from "@/server/api.ts";

export const dynamic = "force-dynamic";

/** Leads to a file of the release that is the latest: an address that scripts can keep. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  const [latest] = await readerApi().releases.list();
  if (!latest?.files.some(({ name }) => name === file))
    return new Response("There is no such file in the latest release.\n", { status: 404 });
  return new Response(null, {
    status: 302,
    headers: { location: `/data/releases/${latest.id}/${file}`, "access-control-allow-origin": "*" },
  });
}
