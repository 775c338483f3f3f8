import type { Span } from "@pledgebook/core/text/span";

/** Drawn pieces of text carry `data-start`: where they begin in the article's plain text. */
const PIECE = "[data-start]";

/** The span of the plain text that the reader has selected within `container`; null when nothing of it is selected. */
export function selectedSpan(container: HTMLElement): Span | null {
  const selection = container.ownerDocument.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(container)) return null;
  let start: number | null = null;
  let end: number | null = null;
  for (const piece of container.querySelectorAll<HTMLElement>(PIECE)) {
    const node = piece.firstChild;
    if (!node || !range.intersectsNode(node)) continue;
    const at = Number(piece.dataset.start);
    const { from, to } = selectedPart(range, node);
    if (to <= from) continue;
    start ??= at + from;
    end = at + to;
  }
  return start !== null && end !== null && start < end ? { start, end } : null;
}

/** Which letters of a node a selection that touches it holds; none when `to` is not behind `from`. */
function selectedPart(range: Range, node: Node): { from: number; to: number } {
  const length = node.textContent?.length ?? 0;
  const beginsBefore = range.comparePoint(node, 0) < 0;
  const endsBehind = range.comparePoint(node, length) > 0;
  return {
    from: range.startContainer === node ? range.startOffset : beginsBefore ? length : 0,
    to: range.endContainer === node ? range.endOffset : endsBehind ? 0 : length,
  };
}

/** The offset in the plain text of the letter at a point of the window; null where there is none. */
export function offsetAtPoint(container: HTMLElement, x: number, y: number): number | null {
  const at = container.ownerDocument.caretPositionFromPoint?.(x, y);
  const node = at?.offsetNode;
  const piece = node?.nodeType === Node.TEXT_NODE ? node.parentElement?.closest<HTMLElement>(PIECE) : null;
  if (!at || !piece || !container.contains(piece)) return null;
  return Number(piece.dataset.start) + at.offset;
}

/** Selects a span of the plain text on the page, so that it looks and is read like any selection. */
export function selectSpan(container: HTMLElement, span: Span): void {
  const range = rangeOf(container, span);
  const selection = container.ownerDocument.getSelection();
  if (range)
    selection?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}

/** Where a span of the plain text is drawn; null where it is not. */
export function rangeOf(container: HTMLElement, span: Span): Range | null {
  const start = pointAt(container, span.start, false);
  const end = pointAt(container, span.end, true);
  if (!start || !end) return null;
  const range = container.ownerDocument.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

function pointAt(
  container: HTMLElement,
  offset: number,
  isEnd: boolean,
): { node: Node; offset: number } | null {
  for (const piece of container.querySelectorAll<HTMLElement>(PIECE)) {
    const node = piece.firstChild;
    const start = Number(piece.dataset.start);
    const length = node?.textContent?.length ?? 0;
    const within = isEnd
      ? offset > start && offset <= start + length
      : offset >= start && offset < start + length;
    if (node && within) return { node, offset: offset - start };
  }
  return null;
}

/** Shows words, on a narrow window at its top: what is said of them lies over the lower part. */
export function bringIntoView(words: Element | null | undefined): void {
  const isWide = window.matchMedia("(min-width: 64rem)").matches;
  words?.scrollIntoView({ block: isWide ? "nearest" : "start" });
}
