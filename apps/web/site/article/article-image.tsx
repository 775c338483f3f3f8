import { imageSource, imageWidths, readImageSource } from "@pledgebook/core/values/image-address";

/** As wide as a column of text, or a phone. */
const SIZES = "(width < 44rem) calc(100vw - 2.5rem), 38rem";
/** So much of a window's height a tall picture may take, in hundredths. */
const TALLEST = 85;

/** A picture of the newsroom in the width that a device needs; it has its room before it arrives. */
export function ArticleImage({ src, alt }: { src: string; alt: string }) {
  const found = readImageSource(src);
  if (!found) return null;
  const { image } = found;
  return (
    <img
      src={src}
      srcSet={imageWidths(image)
        .map((width) => `${imageSource(image, width)} ${width}w`)
        .join(", ")}
      sizes={SIZES}
      width={image.width}
      height={image.height}
      alt={alt}
      loading="lazy"
      className="h-auto"
      style={{ maxWidth: `min(100%, ${((TALLEST * image.width) / image.height).toFixed(1)}vh)` }}
    />
  );
}
