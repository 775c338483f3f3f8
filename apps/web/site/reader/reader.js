// @ts-check
/**
 * The one script of public pages: custom elements around forms that work without it. It is sent to readers as it stands here,
 * so that it needs no build; hence JavaScript, with its types in comments.
 */

/** How long somebody may pause in a word before the ledger is asked, in milliseconds. */
const TYPING_MS = 350;
/** The same before words are proposed. */
const PROPOSING_MS = 120;

try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing shows what the machine says.
}

/** What is said to who does not see the page change. It stands in the page before anything is said in it. */
const spoken = document.createElement("p");
spoken.className = "sr-only";
spoken.setAttribute("role", "status");
document.body.append(spoken);

/** @type {AbortController | null} */
let asking = null;

/**
 * Shows another address in place of the page's main part, without losing where somebody is in it: what is open, what is in hand.
 * What cannot be fetched is gone to, as without a script.
 *
 * @param {string} address
 * @param {boolean} isNew Whether the browser's back button leads to what is shown now.
 */
async function show(address, isNew) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const busy = document.querySelector("instant-form form");
  busy?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("main");
    const main = document.querySelector("main");
    if (!answer.ok || !next || !main) return location.assign(address);
    const restore = placeIn(main);
    main.replaceWith(document.adoptNode(next));
    document.title = page.title;
    if (isNew) {
      history.replaceState({ isShown: true }, "");
      history.pushState({ isShown: true }, "", address);
    }
    restore(next);
    spoken.textContent = next.querySelector('[role="status"]')?.textContent ?? "";
  } catch {
    if (!signal.aborted) location.assign(address);
  }
}

/**
 * Where somebody is in a part of a page: which folds are open, which control has the focus and what is typed in it. The answer
 * brings them back to the same place in another one.
 *
 * @param {Element} part
 * @returns {(other: Element) => void}
 */
function placeIn(part) {
  /** @param {HTMLDetailsElement} fold A fold is known by its words; how many rows it has may change. */
  const nameOf = (fold) => fold.querySelector("summary")?.textContent?.replace(/\d+/g, "") ?? "";
  const folds = new Map([...part.querySelectorAll("details")].map((fold) => [nameOf(fold), fold.open]));
  const active = document.activeElement;
  const control =
    active &&
    part.contains(active) &&
    (active instanceof HTMLInputElement || active instanceof HTMLSelectElement)
      ? active
      : null;
  return (other) => {
    for (const fold of other.querySelectorAll("details")) fold.open = folds.get(nameOf(fold)) ?? fold.open;
    if (!control) return;
    const isChoice = control.type === "checkbox" || control.type === "radio";
    const same = [...other.querySelectorAll("input, select")].find(
      (one) =>
        (one instanceof HTMLInputElement || one instanceof HTMLSelectElement) &&
        one.name === control.name &&
        (!isChoice || one.value === control.value),
    );
    if (same instanceof HTMLInputElement || same instanceof HTMLSelectElement) {
      if (!isChoice) same.value = control.value;
      same.focus({ preventScroll: true });
    }
  };
}

/**
 * `<instant-form>` around a form that only asks: it is asked as soon as something is chosen, and what was not filled in stays
 * out of the address.
 */
class InstantForm extends HTMLElement {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  typing;

  connectedCallback() {
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask();
      // On a phone the filters lie over the rows: whoever sends them wants to see these.
      this.closest("details.filter-sheet")?.removeAttribute("open");
    });
    this.addEventListener("input", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.type !== "search") return;
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.ask(), TYPING_MS);
    });
    // Of a line of text this is when somebody leaves it; of what is chosen, at once.
    this.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.type !== "search") this.ask();
    });
  }

  disconnectedCallback() {
    clearTimeout(this.typing);
  }

  ask() {
    clearTimeout(this.typing);
    const form = this.querySelector("form");
    if (!form) return;
    const query = new URLSearchParams();
    for (const [key, value] of new FormData(form))
      if (typeof value === "string" && value.trim() !== "") query.append(key, value.trim());
    const address = new URL(form.action);
    address.search = query.toString();
    if (address.search !== location.search) void show(address.href, true);
  }
}

/** `<word-proposals>` around a box and its list: words of the articles are proposed while somebody types. */
class WordProposals extends HTMLElement {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  later;

