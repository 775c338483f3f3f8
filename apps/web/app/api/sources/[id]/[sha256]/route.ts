import { Problem } from "@pledgebook/core/values/problem";
import { deskApi, newsroom } from "@/server/api.ts";

export const dynamic = "force-dynamic";

/**
 * A copy of what was read at a source, for somebody of the desk: a page of a stranger, which is saved and never shown here. It comes as
 * bytes of no kind, and whatever opens it nonetheless runs nothing of it (CSP level 3, sandbox).
 */
export async function GET(_: Request, { params }: { params: Promise<{ id: string; sha256: string }> }) {
  const { id, sha256 } = await params;
  try {
    const { mediaType, readAt } = await (await deskApi()).sources.copy({ id, sha256 });
    const bytes = await newsroom().copies.read(sha256);
    if (!bytes)
      return refused("There is no file of this copy: 'pledgebook doctor' tells which are missing.", 404);
    const name = `source-${readAt.slice(0, 10)}-${sha256.slice(0, 12)}.${endingOf(mediaType)}`;
    return new Response(bytes, {
      headers: {
        "content-type": "application/octet-stream",
        "content-disposition": `attachment; filename="${name}"`,
        "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    const problem = error instanceof Error ? error.cause : null;
    if (!(problem instanceof Problem)) throw error;
    return refused(
      problem.message,
      problem.code === "not_signed_in" ? 401 : problem.code === "not_found" ? 404 : 403,
    );
  }
}

function refused(sentence: string, status: number): Response {
  return new Response(`${sentence}\n`, { status, headers: { "cache-control": "private, no-store" } });
}

/** What a file is called for who saved it; of all other kinds nothing is known here. */
function endingOf(mediaType: string): string {
  const endings: Record<string, string> = {
    "text/html": "html",
    "text/plain": "txt",
    "application/pdf": "pdf",
  };
  return endings[mediaType] ?? "bin";
}
