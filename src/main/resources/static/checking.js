// Checks that run beside a page: asked for again until they have ended. Only their section changes, so what is typed stays.
const EVERY = 2000;

async function look() {
  try {
    const answered = await fetch(location.pathname + location.search, { credentials: 'same-origin' });
    const fresh = answered.ok && new DOMParser().parseFromString(await answered.text(), 'text/html').getElementById('checks');
    if (fresh && !fresh.dataset.runs) {
      const said = Object.assign(document.createElement('p'), { className: 'note', textContent: '检查完了，结果在下面。' });
      said.setAttribute('role', 'status');
      fresh.querySelector('h2').after(said);
      document.querySelector('[data-checking]')?.remove();
      document.getElementById('checks').replaceWith(document.importNode(fresh, true));
      return;
    }
  } catch (offline) { console.warn(offline); }
  setTimeout(look, EVERY);
}
setTimeout(look, EVERY);
