import type { Page } from "@playwright/test";

/**
 * What a validator of feeds asks of Atom (RFC 4287, sections 4.1.1 and 4.1.2): the rules that a feed breaks, and its
 * moments as they stand in it.
 */
export function atomRules(page: Page, text: string): Promise<{ broken: string[]; moments: string[] }> {
  return page.evaluate((source) => {
    const xml = new DOMParser().parseFromString(source, "application/xml");
    const feed = xml.documentElement;
    const broken: string[] = [];
    const check = (rule: string, holds: boolean) => holds || broken.push(rule);
    const children = (parent: Element, name: string) =>
      [...parent.children].filter((one) => one.localName === name);
    const once = (parent: Element, name: string) => {
      const [only, ...more] = children(parent, name);
      const isThere = (only?.textContent ?? "").trim() !== "";
      check(`one ${name} in ${parent.localName}`, more.length === 0 && isThere);
    };
    // RFC 2141, section 2.
    const isUrn = (id: string | null | undefined) =>
      /^urn:[a-z0-9][a-z0-9-]{1,31}:(?:[a-z0-9()+,.:=@;$_!*'-]|%[0-9a-f]{2})+$/i.test(id ?? "");
    const isAbsolute = (address: string | null | undefined) => /^[a-z][a-z0-9+.-]*:/i.test(address ?? "");
    const relation = (link: Element) => link.getAttribute("rel") ?? "alternate";

    const checkOne = (element: Element) => {
      for (const name of ["id", "title", "updated"]) once(element, name);
      check("an author", children(element, "author").length + children(feed, "author").length > 0);
      for (const author of children(element, "author")) once(author, "name");
      check("an id that is a URN", isUrn(children(element, "id")[0]?.textContent));
      const links = children(element, "link");
      for (const link of links) check("an absolute link", isAbsolute(link.getAttribute("href")));
      check("one alternate link", links.filter((link) => relation(link) === "alternate").length === 1);
    };
    const entries = children(feed, "entry");
    for (const element of [feed, ...entries]) checkOne(element);
    check(
      "an address of its own",
      children(feed, "link").some((link) => relation(link) === "self"),
    );
    const ids = entries.map((entry) => children(entry, "id")[0]?.textContent);
    check("ids of their own", new Set(ids).size === ids.length);
    for (const entry of entries)
      check("words", children(entry, "content").length + children(entry, "summary").length > 0);
    return {
      broken,
      moments: [...xml.querySelectorAll("updated, published")].map((one) => one.textContent ?? ""),
    };
  }, text);
}
