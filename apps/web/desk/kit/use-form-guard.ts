"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef } from "react";

/** What was typed into a form is not thrown away without asking: by another choice on the page, or by leaving it. */
export function useFormGuard() {
  const say = useTranslations("annotate");
  const isTouched = useRef(false);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => isTouched.current && event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);
  const touch = useCallback(() => {
    isTouched.current = true;
  }, []);
  const release = useCallback(() => {
    isTouched.current = false;
  }, []);
  const mayLeave = useCallback(() => !isTouched.current || window.confirm(say("leave_form")), [say]);
  return { touch, release, mayLeave };
}
