import { may } from "@pledgebook/core/desk/permissions";
import { Problem } from "@pledgebook/core/values/problem";
import { currentPerson, deskApi, newsroom } from "@/server/api.ts";
import { segmentOf } from "@/server/query.ts";

export const dynamic = "force-dynamic";

/** Makes a draft of one file (its bytes are the body, its name is in `X-File-Name`), for somebody of the desk. */
export async function POST(request: Request) {
  const person = await currentPerson();
  if (!person || !may(person.role, "article.write"))
    return Response.json({ key: person ? "not_allowed" : "not_signed_in" }, { status: person ? 403 : 401 });
  // A form of another site cannot set this header: what asks is the desk's own page.
  const name = segmentOf(request.headers.get("x-file-name") ?? "");
  if (name === "") return Response.json({ key: "invalid" }, { status: 400 });
  try {
    const article = await newsroom().readForeign("file", name, new Uint8Array(await request.arrayBuffer()));
    const { id } = await (await deskApi()).articles.create(article);
    return Response.json({ id, title: article.title, paragraphs: article.body.content.length });
  } catch (error) {
    const problem = error instanceof Problem ? error : error instanceof Error ? error.cause : null;
    if (problem instanceof Problem) return Response.json({ key: problem.key }, { status: 422 });
    throw error;
  }
}
