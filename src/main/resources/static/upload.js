// Files go one by one, each goes on where its line was cut (tus 1.0). Comfort only: every form works without this file.
(() => {
  'use strict';
  const PIECE = 1 << 20;
  const LONGEST_SIDE = 2500;
  const PATIENCE = 20;
  const person = (document.querySelector('meta[name=person]') || {}).content || '';
  const over = '登录已经失效，没有传上';
  let running = 0;
  let failures = 0;
  const remarks = [];
  const REMARKS = 'upload-remarks';
  let line = Promise.resolve();

  // Before minutes of sending: a file beyond the limit is named at once.
  document.addEventListener('change', event => {
    const input = event.target;
    const most = Number(input.dataset.most);
    if (!most) return;
    const large = [...input.files].find(file => file.size > most && !isPhoto(file));
    input.setCustomValidity(large ? large.name + '：超过 ' + most / 1048576 + ' MB，请拍小一点，或者分成几份再上传' : '');
    // A button that knows its kind needs no second one.
    if (input.reportValidity() && input.hasAttribute('data-at-once') && input.files.length) input.form.requestSubmit();
  });
  window.addEventListener('beforeunload', event => {
    if (running) event.preventDefault();
  });

  // A photograph is made smaller here, where the line is slow; its turn is drawn in. What cannot be drawn goes as it is.
  // A button at each need instead of a field and a button.
  const ready = () => document.querySelectorAll('[data-at-once]').forEach(input => input.form.classList.add('ready'));
  ready();
  const isPhoto = file => /^image\/(jpeg|png|webp|hei[cf])$/.test(file.type);
  // Who keeps the original can show later that it is the one: its digest goes into the receipt.
  const digest = async file => crypto.subtle
    ? [...new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))].map(one => one.toString(16).padStart(2, '0')).join('')
    : '';
  const smaller = async file => {
    if (!isPhoto(file)) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const part = LONGEST_SIDE / Math.max(picture.width, picture.height);
      if (part >= 1) return file;
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * part);
      canvas.height = Math.round(picture.height * part);
      const paper = canvas.getContext('2d');
      paper.fillStyle = '#fff';
      paper.fillRect(0, 0, canvas.width, canvas.height);
      paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.88));
      if (!blob || blob.size >= file.size) return file;
      return Object.assign(blob, { name: file.name.replace(/\.[^.]*$/, '') + '.jpg', made: true, original: await digest(file) });
    } catch (undrawable) {
      return file;
    }
  };

  const base64 = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const said = (form, file) => {
    const { kind, purpose, item, later } = form.dataset;
    const words = { filename: file.name, kind: kind || form.elements.kind.value, purpose: purpose || 'MATERIAL' };
    if (item) words.item = item;
    if (later) words.later = later;
    if (file.original) words.original = file.original;
    return Object.entries(words).map(([name, value]) => name + ' ' + base64(value)).join(',');
  };
  // No name of a file stays in the browser, only how large it is and since when.
  const key = (form, file) => 'upload:' + person + ':' + said(form, { name: '' }) + form.dataset.resumable + ':' + file.size + ':' + file.lastModified;
  const recall = (form, file) => file.made ? null : localStorage.getItem(key(form, file));
  const remember = (form, file, address) => {
    try {
      if (!file.made) localStorage.setItem(key(form, file), address);
    } catch (full) {
      // Comfort only: then it goes on while the page is open.
    }
  };
  const forget = (form, file) => localStorage.removeItem(key(form, file));

  const ask = (form, method, address, headers, body, progress) => new Promise(done => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.setRequestHeader('Tus-Resumable', '1.0.0');
    request.setRequestHeader('X-CSRF-TOKEN', form.elements._csrf.value);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    if (progress) request.upload.addEventListener('progress', event => progress(event.loaded));
    request.addEventListener('load', () => done(request));
    request.addEventListener('error', () => done(null));
    request.addEventListener('timeout', () => done(null));
    request.timeout = 120000;
    request.send(body);
  });
  const problem = answer => {
    try {
      return JSON.parse(answer.responseText);
    } catch (none) {
      return {};
    }
  };
  const words = (answer, file) => {
    const told = (problem(answer).detail || '').replace('“' + file.name + '”', '');
    return told || '没有传上，请再试一次';
  };
  const offset = answer => Number(answer.getResponseHeader('Upload-Offset'));
  const online = () => navigator.onLine ? Promise.resolve() : new Promise(done => window.addEventListener('online', done, { once: true }));
  const pause = async tries => {
    await online();
    // The word of the browser may come too early, or never.
    await new Promise(done => setTimeout(done, Math.min(15000, 500 * 2 ** Math.min(tries, 5))));
  };

  // Sends one file; what it answers is the fault in words, empty when the file is there.
  const send = async (form, file, show) => {
    let address = recall(form, file);
    let at = null;
    let idle = 0;
    const broken = async answer => {
      if (++idle > PATIENCE && answer) return false;
      show.waiting(answer ? '现在办理的人多，过一会儿自动接着传' : '网络断了，恢复以后自动接着传', at || 0);
      await pause(idle);
      at = null;
      return true;
    };
    for (;;) {
      if (!address) {
        const begun = await ask(form, 'POST', form.dataset.resumable, { 'Upload-Length': file.size, 'Upload-Metadata': said(form, file) }, null);
        if (begun && begun.status === 201) {
          address = new URL(begun.getResponseHeader('Location'), location.href).pathname;
          remember(form, file, address);
          at = 0;
        } else if (begun && [401, 403].includes(begun.status)) return over;
        else if (begun && ![429, 502, 503, 504].includes(begun.status)) return words(begun, file);
        else if (!await broken(begun)) return words(begun, file);
        continue;
      }
      if (at === null) {
        const state = await ask(form, 'HEAD', address, {}, null);
        if (state && state.status === 200) at = offset(state);
        else if (state && state.status === 404) {
          forget(form, file);
          address = null;
        } else if (state && [401, 403].includes(state.status)) return over;
        else if (!await broken(state)) return words(state, file);
        continue;
      }
      const from = at;
      show.sending(from);
      const piece = file.slice(from, from + PIECE);
      const answer = await ask(form, 'PATCH', address, { 'Upload-Offset': from, 'Content-Type': 'application/offset+octet-stream' },
        piece, loaded => show.sending(from + Math.min(loaded, piece.size)));
      if (answer && answer.status === 204) {
        at = offset(answer);
        if (at > from) idle = 0;
        if (answer.getResponseHeader('Lian-Material')) {
          forget(form, file);
          const same = answer.getResponseHeader('Lian-Same-As');
          const name = answer.getResponseHeader('Lian-Name');
          if (same) show.remarked('和已经收下的“' + decodeURIComponent(same) + '”是同一个文件，只收一份');
          else if (name) show.remarked('按里面的内容收为“' + decodeURIComponent(name) + '”');
          return '';
        }
      } else if (answer && [401, 403].includes(answer.status)) return over;
      else if (answer && (problem(answer).type || '').endsWith('/offset-mismatch')) {
        at = null;
        if (++idle > PATIENCE) return words(answer, file);
      } else if (!answer || [408, 429, 500, 502, 503, 504].includes(answer.status)) {
        if (!await broken(answer)) return words(answer, file);
      } else {
        forget(form, file);
        return words(answer, file);
      }
    }
  };

  const element = (name, values) => Object.assign(document.createElement(name), values);
  const row = (file, list, status) => {
    const item = list.appendChild(document.createElement('li'));
    item.append(element('b', { textContent: file.name }));
    const state = item.appendChild(element('span', { textContent: '等待上传' }));
    const bar = item.appendChild(element('progress', { max: 100, value: 0, hidden: true }));
    bar.setAttribute('aria-label', file.name);
    let size = file.size;
    let told = '';
    let remark = '';
    const tell = text => {
      // Told once, not with each percent.
      if (text !== told) status.textContent = told = text;
    };
    const part = bytes => Math.floor(100 * bytes / size);
    return {
      item,
      begin: (of, text) => {
        size = of.size;
        bar.hidden = false;
        tell(text);
      },
      sending: bytes => {
        bar.value = part(bytes);
        state.textContent = '正在上传 ' + part(bytes) + '%';
        if (told.startsWith('网络断了') || told.startsWith('现在办理')) tell('已经接着上传');
      },
      waiting: (text, bytes) => {
        state.textContent = bytes ? text + '，已传 ' + part(bytes) + '%' : text;
        tell(text);
      },
      remarked: text => {
        remark = text;
      },
      remark: () => remark && '“' + file.name + '”' + remark,
      end: fault => {
        bar.remove();
        state.textContent = fault || (remark ? '已上传，' + remark : '已上传');
        item.className = fault ? 'fault' : '';
      },
    };
  };

  // The lists of the page as they stand now.
  const refresh = async next => {
    const answer = await fetch(next).catch(() => null);
    if (!answer || !answer.ok || answer.redirected) return false;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const lists = ['needed', 'have', 'notes'].map(name => 'section[aria-labelledby=' + name + ']')
      .filter(one => document.querySelector(one) && page.querySelector(one));
    // A list that holds what is being told of a failed file stays.
    lists.filter(one => !document.querySelector(one + ' .uploads'))
      .forEach(one => document.querySelector(one).replaceWith(document.adoptNode(page.querySelector(one))));
    ready();
    return lists.length > 0;
  };

  const remarked = sessionStorage.getItem(REMARKS);
  if (remarked) {
    sessionStorage.removeItem(REMARKS);
    const note = element('p', { className: 'note ok', textContent: '已经上传。' + remarked + '。' });
    note.setAttribute('role', 'status');
    document.querySelector('h1').after(note);
  }

  const uploading = async (form, files, box) => {
    const status = box.appendChild(document.createElement('p'));
    status.setAttribute('role', 'status');
    const list = box.appendChild(element('ul', { className: 'rows' }));
    const rows = files.map(file => row(file, list, status));
    const original = form.querySelector('[data-original]');
    const failed = [];
    let ended = false;
    for (const [at, file] of files.entries()) {
      let fault = over;
      if (!ended) {
        const sent = original && original.checked ? file : await smaller(file);
        rows[at].begin(sent, '正在上传第 ' + (at + 1) + ' 个，共 ' + files.length + ' 个');
        fault = await send(form, sent, rows[at]);
        ended = fault === over;
      }
      rows[at].end(fault);
      if (fault) failed.push(file);
      else if (rows[at].remark()) remarks.push(rows[at].remark());
    }
    return { status, failed, ended };
  };
  const told = async (form, files, box) => {
    const { status, failed, ended } = await uploading(form, files, box);
    running--;
    failures += failed.length;
    if (!failures && !running) {
      // What there is to say is said on the page that follows, whose lists are true.
      if (remarks.length) sessionStorage.setItem(REMARKS, remarks.join('；'));
      location.assign(form.dataset.next);
      return;
    }
    const button = form.querySelector('button');
    if (button) {
      button.removeAttribute('aria-disabled');
      button.textContent = button.dataset.words;
    }
    form.reset();
    delete form.dataset.sent;
    const renewed = ended || await refresh(form.dataset.next);
    const look = () => element('a', { href: form.dataset.next, textContent: '看已经上传的文件' });
    if (!failed.length) {
      status.textContent = '传上 ' + files.length + ' 个，已经收好。';
      if (!renewed) status.after(look());
      return;
    }
    status.textContent = '传上 ' + (files.length - failed.length) + ' 个，已经收好；' + failed.length + ' 个没有传上，原因写在文件名后面。';
    const act = ended
      ? element('a', { href: location.pathname, textContent: '重新登录，接着上传没有传上的' })
      : element('button', { type: 'button', className: 'button second', textContent: '把没有传上的再传一次' });
    status.after(act);
    act.addEventListener(ended ? 'logged-in' : 'click', () => {
      failures -= failed.length;
      begin(form, failed);
    });
    if (ended) {
      // In the dialog of lian.js, at once; whoever closes it has the link.
      act.dataset.logIn = '';
      act.click();
    }
    if (!renewed && failed.length < files.length) act.after(' ', look());
  };
  const begin = (form, files) => {
    form.dataset.sent = 'yes';
    running++;
    form.parentNode.querySelectorAll('.uploads').forEach(old => old.remove());
    const box = form.parentNode.appendChild(element('div', { className: 'uploads' }));
    // One file at a time on the line, whichever button it came from.
    line = line.then(() => told(form, files, box));
  };
  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.hasAttribute('data-upload')) return;
    event.preventDefault();
    if (form.dataset.sent) return;
    const button = form.querySelector('button');
    if (button) {
      button.setAttribute('aria-disabled', 'true');
      button.dataset.words = button.textContent;
      button.textContent = button.dataset.busy;
    }
    begin(form, [...form.querySelector('input[type=file]').files]);
  }, true);
})();
