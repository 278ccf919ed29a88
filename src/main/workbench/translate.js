/** The Chinese words for a library's English ones, as its `translate` service; capitals do not matter. */
export function chinese(table) {
  const small = Object.fromEntries(Object.entries(table).map(([english, words]) => [english.toLowerCase(), words]));
  const word = english => table[english] ?? small[String(english).toLowerCase().replace('(non interrupting)', '(non-interrupting)')] ?? english;
  const translate = (template, values = {}) => word(template).replace(/{\s*([^}\s]+)\s*}/g, (mark, name) =>
    values[name] === undefined ? mark : word(values[name]));
  return { translate: ['value', translate] };
}
