/** The Chinese words for a library's English ones, as its `translate` service; capitals do not matter. */
export function chinese(table) {
  const word = dictionary(table);
  const translate = (template, values = {}) => word(template).replace(/{\s*([^}\s]+)\s*}/g, (mark, name) =>
    values[name] === undefined ? mark : word(values[name]));
  return { translate: ['value', translate] };
}

function dictionary(table) {
  const small = Object.fromEntries(Object.entries(table).map(([english, words]) => [english.toLowerCase(), words]));
  return english => table[english] ?? small[String(english).toLowerCase().replace('(non interrupting)', '(non-interrupting)')] ?? english;
}

const SPOKEN = ['title', 'aria-label', 'placeholder', 'data-placeholder'];

/** Also the texts of a library that has no words for others: each that is exactly one of the table. */
export function translateTexts(places, table) {
  const word = dictionary(table);
  const visit = text => {
    const said = word(text.data.trim());
    if (said !== text.data.trim()) { text.data = said; }
  };
  const texts = node => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) { visit(walker.currentNode); }
  };
  const observer = new MutationObserver(changes => changes.forEach(({ type, target, addedNodes }) => {
    if (type === 'characterData') { visit(target); }
    for (const node of addedNodes) { if (node.nodeType === Node.TEXT_NODE) { visit(node); } else { texts(node); } }
  }));
  places.forEach(place => observer.observe(place, { subtree: true, childList: true, characterData: true }));
}

/** Also the titles and labels that the libraries write without asking `translate`. */
export function translateAttributes(places, table) {
  const word = dictionary(table);
  const visit = element => {
    for (const name of SPOKEN) {
      const value = element.getAttribute(name);
      const said = value && word(value.replace(/\d+/, '{number}')).replace('{number}', /\d+/.exec(value)?.[0]);
      if (said && said !== value) { element.setAttribute(name, said); }
    }
  };
  const observer = new MutationObserver(changes => changes.forEach(({ type, target, addedNodes }) => {
    if (type === 'attributes') { visit(target); }
    for (const node of addedNodes) {
      if (node.nodeType === Node.ELEMENT_NODE) { [node, ...node.querySelectorAll('[title], [aria-label], [placeholder], [data-placeholder]')].forEach(visit); }
    }
  }));
  places.forEach(place => observer.observe(place, { subtree: true, childList: true, attributes: true, attributeFilter: SPOKEN }));
}
