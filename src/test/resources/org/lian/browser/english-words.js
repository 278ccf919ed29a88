// What a Chinese analyst would meet in English: words and titles that are visible, apart from what the file itself says.
() => {
  const ofTheFile = 'td, pre, code, .cm-content, .cm-tooltip, .content-editable, .djs-element text, .decision-table-name, .dmn-definitions,'
    + ' small, datalist, .facts dd, .bio-properties-panel-header-label, .bio-properties-panel-collapsible-entry-header-title, .bjs-powered-by';
  // Codes of a cell, such as PROPERTY, are the file's; what nobody has named yet is called by its id.
  const ours = ['Ctrl+Z', 'Ctrl+Y', 'XML', 'FEEL', 'Java 类', 'ISO', 'DMN'];
  const english = text => /[A-Za-z]{3,}/.test(ours.reduce((rest, word) => rest.replaceAll(word, ''), text).replace(/\$\{\w+\}/g, '').replace(/\b[A-Z][A-Z0-9_]+\b|\b[A-Z][a-z]+_[a-z0-9]{7}\b/g, ''));
  const found = new Set();
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility() || ['SCRIPT', 'STYLE', 'OPTION'].includes(element.tagName) || element.closest('.bjs-powered-by')) { continue; }
    for (const name of ['title', 'aria-label', 'placeholder', 'data-placeholder', 'alt']) {
      const value = element.getAttribute(name);
      if (value && english(value)) { found.add(value); }
    }
    if (element.closest(ofTheFile)) { continue; }
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE && english(node.textContent)) { found.add(node.textContent.trim()); }
    }
  }
  return [...found];
}
