import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ImageFile, imageName, type StoredImage } from "@pledgebook/core/values/image-address";

/** Where the newsroom's pictures are kept: files beside the database, a folder a picture, never changed. */
export interface ImageFolder {
  /** Keeps all widths of a picture, or none of them. A picture that is kept already stays as it is. */
  write: (image: StoredImage, files: readonly ImageFile[]) => Promise<void>;
  /** The file of one width; null when it is not kept. */
  read: (image: StoredImage, width: number) => Promise<Uint8Array<ArrayBuffer> | null>;
}

export function openImageFolder(folder: string): ImageFolder {
  return {
    async write(image, files) {
      // Whole under another name first: nobody may find half of a picture.
      const unfinished = join(folder, `.${randomUUID()}`);
      await mkdir(unfinished, { recursive: true });
      try {
        for (const { width, bytes } of files) await writeFile(join(unfinished, `${width}.webp`), bytes);
        await rename(unfinished, join(folder, imageName(image)));
      } catch (error) {
        await rm(unfinished, { recursive: true, force: true });
        if (!isCode(error, "ENOTEMPTY") && !isCode(error, "EEXIST")) throw error;
      }
    },
    async read(image, width) {
      try {
        return new Uint8Array(await readFile(join(folder, imageName(image), `${width}.webp`)));
      } catch (error) {
        if (isCode(error, "ENOENT")) return null;
        throw error;
      }
    },
  };
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
