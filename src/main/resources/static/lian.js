// Comfort only: every page works without this file.
(() => {
  'use strict';
  let saving = 0;

  // The error summary takes the focus when a page comes back with faults.
  const summary = document.querySelector('.errors');
  if (summary) summary.focus();

  for (const element of document.querySelectorAll('[data-script-only]')) element.hidden = false;
  document.addEventListener('click', event => {
    if (event.target.closest('[data-print]')) window.print();
    const link = event.target.closest('.errors a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (field) {
      event.preventDefault();
      field.focus();
      (field.closest('.field, fieldset') || field).scrollIntoView({ block: 'start' });
    }
  });

  // One click is one request; a page that comes back from history is usable again.
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    const button = event.submitter;
    if (saving > 0) {
      // An automatic save is under way: its answer brings the fingerprint this form must carry.
      event.preventDefault();
      document.addEventListener('htmx:afterRequest', () => setTimeout(() => form.requestSubmit(button)), { once: true });
      return;
    }
    form.dataset.sent = 'yes';
    if (button) {
      button.setAttribute('aria-disabled', 'true');
      if (button.dataset.busy) button.textContent = button.dataset.busy;
    }
  });
  // Before minutes of sending: a file beyond the limit is named at once.
  document.addEventListener('change', event => {
    const most = Number(event.target.dataset.most);
    if (!most) return;
    const large = [...event.target.files].find(file => file.size > most);
    event.target.setCustomValidity(large ? large.name + '：超过 50 MB，请拍小一点，或者分成几份再上传' : '');
    event.target.reportValidity();
  });
  window.addEventListener('pageshow', event => {
    if (event.persisted) location.reload();
  });

  const saved = () => document.getElementById('saved');
  const automatic = event => event.detail.elt && event.detail.elt.hasAttribute('data-autosave');
  document.addEventListener('htmx:beforeRequest', event => {
    if (!automatic(event)) return;
    if (event.detail.elt.dataset.sent) event.preventDefault();
    else saving++;
  });
  document.addEventListener('htmx:afterRequest', event => {
    if (automatic(event)) saving--;
  });
  // A login that ran out must not carry away what is being typed.
  document.addEventListener('htmx:beforeOnLoad', event => {
    if (event.detail.xhr.status !== 401) return;
    event.preventDefault();
    if (saved()) saved().textContent = '登录已经失效，刚才的修改还没有保存；请在新窗口重新登录后再继续';
  });
  for (const failure of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(failure, event => {
      if (automatic(event) && saved()) saved().textContent = '刚才的修改还没有保存上，请检查网络，或在新窗口重新登录后再继续';
    });
  }
})();
