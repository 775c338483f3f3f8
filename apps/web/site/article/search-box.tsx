/** The box of a search; with the readers' script it proposes words of the articles while somebody types. */
export function SearchBox({ label, value }: { label: string; value: string }) {
  return (
    <word-proposals className="contents">
      <label htmlFor="search-words" className="sr-only">
        {label}
      </label>
      <input
        id="search-words"
        name="q"
        type="search"
        list="proposed-words"
        defaultValue={value}
        placeholder={label}
        className="field min-w-60 flex-1"
        autoComplete="off"
      />
      <datalist id="proposed-words" />
    </word-proposals>
  );
}