  connectedCallback() {
    this.addEventListener("input", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      clearTimeout(this.later);
      this.later = setTimeout(() => this.propose(target), PROPOSING_MS);
    });
  }

  /** @param {HTMLInputElement} box */
  async propose(box) {
    const typed = box.value;
    const last = /[\p{L}\p{N}]{2,}$/u.exec(typed)?.[0];
    const list = this.querySelector("datalist");
    if (!list) return;
    if (!last) return list.replaceChildren();
    try {
      const answer = await fetch(`/api/words?q=${encodeURIComponent(last)}`);
      if (!answer.ok || box.value !== typed) return;
      const before = typed.slice(0, -last.length);
      const words = /** @type {string[]} */ (await answer.json());
      list.replaceChildren(
        ...words.map((word) => Object.assign(document.createElement("option"), { value: before + word })),
      );
    } catch {
      // Proposals are a help; without them the search works as well.
    }
  }
}

/** `<page-tools>` with buttons that a page has nothing of without a script: to copy its address, to share it, to print it. */
class PageTools extends HTMLElement {
  connectedCallback() {
    const canShare = typeof navigator.share === "function";
    for (const button of this.querySelectorAll("button")) {
      button.hidden = (button.dataset.do === "share") !== canShare && button.dataset.do !== "print";
      button.addEventListener("click", () => this.act(button));
    }
  }

  /** @param {HTMLButtonElement} button */
  async act(button) {
    const url = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? location.href;
    if (button.dataset.do === "print") return print();
    if (button.dataset.do === "share") return navigator.share({ title: document.title, url }).catch(() => {});
    await navigator.clipboard.writeText(url).catch(() => {});
    spoken.textContent = button.textContent = this.dataset.copied ?? "";
  }
}

/** `<theme-switch>` around a choice of light, dark, or what the machine says; it is kept in this browser. */
class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    const select = this.querySelector("select");
    if (!select) return;
    select.value = document.documentElement.dataset.theme ?? "";
    select.addEventListener("change", () => {
      if (select.value) document.documentElement.dataset.theme = select.value;
      else delete document.documentElement.dataset.theme;
      try {
        localStorage.setItem("theme", select.value);
      } catch {
        // Where nothing may be kept it holds for this page.
      }
    });
  }
}

/** What is laid over drawings, on pages of the site and in frames, which share no style sheet. */
const chartStyles = new CSSStyleSheet();
chartStyles.replaceSync(`
  chart-values { position: relative; display: block; }
  .chart-shapes { position: absolute; inset: 0; width: 100%; height: 100%; }
  .chart-shapes * { opacity: 0; pointer-events: all; fill: none; stroke: none; }
  .chart-shapes path { pointer-events: stroke; }
  .chart-shapes .is-said, .chart-shapes .is-said * { opacity: 1; fill-opacity: 0; stroke: CanvasText; stroke-width: 2; }
  .chart-shapes path.is-said { stroke-width: 3; }
  .chart-tip { position: absolute; z-index: 1; max-width: 16rem; margin: 0; padding: 0.25rem 0.5rem; border-radius: 3px;
    background: CanvasText; color: Canvas; font-size: 0.8125rem; line-height: 1.35; pointer-events: none; }
`);
document.adoptedStyleSheets.push(chartStyles);

/**
 * `<chart-values>` around a drawing: the value under the pointer is said beside it, and with the arrow keys each in turn. The
 * drawing is an image; its file says what each of its shapes is, and is asked for when somebody wants to know.
 */
class ChartValues extends HTMLElement {
  /** Which file has been asked for: a wide or a narrow drawing. */
  file = "";
  /** @type {Map<Element, string>} Each shape with what it is, in the order of the drawing. */
  values = new Map();
  /** The one that is said, from 0. */
  at = -1;
  /** The pointer has gone while the file was fetched. */
  isLeft = false;
  tip = Object.assign(document.createElement("p"), { className: "chart-tip", hidden: true });

  connectedCallback() {
    this.tabIndex = 0;
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", this.dataset.label ?? "");
    this.tip.ariaHidden = "true";
    this.append(this.tip);
    // A finger touches and is gone: what it has touched stays said until it touches something else.
    for (const pointing of ["pointermove", "pointerdown"])
      this.addEventListener(pointing, async (event) => {
        this.isLeft = false;
        await this.load();
        if (event instanceof PointerEvent && !this.isLeft) this.say(this.nearest(event));
      });
    this.addEventListener("pointerleave", ({ pointerType }) => {
      if (pointerType === "touch") return;
      this.isLeft = true;
      this.say(-1);
    });
    this.addEventListener("blur", () => this.say(-1));
    this.addEventListener("keydown", (event) => this.step(event));
  }

