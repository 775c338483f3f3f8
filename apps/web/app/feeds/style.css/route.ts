/** How a browser that draws XML shows a feed to somebody who opens its address: what it is, and what stands in it. */
const sheet = `@namespace url("http://www.w3.org/2005/Atom");
feed { display: block; max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem; font: 1rem/1.5 system-ui, sans-serif; color-scheme: light dark; }
feed::before { content: "This is a feed: give its address to a feed reader, and it tells you what is new."; display: block; margin-bottom: 1.5rem; padding: .75rem 1rem; border: 1px solid; border-radius: .35rem; }
feed > title { display: block; font-size: 1.75rem; font-weight: 600; line-height: 1.2; }
feed > id, feed > generator, feed > author, feed > rights, feed > link, entry > id, entry > link, entry > content, entry > author, entry > category, entry > published { display: none; }
feed > updated, entry > updated { display: block; font-size: .875rem; opacity: .7; }
entry { display: block; padding: .9rem 0; border-bottom: 1px solid #8885; }
entry > title { display: block; font-weight: 600; }
entry > summary { display: block; }
`;

export function GET() {
  return new Response(sheet, {
    headers: { "content-type": "text/css; charset=utf-8", "cache-control": "public, max-age=86400" },
  });
}
