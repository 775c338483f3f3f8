import { readImageSource } from "@pledgebook/core/values/image-address";
import { newsroom } from "@/server/api.ts";

export const dynamic = "force-dynamic";

/** One width of a picture of the newsroom. What stands at such an address never changes. */
export async function GET(_: Request, { params }: { params: Promise<{ name: string; file: string }> }) {
  const { name, file } = await params;
  const found = readImageSource(`/images/${name}/${file}`);
  const bytes = found && (await newsroom().images.read(found.image, found.width));
  if (!bytes) return new Response("There is no such picture.\n", { status: 404 });
  return new Response(bytes, {
    headers: { "content-type": "image/webp", "cache-control": "public, max-age=31536000, immutable" },
  });
}