  /** Lays the shapes of the file over its image, unseen, so that the browser says where they are. */
  async load() {
    const file = this.querySelector("img")?.currentSrc ?? "";
    if (file === this.file) return;
    this.file = file;
    const text = await fetch(file).then(
      (answer) => (answer.ok ? answer.text() : ""),
      () => "",
    );
    // Asked for again when somebody wants to know once more.
    if (text === "") {
      this.file = "";
      return;
    }
    const svg = document.importNode(
      new DOMParser().parseFromString(text, "image/svg+xml").documentElement,
      true,
    );
    const titles = [...svg.querySelectorAll(":not(svg) > title")];
    this.values = new Map(
      titles.map((title) => [/** @type {Element} */ (title.parentElement), title.textContent]),
    );
    for (const title of titles) title.remove();
    svg.replaceChildren(...this.values.keys());
    svg.setAttribute("class", "chart-shapes");
    svg.setAttribute("aria-hidden", "true");
    this.querySelector(".chart-shapes")?.remove();
    this.insertBefore(svg, this.tip);
  }

  /** @param {PointerEvent} event What it points at; else the nearest bar that is hardly further than a finger is wide. */
  nearest({ clientX: x, clientY: y }) {
    const shapes = [...this.values.keys()];
    const target = document.elementFromPoint(x, y);
    const under = shapes.findIndex((shape) => shape.contains(target));
    if (under >= 0) return under;
    const far = shapes.map((shape) => {
      if (shape.matches("path")) return Number.POSITIVE_INFINITY;
      const { left, right, top, bottom } = shape.getBoundingClientRect();
      return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    });
    const least = Math.min(...far);
    return least < 40 ? far.indexOf(least) : -1;
  }

  /** @param {KeyboardEvent} event */
  async step(event) {
    const { key } = event;
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
    if (key === "Escape") return this.say(-1);
    if (by === undefined && key !== "Home" && key !== "End") return;
    event.preventDefault();
    await this.load();
    const last = this.values.size - 1;
    this.say(by === undefined ? (key === "Home" ? 0 : last) : Math.min(Math.max(this.at + by, 0), last));
    spoken.textContent = this.tip.textContent;
  }

  /** @param {number} at */
  say(at) {
    this.at = at;
    const [shape, words] = [...this.values][at] ?? [];
    this.tip.hidden = !shape;
    for (const one of this.values.keys()) one.classList.toggle("is-said", one === shape);
    if (!shape) return;
    this.tip.textContent = words ?? "";
    const [own, box] = [this.getBoundingClientRect(), shape.getBoundingClientRect()];
    const room = own.width - this.tip.offsetWidth;
    const left = (box.left + box.right) / 2 - own.left - this.tip.offsetWidth / 2;
    const above = box.top - own.top - this.tip.offsetHeight - 6;
    this.tip.style.left = `${Math.min(Math.max(left, 0), room)}px`;
    this.tip.style.top = `${above < 0 ? box.bottom - own.top + 6 : above}px`;
  }
}

customElements.define("chart-values", ChartValues);
customElements.define("page-tools", PageTools);
customElements.define("theme-switch", ThemeSwitch);
customElements.define("instant-form", InstantForm);
customElements.define("word-proposals", WordProposals);

/**
 * On a phone a figure opens its card in place (`reading.css` makes a sheet of it), whose link leads on; beside the sheet a touch
 * closes it, as Escape does, and one is where one was.
 */
/** @type {HTMLElement | null} The figure that has opened a sheet. */
let opener = null;
const closeSheet = () => {
  document.querySelector(".cards > [open]")?.removeAttribute("open");
  opener?.focus({ preventScroll: true });
  opener = null;
};
addEventListener("click", (event) => {
  const { target } = event;
  if (!(target instanceof Element) || !matchMedia("(width < 48rem)").matches) return;
  const open = document.querySelector(".cards > [open]");
  if (open?.contains(target)) return;
  const link = /** @type {HTMLElement | null} */ (target.closest("mark a"));
  const block = link?.closest(".prose > *");
  const chosen = `.card[href="${link?.getAttribute("href")}"]`;
  const own = block?.nextElementSibling?.querySelector(chosen);
  const card = link && (own ?? document.querySelector(chosen));
  const sheet = card?.closest("details");
  if (!open && !sheet) return;
  event.preventDefault();
  if (open || !sheet || !(card instanceof HTMLElement)) return closeSheet();
  opener = link;
  sheet.open = true;
  card.focus({ preventScroll: true });
});
addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && document.querySelector(".cards > [open]")) closeSheet();
});

/** Back and forward between selections that were shown in one page; all else the browser does itself. */
addEventListener("popstate", ({ state }) => {
  if (state?.isShown) void show(location.href, false);
});

/**
 * In a frame of another site: says how tall it is, in the words of AMP's `embed-size`, which the code to embed it listens to.
 * https://amp.dev/documentation/components/amp-iframe#iframe-resizing
 */
if (parent !== window) {
  const tell = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
  };
  new ResizeObserver(tell).observe(document.documentElement);
}
