import { imageSource } from "@pledgebook/core/values/image-address";
import { Problem } from "@pledgebook/core/values/problem";
import { mostImageBytes, readImageFile } from "@pledgebook/formats/read/image";
import { octetInputParser } from "@trpc/server/http";
import { act } from "../desk/act.ts";
import { router, staff } from "../server/trpc.ts";

export const imagesRouter = router({
  /** Keeps a picture (the bytes of its file) for articles. Its address never changes; the same picture has the same one. */
  add: staff("article.write")
    .input(octetInputParser)
    .mutation(async ({ ctx, input }) => {
      const bytes = await bytesOf(input);
      const { image, files } = await readImageFile(bytes);
      await ctx.images.write(image, files);
      await act(ctx, [], {
        act: "image.add",
        subject: "image",
        subjectId: image.id,
        after: { width: image.width, height: image.height, bytes: bytes.length },
      });
      return { src: imageSource(image, image.width), width: image.width, height: image.height };
    }),
});

/** Reads no further than a picture may be long. @throws Problem "too_large". */
async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > mostImageBytes)
      throw new Problem("too_large", "image_too_large", "The picture is too large (over 20 MB).");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
