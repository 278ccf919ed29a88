/** An element with attributes, listeners (onclick: …) and children; text stays text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) { continue; }
    if (typeof value === 'function') { element.addEventListener(name.slice(2), value); } else { element.setAttribute(name, value === true ? '' : value); }
  }
  element.append(...children.flat(2).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** A question in the page; answers with the value of the button, or with '' when it is closed. */
export function ask({ title, text, choices }) {
  return new Promise(answer => {
    const dialog = make('dialog', { class: 'ask', 'aria-labelledby': 'ask-title', onclose: () => { dialog.remove(); answer(dialog.returnValue); } },
      make('form', { method: 'dialog' },
        make('h2', { id: 'ask-title' }, title),
        make('p', {}, text),
        make('div', { class: 'actions' }, choices.map((choice, at) =>
          make('button', { class: at === 0 ? 'button' : 'button second', value: choice.value }, choice.label)))));
    document.body.append(dialog);
    dialog.showModal();
  });
}

export function download(name, text, type) {
  const link = make('a', { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Shows the whole diagram beside the tools that lie on its canvas. */
export function fit(canvas, { left, top }) {
  const { inner, outer } = canvas.viewbox();
  if (!inner.width || !outer.width) { return; }
  const scale = Math.min(1, (outer.width - left - 20) / inner.width, (outer.height - top - 60) / inner.height);
  canvas.viewbox({ x: inner.x - left / scale, y: inner.y - top / scale, width: outer.width / scale, height: outer.height / scale });
}
