// Comfort only: every page works without this file.
(() => {
  'use strict';
  const logInScript = document.currentScript.dataset.logIn;
  let saving = 0;

  // On a slow line one types before this file is there: what was typed or chosen by then counts as typed now.
  const touched = field => {
    if (field.type === 'file') return field.files.length > 0;
    if (field.type === 'radio' || field.type === 'checkbox') return field.checked !== field.defaultChecked;
    if (field.tagName !== 'SELECT') return field.value !== field.defaultValue;
    return field.selectedIndex !== Math.max(0, [...field.options].findIndex(one => one.defaultSelected));
  };
  const early = [...document.querySelectorAll('input, select, textarea')].filter(touched);
  document.addEventListener('DOMContentLoaded', () => {
    for (const field of early) for (const name of ['input', 'change', 'early']) field.dispatchEvent(new Event(name, { bubbles: true }));
  });

  // The error summary takes the focus when a page comes back with faults.
  const summary = document.querySelector('.errors');
  if (summary) summary.focus();

  for (const element of document.querySelectorAll('[data-script-only]')) element.hidden = false;

  // Where there is room beside the text, what lies there lies open; on paper everything does.
  if (matchMedia('(min-width: 60rem)').matches && !document.documentElement.classList.contains('elder')) {
    for (const fold of document.querySelectorAll('[data-open-wide]')) fold.open = true;
  }
  // A company has no identity card.
  const idType = document.getElementById('idType');
  for (const kind of document.querySelectorAll('input[name=kind]')) {
    kind.addEventListener('change', () => { if (idType) { idType.value = kind.value === 'PERSON' ? 'RESIDENT_ID' : 'USCC'; } });
  }

  // A link to one item of a page leads to it: what hides it opens, and it is the one to type in.
  const lead = () => {
    const mark = decodeURIComponent(location.hash.slice(1));
    const named = mark && (document.getElementById(mark) || [...document.querySelectorAll('[id]')].find(one => one.id.startsWith(mark + '.')));
    for (let fold = named && named.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    if (named && named.matches('input, select, textarea, [tabindex]')) named.focus();
  };
  lead();
  window.addEventListener('hashchange', lead);

  // Chinese has no spaces: where a heading is too long for its line, it goes on with a whole word.
  if (window.Intl && Intl.Segmenter) {
    const words = new Intl.Segmenter('zh', { granularity: 'word' });
    for (const heading of document.querySelectorAll('h1, h2, h3, summary, legend, .field > label, .site-name b')) {
      const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      heading.classList.add('by-words');
      for (const text of texts) {
        let before = false;
        text.replaceWith(...[...words.segment(text.data)].flatMap(({ segment, isWordLike }) => {
          // A word of one sign, mostly a particle, goes with the one before it.
          const apart = before && isWordLike && segment.length > 1;
          before = isWordLike;
          return apart ? [document.createElement('wbr'), segment] : [segment];
        }));
      }
    }
  }
  let opened = [];
  window.addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')];
    for (const fold of opened) fold.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
  });
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
  window.addEventListener('pageshow', event => {
    if (event.persisted) location.reload();
  });

  // What is typed and not yet saved stays in this tab, for the person who typed it: a login that ends takes nothing
  // away. Gone once it is saved, on leaving by 退出, when somebody else logs in here, and with the tab; on a device that
  // its owner said is his own it outlives the tab, for a week.
  const KEPT = 'kept:';
  const OWN = 'own-device';
  const HOUR = 60 * 60 * 1000;
  const own = () => localStorage.getItem(OWN) === 'yes';
  const store = () => own() ? localStorage : sessionStorage;
  const longest = () => own() ? 7 * 24 * HOUR : 2 * HOUR;
  const person = (document.querySelector('meta[name=person]') || {}).content || '';
  const key = address => KEPT + new URL(address, location.href).pathname;
  const keptKeys = () => Object.keys(store()).filter(name => name.startsWith(KEPT));
  const forget = name => store().removeItem(name);
  const recall = name => JSON.parse(store().getItem(name) || 'null');
  const remember = (name, entry) => {
    try {
      store().setItem(name, JSON.stringify(entry));
    } catch (full) {
      // Comfort only: without room nothing is kept.
    }
  };
  const typed = form => [...new FormData(form)].filter(([name, value]) => name !== '_csrf' && typeof value === 'string');
  const answer = fields => JSON.stringify(fields.filter(([name]) => name !== 'seen'));
  const keep = form => remember(key(form.action), { person, at: Date.now(), fields: typed(form) });
  const kept = 'form[data-autosave], form[data-keep]';

  for (const name of keptKeys()) {
    const entry = recall(name);
    // One more row or question comes on the same page, once the rest is saved.
    const elsewhere = name !== key(location.href) || new URLSearchParams(location.search).has('more');
    const arrived = entry.sent && elsewhere && !document.querySelector('[data-unsaved], .errors');
    if (Date.now() - entry.at > longest() || person && (entry.person !== person || arrived)) forget(name);
    else if (entry.sent) remember(name, { ...entry, sent: false });
  }
  document.addEventListener('input', event => {
    const form = person && event.target.closest(kept);
    if (!form) return;
    keep(form);
    // The line that says whether it is saved stands where one types.
    const line = form.hasAttribute('data-autosave') && saved();
    const place = event.target.closest('.field') || event.target.closest('fieldset');
    if (line && place && line.parentNode !== place) place.append(line);
  });
  for (const choice of document.querySelectorAll('[data-own-device]')) {
    choice.checked = own();
    choice.addEventListener('change', () => {
      keptKeys().forEach(forget);
      if (choice.checked) localStorage.setItem(OWN, 'yes');
      else localStorage.removeItem(OWN);
    });
  }
  document.addEventListener('click', event => {
    const choice = event.target.closest('[data-forget]');
    if (choice) forget(key(choice.href || choice.value));
  });
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.action.endsWith('/logout')) {
      keptKeys().forEach(forget);
      localStorage.removeItem(ACTIVE);
      return;
    }
    const entry = event.defaultPrevented ? null : recall(key(form.action));
    if (entry) remember(key(form.action), { ...entry, sent: true });
  });

  const saved = () => document.getElementById('saved');
  const automatic = event => event.detail.elt && event.detail.elt.hasAttribute('data-autosave');
  const restore = form => {
    const entry = recall(key(form.action));
    if (!entry || entry.person !== person || document.querySelector('.errors')) return;
    if (answer(entry.fields) === answer(typed(form))) {
      forget(key(form.action));
      return;
    }
    const fields = new Map(entry.fields);
    for (const field of form.elements) {
      if (!field.name || field.name === '_csrf' || field.tagName === 'BUTTON') continue;
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = fields.get(field.name) === field.value;
      else if (fields.has(field.name)) field.value = fields.get(field.name);
      if (!['text', 'textarea', 'date'].includes(field.type) || !field.value) continue;
      for (let folded = field.closest('details'); folded; folded = folded.parentElement.closest('details')) folded.open = true;
    }
    const line = saved() || form.insertBefore(document.createElement('p'), form.firstChild);
    line.setAttribute('role', 'status');
    line.textContent = '已恢复您刚才写的、还没有保存的内容' + (form.hasAttribute('data-autosave') ? '' : '，请核对后点按钮');
    if (form.hasAttribute('data-autosave')) form.dispatchEvent(new Event('change', { bubbles: true }));
  };
  // After htmx has come to the form, which saves what is restored.
  window.addEventListener('load', () => {
    if (person) document.querySelectorAll(kept).forEach(restore);
  });

  document.addEventListener('htmx:beforeRequest', event => {
    if (!automatic(event)) return;
    if (event.detail.elt.dataset.sent) event.preventDefault();
    else {
      saving++;
      event.detail.elt.sentAnswer = answer(typed(event.detail.elt));
    }
  });
  document.addEventListener('htmx:afterRequest', event => {
    if (!automatic(event)) return;
    saving--;
    const form = event.detail.elt;
    if (event.detail.xhr.status !== 200 || !event.detail.xhr.responseText.includes('data-saved')) return;
    wait = 5000;
    renewedOnce = false;
    // What was typed meanwhile is kept with the fingerprint that the answer brought.
    setTimeout(() => answer(typed(form)) === form.sentAnswer ? forget(key(form.action)) : keep(form));
  });
  // What could not be sent is sent again: with the network, when one comes back to the page, in a while.
  const again = () => document.querySelectorAll('form[data-autosave]').forEach(form => {
    if (!form.dataset.sent && recall(key(form.action))) form.dispatchEvent(new Event('change', { bubbles: true }));
  });
  let wait = 5000;
  window.addEventListener('online', again);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) again();
  });
  // A login that ran out carries nothing away that is typed; who logged in again elsewhere brings a new token.
  let ended = false;
  let written = null;
  const logInLink = () => {
    const link = Object.assign(document.createElement('a'), { href: location.pathname + location.search, textContent: '重新登录，回到这一问' });
    link.dataset.logIn = '';
    return link;
  };
  // One may stand on the link that is there.
  const logInAgain = line => {
    ended = true;
    if (!line.querySelector('a')) line.replaceChildren('登录已经失效，刚才写的还没有保存，也没有丢：', logInLink());
  };
  // A second refused token asks for no third.
  let renewedOnce = false;
  const renewed = async () => {
    const answered = await fetch(location.pathname + location.search);
    if (!answered.ok || new URL(answered.url).pathname !== location.pathname) return false;
    const page = new DOMParser().parseFromString(await answered.text(), 'text/html');
    const who = page.querySelector('meta[name=person]');
    const token = page.querySelector('input[name=_csrf]');
    if (!who || who.content !== person || !token) return false;
    for (const field of document.querySelectorAll('input[name=_csrf]')) field.value = token.value;
    const first = !renewedOnce;
    renewedOnce = true;
    if (first) ended = false;
    return first;
  };
  // In a dialog; where that cannot be had, by the link as it stands.
  const inPlace = async (address, then) => {
    try {
      const { logIn } = await import(logInScript);
      if (!await logIn(person || (recall(key(address)) || {}).person || '')) return;
      renewedOnce = false;
      active();
      document.querySelectorAll('.ending').forEach(box => box.remove());
      if (!document.querySelector(kept + ', form[data-upload]') || !await renewed()) location.href = address;
      else then();
    } catch (unable) {
      location.href = address;
    }
  };
  document.addEventListener('input', event => {
    if (event.target.closest(kept)) written = event.target;
  });
  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-log-in]');
    if (!link) return;
    event.preventDefault();
    inPlace(link.href, () => {
      again();
      if (written) written.focus();
      link.dispatchEvent(new Event('logged-in'));
    });
  });
  // What could only be refused is sent once somebody is logged in again.
  document.addEventListener('submit', event => {
    const form = event.target;
    if (!ended || !form.matches(kept)) return;
    event.preventDefault();
    inPlace(location.href, () => form.requestSubmit(event.submitter));
  }, true);
  document.addEventListener('htmx:beforeOnLoad', event => {
    if (![401, 403].includes(event.detail.xhr.status)) return;
    event.preventDefault();
    if (saved()) renewed().catch(() => false).then(yes => yes ? again() : logInAgain(saved()));
  });
  for (const failure of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(failure, event => {
      const refused = event.detail.xhr && [401, 403].includes(event.detail.xhr.status);
      if (!automatic(event) || !saved() || refused) return;
      saved().textContent = '还没有保存上，也没有丢：网络好了会自己再试，您可以接着写';
      setTimeout(again, wait);
      wait = Math.min(2 * wait, 60000);
    });
  }

  // Before a session ends it is said in time; every page and save begins it anew, in every tab.
  const ACTIVE = 'active';
  const lasts = 1000 * Number((document.querySelector('meta[name=session]') || {}).content || 0);
  const active = () => localStorage.setItem(ACTIVE, Date.now());
  if (lasts) {
    active();
    document.addEventListener('htmx:afterRequest', event => {
      if (event.detail.successful) active();
    });
    setInterval(() => {
      const left = Number(localStorage.getItem(ACTIVE)) + lasts - Date.now();
      const shown = document.querySelector('.ending');
      if (left > 10 * 60000) {
        if (shown) shown.remove();
        return;
      }
      const box = shown || document.body.appendChild(Object.assign(document.createElement('div'), { className: 'note warn ending' }));
      box.setAttribute('role', 'alert');
      const words = left > 0 ? '登录还有不到 ' + Math.ceil(left / 60000) + ' 分钟到期，写的内容不会丢' : '登录到期了，写的内容没有丢，保存时请重新登录';
      if (box.dataset.words === words) return;
      box.dataset.words = words;
      box.textContent = words + ' ';
      if (left <= 0) {
        if (document.querySelector(kept)) box.append(logInLink());
        return;
      }
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: '接着用' });
      button.addEventListener('click', () => fetch('/help').then(answered => {
        if (!answered.ok) return;
        active();
        box.remove();
      }));
      box.append(button);
    }, 15000);
  }

  // Without a network a page of ours says so, and that nothing is lost.
  if (navigator.serviceWorker && document.querySelector(kept)) navigator.serviceWorker.register('/sw.js').catch(() => {});
})();
