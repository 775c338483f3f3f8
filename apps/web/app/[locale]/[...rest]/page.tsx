import { notFound } from "next/navigation";

/** Whatever has no page of its own: the page that says so, in the language of the address. */
export default function Unknown() {
  notFound();
}
