/** A file of XML that a front cache may keep for five minutes. */
export function xmlResponse(text: string): Response {
  return new Response(text, {
    headers: {
      "content-type": "application/xml; charset=utf-8",
      "cache-control": "public, max-age=300, s-maxage=300",
    },
  });
}
