import type { Block } from "@pledgebook/core/text/document";
import type { CSSProperties, ReactElement, ReactNode } from "react";
import { ArticleImage } from "./article-image.tsx";

/**
 * One block of a body as HTML. `text` draws the next run of text; it is called once for each that the block holds, in order.
 * `id`: of a block that holds text.
 */
export function drawBlock(
  block: Block,
  text: () => ReactNode,
  id?: string,
): ReactElement<{ style?: CSSProperties }> {
  switch (block.type) {
    case "paragraph":
      return <p id={id}>{text()}</p>;
    case "heading":
      return block.attrs.level === 2 ? (
        <h2 id={id} className="mt-5 text-xl">
          {text()}
        </h2>
      ) : (
        <h3 id={id} className="mt-4 text-lg">
          {text()}
        </h3>
      );
    case "blockquote":
      return (
        <blockquote id={id} className="border-l-4 border-line pl-5">
          {block.content.map((_, index) => (
            <p key={index}>{text()}</p>
          ))}
        </blockquote>
      );
    case "bulletList":
    case "orderedList": {
      const items = block.content.map((item, index) => (
        <li key={index}>
          {item.content.map((_, at) => (
            <p key={`${index}-${at}`}>{text()}</p>
          ))}
        </li>
      ));
      return block.type === "bulletList" ? (
        <ul id={id} className="list-disc pl-6">
          {items}
        </ul>
      ) : (
        <ol id={id} start={block.attrs?.start} className="list-decimal pl-6">
          {items}
        </ol>
      );
    }
    case "image":
      return (
        <figure>
          <ArticleImage {...block.attrs} />
          {block.attrs.credit && <figcaption className="text-sm text-muted">{block.attrs.credit}</figcaption>}
        </figure>
      );
    case "embed":
      return (
        <p>
          <a href={block.attrs.href}>{block.attrs.title || block.attrs.href}</a>
        </p>
      );
  }
}
