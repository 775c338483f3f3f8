/** A field that no person sees: what fills in `website` is a program. `id`: the form's own. */
export function TrapField({ id, label }: { id: string; label: string }) {
  return (
    <div hidden>
      <label htmlFor={id}>{label}</label>
      <input id={id} name="website" tabIndex={-1} autoComplete="off" />
    </div>
  );
}
