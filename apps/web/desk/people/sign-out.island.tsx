"use client";

import { useTranslations } from "next-intl";
import { forgetKeptDrafts } from "@/desk/write/use-kept-draft.ts";

export function SignOut({ after }: { after: string }) {
  const say = useTranslations("desk");
  async function signOut() {
    await fetch("/api/auth/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    forgetKeptDrafts();
    window.location.assign(after);
  }
  return (
    <button
      type="button"
      onClick={signOut}
      className="min-h-8 whitespace-nowrap text-accent underline underline-offset-4"
    >
      {say("sign_out")}
    </button>
  );
}
