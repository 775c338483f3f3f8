import type { HTMLAttributes } from "react";

/** The custom elements of `reader.js`, for what is drawn. */
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "instant-form": HTMLAttributes<HTMLElement>;
      "word-proposals": HTMLAttributes<HTMLElement>;
      "chart-values": HTMLAttributes<HTMLElement> & { class?: string };
      "page-tools": HTMLAttributes<HTMLElement> & { class?: string };
      "theme-switch": HTMLAttributes<HTMLElement> & { class?: string };
    }
  }
}
