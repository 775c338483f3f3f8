/** The key that does what it stands in. Where nobody has a keyboard at hand it is not shown. */
export function Key({ name }: { name: string }) {
  return (
    <span className="key" aria-hidden="true">
      {name}
    </span>
  );
}
