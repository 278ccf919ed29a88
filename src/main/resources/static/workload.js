// 改派 with the mouse: tasks are dragged onto a colleague, and a person's row of the board onto another's. Decoration only:
// it fills in the form of the page, which works by keyboard and without this script.
const form = document.querySelector('[data-hand-over]');
const all = document.querySelector('[data-all]');
const said = document.querySelector('[data-hand-over-said]');
const boxes = () => [...document.querySelectorAll('[data-task] input[type=checkbox]')];

function say() {
  const person = form.querySelector('input[name=username]:checked');
  const number = boxes().filter(box => box.checked).length;
  said.textContent = !number ? '' : `已勾选 ${number} 项` + (person ? `，改派给 ${person.dataset.name}，请写明理由` : '，请选择改派给谁');
  all.checked = number > 0 && number === boxes().length;
}

/** A place that takes what is dragged; the colour shows where it would fall. */
function target(place, drop) {
  place.addEventListener('dragover', event => { event.preventDefault(); place.classList.add('over'); });
  place.addEventListener('dragleave', () => place.classList.remove('over'));
  place.addEventListener('drop', event => {
    event.preventDefault();
    place.classList.remove('over');
    drop(event.dataTransfer.getData('text/plain'));
  });
}

function source(row, text) {
  row.draggable = true;
  row.addEventListener('dragstart', event => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', text());
  });
}

if (form) {
  all.closest('[hidden]').hidden = false;
  all.addEventListener('change', () => { boxes().forEach(box => { box.checked = all.checked; }); say(); });
  form.addEventListener('change', say);
  for (const row of document.querySelectorAll('[data-task]')) {
    source(row, () => {
      const own = row.querySelector('input[type=checkbox]');
      // What is dragged goes with what is ticked; alone where nothing of that was.
      if (!own.checked) { boxes().forEach(box => { box.checked = box === own; }); say(); }
      return own.value;
    });
  }
  for (const place of document.querySelectorAll('[data-colleague]')) {
    target(place, () => {
      place.querySelector('input').checked = true;
      say();
      form.querySelector('input[name=reason]').focus();
    });
  }
  say();
}

for (const row of document.querySelectorAll('[data-holder]')) {
  if (row.dataset.held !== '0') { source(row, () => row.dataset.holder); }
  target(row, from => {
    if (from && from !== row.dataset.holder) {
      location.assign(`/staff/workload?${new URLSearchParams({ holder: from, to: row.dataset.holder, all: 'true' })}`);
    }
  });
}
