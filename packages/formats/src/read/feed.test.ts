import { plainText } from "@pledgebook/core/text/document";
import { expect, it } from "vitest";
import { readFeed } from "./feed.ts";

const entry = (fields: string) =>
  `<rss version="2.0"><channel><title>The Paper</title><link>https://paper.example/</link><item>${fields}</item></channel></rss>`;

it("an entry is what its reader sees, its headline and standfirst too", () => {
  const { items } = readFeed(
    entry(`<title><![CDATA[€12<sup>4</sup> million <s>and €87</s>]]></title><link>https://paper.example/a</link>
      <description><![CDATA[Germany gave 10<br>200 million.<script>x</script>]]></description>
      <content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>It gave €12<sup><a href="#n">4</a></sup> million,
      <del>€50</del> <span style="display:none">€99</span> in 10<br/>20 parts. <a href="/b">More</a></p>]]></content:encoded>`),
  );
  const article = items[0]?.article;
  expect(article).toMatchObject({ title: "€12 million", standfirst: "Germany gave 10 / 200 million." });
  expect(article && plainText(article.body)).toBe("It gave €12 million, in 10\n\n20 parts. More");
  expect(JSON.stringify(article?.body)).toContain("https://paper.example/b");
});

it("an entry that is nested too deep has no article", () => {
  const deep = "<div>".repeat(2000);
  const { items } = readFeed(entry(`<title>A title</title><description><![CDATA[${deep}x]]></description>`));
  expect(items[0]).toMatchObject({ title: "A title", article: null });
});
