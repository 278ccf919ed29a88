// Log-in in place: the log-in page's own form in a dialog, over the page whose log-in has ended. Loaded when needed.
const read = async answered => new DOMParser().parseFromString(await answered.text(), 'text/html');
const element = (name, words, properties) => Object.assign(document.createElement(name), { textContent: words }, properties);

const open = (form, person) => new Promise(done => {
  const dialog = element('dialog', '', { className: 'log-in' });
  dialog.setAttribute('aria-labelledby', 'log-in-title');
  const lead = element('p', '您写的没有丢，还在这一页里。登录以后接着写。', { className: 'lead' });
  dialog.append(element('h2', '请重新登录', { id: 'log-in-title' }), lead, form);
  form.querySelectorAll('.choice, .actions a').forEach(one => one.remove());
  const not = element('button', '先不登录', { type: 'button', className: 'button second' });
  not.addEventListener('click', () => dialog.close());
  form.querySelector('.actions').append(not);

  const say = problem => {
    dialog.querySelectorAll('.errors').forEach(one => one.remove());
    if (!problem) return;
    lead.after(problem);
    problem.focus();
  };
  // Who was logged in on this page is known to it: the password alone is asked.
  const known = document.querySelector('meta[name=log-in-name]');
  if (known && known.content && form.elements.username) {
    form.elements.username.value = known.content;
    form.elements.password.autofocus = true;
  }
  const button = form.querySelector('button');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (button.hasAttribute('aria-disabled')) return;
    button.setAttribute('aria-disabled', 'true');
    const sent = new URLSearchParams(new FormData(form));
    sent.set('person', person);
    try {
      const answered = await fetch(form.action, { method: 'POST', body: sent });
      if (answered.status === 204) {
        dialog.close('in');
        return;
      }
      const page = await read(answered);
      form.elements._csrf.value = page.querySelector('main input[name=_csrf]').value;
      form.elements.password.value = '';
      say(document.importNode(page.querySelector('.errors'), true));
    } catch (offline) {
      const problem = element('div', '没有登录上：网络不通，或者法院的系统正忙。请过一会儿再点“登录”。', { className: 'errors', tabIndex: -1 });
      problem.setAttribute('role', 'alert');
      say(problem);
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    done(dialog.returnValue === 'in');
  });
  document.body.append(dialog);
  dialog.showModal();
});

// Whether the page's person is logged in again.
export const logIn = async person => {
  const page = await read(await fetch('/login?again'));
  return open(document.importNode(page.querySelector('main form'), true), person);
};
