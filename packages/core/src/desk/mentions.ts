/** Whom a text calls by name with '@': each once, in the order of `people`. Of 'Ann' and 'Ann Lee' the longer name is meant where it stands. */
export function mentionsIn<P extends { name: string }>(text: string, people: readonly P[]): P[] {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
  const said = text.normalize("NFC").toLowerCase();
  const called = new Set<P>();
  for (const { index } of said.matchAll(/(?<![\p{L}\p{N}._-])@/gu)) {
    const rest = said.slice(index + 1);
    const person = longestFirst.find(({ name }) => {
      const own = name.normalize("NFC").toLowerCase();
      return own !== "" && rest.startsWith(own) && !/^[\p{L}\p{N}]/u.test(rest.slice(own.length));
    });
    if (person) called.add(person);
  }
  return people.filter((person) => called.has(person));
}
