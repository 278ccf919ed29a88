// The staff's sheet of one task: shows the materials, collects corrections, decides through the API.
// Inside Tasklist the frame is sandboxed without modals, so every question is asked in the page itself.
const sheet = document.body.dataset;
const framed = window.parent !== window;
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const yuan = amount => (Math.sign(amount) < 0 ? '-' : '') + Math.floor(Math.abs(amount) / 100).toLocaleString('en-US')
  + '.' + String(Math.abs(amount) % 100).padStart(2, '0');

all('.alone').forEach(element => { element.hidden = framed; });
// Who may not take the task has no button for it in Tasklist either.
if (framed) {
  window.parent.postMessage(
    { barred: one('[data-barred]')?.dataset.barred ?? null, unclaimed: one('[data-unclaimed]') !== null }, window.location.origin);
}

/* The list that the task was opened from, by its own name: ours with its filter, what a person holds, or Tasklist. */
const LISTS = { '/staff/desk': '办理列表', '/staff/workload': '改派' };
function listBehind() {
  if (framed) {
    // Opened in Tasklist: whatever was opened before is left.
    sessionStorage.removeItem('lian:list');
    return null;
  }
  const from = document.referrer ? new URL(document.referrer) : null;
  if (from?.origin === window.location.origin && LISTS[from.pathname]) {
    sessionStorage.setItem('lian:list', from.pathname + from.search);
  }
  return sessionStorage.getItem('lian:list');
}
const behind = listBehind();
function leadBack(links, arrow) {
  for (const link of links.filter(each => each.getAttribute('href') !== '/staff')) {
    if (behind) { link.setAttribute('href', behind); }
    link.textContent = arrow + '返回' + (LISTS[link.getAttribute('href').split('?')[0]] ?? '任务列表');
  }
}
leadBack(all('.alone a'), '← ');

/** Whole fen of an amount in yuan; null for an empty field, NaN for what is no amount. */
function fen(text) {
  const plain = text.replaceAll(/[,，\s]/g, '');
  if (plain === '') { return null; }
  const parts = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : NaN;
}

class Problem extends Error {
  constructor(status, body) { super(body.detail ?? body.title); this.status = status; this.body = body; }
}

async function post(path, body) {
  const csrf = one('meta[name=csrf]');
  const headers = { 'Accept': 'application/json, application/problem+json' };
  if (csrf) { headers[csrf.dataset.header] = csrf.content; }
  if (body !== undefined) { headers['Content-Type'] = 'application/json'; }
  let answer;
  try {
    answer = await fetch(path, { method: 'POST', headers, credentials: 'same-origin',
      body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Problem(0, { title: '没有连上服务器', detail: '决定还没有作出，请检查网络后再试。' });
  }
  const json = (answer.headers.get('Content-Type') ?? '').includes('json') ? await answer.json() : {};
  if (!answer.ok) {
    const title = answer.status === 401 || (answer.status === 403 && !json.title) ? '登录已失效，请重新登录后再办理' : '没有办理成功';
    throw new Problem(answer.status, { title, ...json });
  }
  return json;
}

/* What the clerk typed survives a reload of the frame; names of parties are not kept. */
const kept = 'lian:' + sheet.task;
const remembered = () => all('.work :is(input:not([type=radio], [type=checkbox], [type=hidden]), select, textarea)[id]:not([data-party])');
/* What was chosen too: the conclusion, and what was ticked, each by its own name. */
const chosenOnes = () => all('#decision :is([type=radio], [type=checkbox])');
const choiceOf = box => box.type === 'radio' ? `${box.name}=${box.value}` : box.id || `item=${box.value}`;
function remember() {
  const values = {};
  for (const field of remembered()) {
    if (field.value !== initial(field)) { values[field.id] = field.value; }
  }
  for (const box of chosenOnes()) {
    if (box.checked !== box.defaultChecked) { values[choiceOf(box)] = box.checked; }
  }
  if (Object.keys(values).length) { sessionStorage.setItem(kept, JSON.stringify(values)); } else { sessionStorage.removeItem(kept); }
}
function initial(field) {
  return field.tagName === 'SELECT' ? ([...field.options].find(option => option.defaultSelected) ?? field.options[0])?.value ?? '' : field.defaultValue;
}
function recall() {
  try { return JSON.parse(sessionStorage.getItem(kept) ?? '{}'); } catch { return {}; }
}

/* Faults: each beside its field, the rest on top. */
function showProblem(problem, form = document) {
  all('.fault').forEach(element => element.remove());
  all('.wrong').forEach(element => element.classList.remove('wrong'));
  const box = one('#errors');
  one('[data-title]', box).textContent = problem.body.title ?? '没有办理成功';
  const list = one('[data-list]', box);
  list.replaceChildren();
  const errors = problem.body.errors ?? [];
  let first = null;
  for (const error of errors) {
    const name = String(error.field ?? '').replace(/^confirmed\./, '');
    const visible = wanted => all(`[data-field="${CSS.escape(wanted)}"]`, form).find(place => !place.closest('[hidden]'));
    const field = visible(name) ?? (name === 'reason' ? visible('correctionReason') : undefined);
    if (!field) {
      const item = document.createElement('li');
      item.textContent = error.message;
      list.append(item);
      continue;
    }
    field.classList.add('wrong');
    const fault = document.createElement('p');
    fault.className = 'fault';
    fault.textContent = error.message;
    (one('label', field) ?? field.firstElementChild).after(fault);
    const details = field.closest('details');
    if (details) { details.open = true; }
    first ??= one('input, select, textarea', field);
  }
  const detail = one('[data-detail]', box);
  detail.textContent = errors.length ? '请按下面的提示修改，填写的内容都还在。' : [problem.body.detail, problem.body.basis].filter(Boolean).join(' ');
  if (problem.status === 409) {
    // Closed by the clock or by somebody else: what was typed stays where it is, and says so.
    one('[data-title]', box).textContent = problem.body.detail;
    detail.textContent = (problem.body.basis ? problem.body.basis + '。' : '') + '您填写的内容还在下面，没有生效。';
  }
  box.hidden = false;
  box.scrollIntoView({ block: 'nearest' });
  (first ?? box).focus({ preventScroll: true });
  // The question that the field belongs to stays in view as far as there is room.
  first?.closest('form')?.scrollIntoView({ block: 'start' });
  first?.scrollIntoView({ block: 'nearest' });
  if (problem.status === 409) { all('[data-decide]').forEach(button => { button.disabled = true; }); }
}
const fault = (field, message) => new Problem(422, { title: '填写有误', errors: [{ field, message }] });

/* Materials and their preview. */
const papers = all('.paper');
let shown = 0;
let showing = 0;
/* What the page shows by itself nobody has opened; what a person asks for is told the court's log. */
async function show(index, asked = true) {
  if (!papers[index]) { return; }
  shown = index;
  const turn = ++showing;
  papers.forEach((paper, at) => paper.setAttribute('aria-pressed', String(at === index)));
  const paper = papers[index];
  if (asked) {
    paper.classList.add('seen');
    paper.scrollIntoView({ block: 'nearest' });
  }
  const { viewer, name, note, hash } = paper.dataset;
  const file = paper.dataset.src;
  const src = file && !asked ? file + '?unasked=true' : file;
  one('[data-view-name]').textContent = name ?? '诉讼请求、事实与理由';
  const words = one('[data-view-note]');
  words.textContent = note ?? '';
  words.title = hash ? 'SHA-256 ' + hash : '';
  const download = one('[data-download]');
  download.hidden = !file;
  if (file) { download.href = file + '?download=true'; }
  one('[data-words]').hidden = viewer !== 'TEXT';
  const pages = one('[data-pages]');
  pages.replaceChildren();
  one('.stage').scrollTop = 0;
  one('[data-page-jump]').hidden = true;
  one('[data-turn]').hidden = viewer !== 'IMAGE';
  if (viewer === 'IMAGE') {
    const image = new Image();
    image.alt = name;
    image.addEventListener('error', () => say(pages, 'none', '图片没有显示出来，请下载原件查看。'));
    image.src = src;
    pages.append(image);
  } else if (viewer === 'PDF') {
    say(pages, 'wait', '正在读取…');
    try {
      await showPdf(pages, src, () => turn === showing);
      if ('proposal' in paper.dataset && turn === showing) { proposalSeen = true; }
    } catch (failed) {
      if (turn === showing) { say(pages, 'none', '这份 PDF 没有显示出来，请下载原件查看。'); }
      console.warn(failed);
    }
  } else if (viewer === 'WORDS') {
    say(pages, 'wait', '正在读取…');
    try {
      const answer = await fetch(src + (asked ? '?' : '&') + 'words=true', { credentials: 'same-origin' });
      if (!answer.ok) { throw new Error(answer.status); }
      const text = await answer.text();
      if (turn === showing) { read(pages, text); }
    } catch (failed) {
      if (turn === showing) { say(pages, 'none', '这份文件的文字没有读出来，请下载原件查看。'); }
      console.warn(failed);
    }
  } else if (viewer === 'NONE') {
    say(pages, 'none', '这种格式不能在页面内预览，请下载原件查看。');
  }
}
/* The words of a file, without its look; what they are is said above them. */
function read(pages, text) {
  const only = document.createElement('p');
  only.className = 'hint';
  only.textContent = '这里只有文字和表格的内容，没有版式、图片、页眉页脚、批注和脚注；盖章、签名请下载原件看。';
  const words = document.createElement('article');
  words.className = 'words wording';
  words.textContent = text || '（没有文字）';
  pages.replaceChildren(only, words);
}
function say(pages, kind, text) {
  const words = document.createElement('p');
  words.className = kind;
  words.textContent = text;
  pages.replaceChildren(words);
}
/* Whether the ruling to be signed stood on the page, as it will be served. */
let proposalSeen = false;
let library;
/* Drawn by PDF.js: the browser's own viewer does not work in Tasklist's sandboxed frame, and scripts in a file stay dead. */
async function showPdf(pages, src, current) {
  const home = pages.dataset.library;
  library ??= import(home + 'build/pdf.min.mjs').then(loaded => {
    loaded.GlobalWorkerOptions.workerSrc = home + 'build/pdf.worker.min.mjs';
    return loaded;
  });
  const task = (await library).getDocument({ url: src, isEvalSupported: false, enableXfa: false,
    cMapUrl: home + 'cmaps/', cMapPacked: true, standardFontDataUrl: home + 'standard_fonts/' });
  const file = await task.promise;
  if (!current()) { return task.destroy(); }
  const width = Math.max(600, one('.stage').clientWidth) * Math.min(2, window.devicePixelRatio || 1) * 1.5;
  const first = (await file.getPage(1)).getViewport({ scale: 1 });
  const canvases = Array.from({ length: file.numPages }, (_, at) => {
    const canvas = document.createElement('canvas');
    // As the first page until it is drawn, so that one can jump to it at once.
    canvas.width = width;
    canvas.height = width * first.height / first.width;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `第 ${at + 1} 页，共 ${file.numPages} 页`);
    return canvas;
  });
  if (!current()) { return task.destroy(); }
  pages.replaceChildren(...canvases);
  jump = jumping(canvases);
  const left = canvases.map((_, at) => at);
  while (left.length) {
    // The page that is looked at comes first.
    const [at] = left.splice(Math.max(0, left.indexOf(jump.at)), 1);
    const page = await file.getPage(at + 1);
    if (!current()) { return task.destroy(); }
    const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
    canvases[at].width = viewport.width;
    canvases[at].height = viewport.height;
    await page.render({ canvasContext: canvases[at].getContext('2d'), viewport }).promise;
    page.cleanup();
  }
}
/* The pages of the document that is shown, and which of them is wanted. */
let jump;
function jumping(canvases) {
  const place = one('[data-page-jump]');
  place.hidden = canvases.length < 2;
  one('[data-page-count]').textContent = canvases.length;
  one('#page').value = 1;
  return { at: 0, to(number) {
    this.at = Math.min(Math.max(number, 1), canvases.length) - 1;
    one('#page').value = this.at + 1;
    // Not scrollIntoView: it moves the sheet too.
    one('.stage').scrollTop += canvases[this.at].getBoundingClientRect().top - one('.stage').getBoundingClientRect().top;
  } };
}
one('#page')?.addEventListener('change', event => { look(); jump?.to(Number.parseInt(event.target.value, 10) || 1); });
/* Who turns, enlarges or leafs through what the page showed by itself has opened it. */
function look() {
  const paper = papers[shown];
  if (paper.classList.contains('seen')) { return; }
  paper.classList.add('seen');
  if (paper.dataset.src && !('proposal' in paper.dataset)) { fetch(paper.dataset.src, { credentials: 'same-origin' }).then(answer => answer.body?.cancel()).catch(console.warn); }
}
one('[data-download]')?.addEventListener('click', () => papers[shown].classList.add('seen'));
/* A photo that lies on its side is turned for the look at it; the file stays as it came. */
function turnPhoto() {
  const shownNow = one('[data-pages] :is(img, canvas)');
  const across = shownNow?.naturalHeight ?? shownNow?.height;
  const down = shownNow?.naturalWidth ?? shownNow?.width;
  if (one('[data-turn]').hidden || !across) { return; }
  look();
  const turned = document.createElement('canvas');
  turned.width = across;
  turned.height = down;
  turned.setAttribute('role', 'img');
  turned.setAttribute('aria-label', papers[shown].dataset.name);
  const drawing = turned.getContext('2d');
  drawing.translate(across, 0);
  drawing.rotate(Math.PI / 2);
  drawing.drawImage(shownNow, 0, 0);
  shownNow.replaceWith(turned);
}
one('[data-turn]')?.addEventListener('click', turnPhoto);
papers.forEach((paper, index) => paper.addEventListener('click', () => show(index)));
function enlarge(large) {
  if (large !== false) { look(); }
  const view = one('.view');
  view.classList.toggle('large', large);
  one('[data-enlarge]').textContent = view.classList.contains('large') ? '缩小（Esc）' : '放大';
}
one('[data-enlarge]')?.addEventListener('click', () => enlarge());

/* Numbers in full, for a reason that goes into the journal; without scripts the form does it by itself. */
one('form[data-reveal]')?.addEventListener('submit', async event => {
  event.preventDefault();
  const form = event.currentTarget;
  const line = one('.line', form);
  one('.fault', line)?.remove();
  try {
    const full = await post(`/api/v1/filings/${encodeURIComponent(form.dataset.filing)}/disclosures`, { reason: one('[name=reason]', form).value });
    for (const place of all('[data-list][data-index]')) {
      const person = full[place.dataset.list][Number(place.dataset.index)];
      for (const value of all('[data-show]', place)) {
        const label = value.dataset.show === 'idNumber' ? value.textContent.split(' ')[0] + ' ' : '';
        value.textContent = label + (person[value.dataset.show] ?? '');
      }
    }
    form.closest('.reveal').remove();
  } catch (problem) {
    if (!(problem instanceof Problem)) { throw problem; }
    line.classList.add('wrong');
    const words = document.createElement('p');
    words.className = 'fault';
    words.setAttribute('role', 'alert');
    words.textContent = problem.body.errors?.[0]?.message ?? problem.body.detail ?? problem.body.title;
    one('label', line).after(words);
  }
});

/* Parties to be corrected, their numbers masked: one read, remembered. */
let people;
// What the procedure calls the two sides stands in the page.
const lists = { ...one('.people')?.dataset, thirdParties: '第三人' };
async function readPeople() {
  if (!people) {
    const answer = await fetch(`/staff/tasks/${encodeURIComponent(sheet.task)}/parties`, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
    if (!answer.ok) { throw new Problem(answer.status, { title: '没有读到当事人，请刷新后再试' }); }
    people = await answer.json();
  }
  return people;
}
one('[data-parties]')?.addEventListener('click', async event => {
  try {
    const full = await readPeople();
    const place = one('.people');
    for (const [list, role] of Object.entries(lists)) {
      full[list].forEach((person, index) => {
        const set = document.createElement('fieldset');
        const legend = document.createElement('legend');
        legend.textContent = role + (full[list].length > 1 ? index + 1 : '');
        set.append(legend);
        for (const [key, label] of [['name', '名称'], ['address', '地址']]) {
          const line = document.createElement('div');
          line.className = 'line';
          line.dataset.field = `${list}[${index}].${key}`;
          const words = document.createElement('label');
          const input = document.createElement('input');
          input.id = `${list}-${index}-${key}`;
          input.defaultValue = person[key] ?? '';
          input.autocomplete = 'off';
          input.dataset.party = list;
          input.dataset.at = index;
          input.dataset.key = key;
          words.htmlFor = input.id;
          words.textContent = label;
          line.append(words, input);
          set.append(line);
        }
        place.append(set);
      });
    }
    place.hidden = false;
    event.target.parentElement.remove();
    one('input', place)?.focus();
  } catch (problem) { showProblem(problem); }
});

/* Causes: a choice from the list, never free text. */
const cause = document.getElementById('cause');
const causes = new Map();
let asking;
cause?.addEventListener('input', () => {
  clearTimeout(asking);
  if (causes.has(cause.value) || cause.value.trim() === '') { return; }
  asking = setTimeout(async () => {
    const answer = await fetch(`/api/v1/causes?limit=20&track=${cause.dataset.track}&q=${encodeURIComponent(cause.value.trim())}`);
    if (!answer.ok) { return; }
    const found = (await answer.json()).items.map(item => {
      const text = `${item.name}（${item.code}）`;
      causes.set(text, item.code);
      const option = document.createElement('option');
      option.value = text;
      option.label = item.path.join(' › ');
      return option;
    });
    document.getElementById('causes').replaceChildren(...found);
  }, 200);
});

/** Of what was taken from the list, or of a whole name that only one cause of the list has. */
function causeCode(typed) {
  const named = [...causes].filter(([text]) => text.startsWith(typed + '（'));
  return causes.get(typed) ?? /（([^（）]+)）$/.exec(typed)?.[1] ?? (named.length === 1 ? named[0][1] : undefined);
}

/** What differs from the filing, as the API takes it, and as sentences for the clerk. */
function corrections() {
  const confirmed = {};
  const said = [];
  const differs = id => { const field = document.getElementById(id); return field && field.value.trim() !== initial(field); };
  const label = id => { const field = document.getElementById(id); return field.tagName === 'SELECT' ? field.selectedOptions[0]?.textContent : field.value.trim(); };
  const before = id => { const field = document.getElementById(id); return field.tagName === 'SELECT'
    ? [...field.options].find(option => option.value === initial(field))?.textContent : field.defaultValue; };
  const add = (id, name, value) => { confirmed[id] = value; said.push([name, before(idOf[id] ?? id) || '未填写', label(idOf[id] ?? id)]); };
  const idOf = { causeCode: 'cause' };
  if (differs('cause')) {
    const code = causeCode(cause.value.trim());
    if (!code) { throw fault('causeCode', '请输入名称的一部分，再从列表中选择案由'); }
    add('causeCode', '案由', code);
  }
  if (differs('amount')) {
    const amount = fen(document.getElementById('amount').value);
    if (amount === null || Number.isNaN(amount)) { throw fault('claimAmountFen', '请填写金额，最多两位小数，例如 100000.00'); }
    confirmed.claimAmountFen = amount;
    const old = fen(document.getElementById('amount').defaultValue);
    said.push([one('label[for=amount]').textContent.replace('（元）', ''), old === null ? '未填写' : yuan(old) + ' 元', yuan(amount) + ' 元']);
  }
  if (differs('extent') || differs('propertyTotal')) {
    const extent = document.getElementById('extent').value;
    const total = fen(document.getElementById('propertyTotal').value);
    if (!extent) { throw fault('divorceProperty.extent', '请选择一项'); }
    if (extent === 'KNOWN' && (total === null || Number.isNaN(total))) { throw fault('divorceProperty.totalFen', '请填写金额，最多两位小数，例如 1000000.00'); }
    confirmed.divorceProperty = extent === 'KNOWN' ? { extent, totalFen: total } : { extent };
    said.push(['要分的财产', before('extent') || '没有回答', label('extent') + (extent === 'KNOWN' ? '，总额 ' + yuan(total) + ' 元' : '')]);
  }
  // The court's own decision, no correction of what the filer wrote.
  if (differs('procedure')) { add('procedure', '适用程序', document.getElementById('procedure').value); }
  if (differs('typeCode') && document.getElementById('typeCode').value) { add('typeCode', '类型代字', document.getElementById('typeCode').value); }
  for (const input of all('[data-party]')) {
    if (input.value.trim() === input.defaultValue) { continue; }
    const { party, at, key } = input.dataset;
    if (key === 'name' && input.value.trim() === '') { throw fault(`${party}[${at}].name`, '名称不能为空'); }
    confirmed[party] ??= structuredClone(people[party]);
    confirmed[party][Number(at)][key] = input.value.trim() || null;
    said.push([lists[party] + (key === 'name' ? '名称' : '地址'), input.defaultValue || '未填写', input.value.trim() || '（删除）']);
  }
  return { confirmed, said };
}
function listChanges(list, said) {
  list.replaceChildren(...said.map(change => {
    const item = document.createElement('li');
    if (typeof change === 'string') {
      item.textContent = change;
      return item;
    }
    const [name, from, to] = change;
    const del = document.createElement('del');
    const ins = document.createElement('ins');
    del.textContent = from;
    ins.textContent = to;
    item.append(name + '：', del, ' → ', ins);
    return item;
  }));
}

/** The answer that is chosen; where there is only one, that one. */
function chosenAnswer() {
  const answers = all('.answer', one('form#decision') ?? document.createElement('form'));
  if (answers.length === 1) { return answers[0]; }
  return one('[name=outcome]:checked')?.closest('.answer');
}
/** The chosen answer with its fields, as the API takes them. */
function answered() {
  const answer = chosenAnswer();
  const form = one('form#decision');
  const { key, truth, version } = form.dataset;
  if (!answer) { throw fault(key, '请选择一项'); }
  const body = key ? { [key]: truth ? answer.dataset.answer === 'TRUE' : answer.dataset.answer } : {};
  const said = [];
  if (version) { body.formVersion = Number(version); }
  // Of what a table should have given nothing is an answer too.
  if (one('[data-name^="values."]', form)) { body.values = {}; }
  for (const field of all('[data-name]', answer)) {
    if (field.closest('[hidden]')) { continue; }
    const typed = valueOf(field, said);
    if (typed === undefined) { continue; }
    const [outer, inner] = field.dataset.name.split('.');
    if (inner) { (body[outer] ??= {})[inner] = typed; } else { body[outer] = typed; }
  }
  const clerk = document.getElementById('clerk');
  if (clerk?.value && !clerk.closest('[hidden]')) { body.clerk = clerk.value; }
  return { answer, body, said };
}
/** What a field holds, as the API takes it; undefined for what is left out. */
function valueOf(field, said) {
  const { name, required, number, fen: money, min, max } = field.dataset;
  if (field.type === 'checkbox') {
    if (required && !field.checked) { throw fault(name, required); }
    return field.checked;
  }
  const value = field.value.trim();
  if (!value) {
    if (required) { throw fault(name, required); }
    // Of a table's values an empty one is said, of everything else it is left out.
    return name.startsWith('values.') ? value : undefined;
  }
  if (money) {
    const amount = fen(value);
    if (Number.isNaN(amount)) { throw fault(name, required); }
    if (amount < Number(min) || amount > Number(max)) { throw fault(name, `应在 ${yuan(min)} 元至 ${yuan(max)} 元之间`); }
    said.push(`${yuan(amount)} 元`);
    return amount;
  }
  if (number && !/^-?\d+$/.test(value)) { throw fault(name, '请填写整数'); }
  return number ? Number(value) : value;
}

/** What needs correcting: the materials that were marked, and the items that were ticked. */
function items(marked = false) {
  const found = all('[data-verdict]').filter(verdict => verdict.value && verdict.value !== 'OK').map(verdict => {
    const text = one(`[data-verdict-note="${verdict.dataset.verdict}"]`).value.trim();
    const paper = one('.paper', verdict.closest('li')).dataset.name;
    return { code: verdict.value, materialId: verdict.dataset.verdict, ...(text ? { text } : {}),
      said: `${paper}：${verdict.selectedOptions[0].textContent}${text ? '（' + text + '）' : ''}` };
  });
  return marked ? found : found.concat(all('[data-item]:checked')
    .map(box => {
      const text = one('[data-item-note]', box.parentElement).value.trim();
      return { code: box.value, ...(text ? { text } : {}),
        said: one('span > span', box.parentElement).textContent + (text ? '（' + text + '）' : '') };
    }));
}

/* The chosen answer shows its fields, the button says what it does. */
function follow() {
  const answer = chosenAnswer();
  for (const each of all('.answer')) {
    const fields = one('.fields', each);
    if (fields) { fields.hidden = each !== answer; }
    const court = one('[data-field=competentCourt]', each);
    const ground = one('[data-name=ground]', each);
    if (court && ground) { court.hidden = !ground.selectedOptions[0]?.dataset.court; }
    const article = one('[data-ground-basis]', each);
    if (article) {
      const cited = ground.selectedOptions[0]?.dataset.basis;
      article.textContent = cited ? `依据：${cited}` : '';
      article.hidden = !cited;
    }
  }
  const clerk = one('[data-field=clerk]');
  if (clerk && answer) { clerk.hidden = clerk.dataset.unasked.split(' ').includes(answer.dataset.answer); }
  const button = one('[data-decide][form=decision]');
  if (button && answer) { button.textContent = answer.dataset.verb; }
  followFee();
  for (const verdict of all('[data-verdict]')) {
    one(`[data-verdict-note="${verdict.dataset.verdict}"]`).hidden = !verdict.value || verdict.value === 'OK';
  }
  for (const box of all('[data-item]')) { one('[data-item-note]', box.parentElement).hidden = !box.checked; }
}
/** The fee that is confirmed with the registration, in fen; undefined where it is left to its own task. */
function feeAhead() {
  const button = one('[data-with-fee]');
  if (!button || chosenAnswer()?.dataset.answer !== 'REGISTER') { return undefined; }
  try {
    // What the sum was computed from is corrected: then it is computed first.
    const { confirmed } = corrections();
    if (['causeCode', 'claimAmountFen', 'divorceProperty'].some(name => name in confirmed)) { return undefined; }
  } catch { return undefined; }
  return Number(document.getElementById('procedure')?.selectedOptions[0].dataset.fee ?? button.dataset.fee);
}
function followFee() {
  const button = one('[data-with-fee]');
  if (!button) { return; }
  const sum = feeAhead();
  button.hidden = sum === undefined;
  one('[data-fee-key]').hidden = button.hidden;
  one('[data-fee-anew]').hidden = !button.hidden || chosenAnswer()?.dataset.answer !== 'REGISTER';
  one('[data-sum]', button).textContent = sum === undefined ? '' : `${yuan(sum)} 元`;
}
/** The materials that nobody of the court has opened, for who is about to register, or to say once for all what is missing. */
function unseen() {
  return papers.filter(paper => paper.dataset.src && !('proposal' in paper.dataset) && !paper.classList.contains('seen'))
    .map(paper => `${one('.what b', paper).textContent}（${paper.dataset.name}）`);
}
/** What the machine found and a person has to look at, in words; nobody registers past it unseen. */
function openChecks() {
  return all('[data-open-checks] > li').map(check => all('[data-check-word], [data-check-text]', check).map(word => word.textContent.trim()).join('：'));
}
/* The papers of a decision that were looked at: the decision as it stood then. */
const seenPapers = kept + ':papers';
/** What is said before a decision that serves a paper at once: whether it was looked at as it will be served. */
function unread(answer, body) {
  if (sheet.rules !== 'true' || ['RETURN', 'REGISTER', 'SUIT_PROVEN'].includes(answer.dataset.answer)) { return ''; }
  // As it was proposed it is the picture beside the decision.
  if (proposalSeen && answer.dataset.answer === 'SIGN' && [...all('[data-name]', answer), ...all('#clerk')].every(field => field.value === initial(field))) { return ''; }
  const looked = sessionStorage.getItem(seenPapers);
  if (looked === JSON.stringify(body)) { return ''; }
  return looked === null ? '您还没有看照送达样子的文书。' : '您看过照送达样子的文书以后，又改了填写的内容。';
}
function choose(value) {
  const radio = one(`[name=outcome][value="${value}"]:not(:disabled)`);
  if (radio) { radio.checked = true; follow(); }
}
document.addEventListener('change', event => {
  const field = event.target;
  if (field.dataset.verdict && field.value && field.value !== 'OK') { choose('CORRECT'); }
  if (field.id === 'procedure') { followFee(); }
  if (field.name === 'outcome' || field.dataset.name || field.dataset.verdict || 'item' in field.dataset) {
    follow();
    // A choice can fill in and choose something else.
    if (!field.closest('.act')) { remember(); }
  }
});
function allWell() { all('[data-verdict]').forEach(verdict => { verdict.value = 'OK'; }); follow(); remember(); }
one('[data-all-well]')?.addEventListener('click', allWell);

/* What is done beside deciding. */
for (const form of all('form.act')) {
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const body = JSON.parse(form.dataset.body);
    for (const field of all('[data-name]', form)) { body[field.dataset.name] = field.value.trim(); }
    const button = one('button', form);
    button.disabled = true;
    try {
      await post(form.dataset.post, body);
      finish(form.dataset.done, form.dataset.leave === 'yes');
    } catch (problem) { showProblem(problem, form); } finally { button.disabled = false; }
  });
}
/** Says what was done, with the number where there is one; the next task is one key away. */
function finish(text, leaves) {
  if (!leaves) { return window.location.reload(); }
  const done = document.getElementById('done').content.cloneNode(true);
  one('[data-done]', done).textContent = text;
  if (framed) { all('[data-away]', done).forEach(link => link.remove()); }
  leadBack(all('[data-away]', done), '');
  one('main').replaceWith(done);
  one('[data-next]').addEventListener('click', next);
  one('[data-next-claim]')?.addEventListener('click', nextClaimed);
  one('[data-next]').focus();
  one('[data-print]')?.addEventListener('click', () => window.print());
  one('[data-copy]')?.addEventListener('click', copy);
  if (framed) { window.parent.postMessage('lian:decided', window.location.origin); }
  tellNumber();
}
/** The number of a case that is registered now. */
async function tellNumber() {
  const line = one('[data-number-line]');
  if (!line || sheet.kind !== 'REVIEW') { return; }
  const answer = await fetch(`/api/v1/filings/${encodeURIComponent(line.dataset.filing)}`, { headers: { 'Accept': 'application/json' } });
  const number = answer.ok ? (await answer.json()).caseNumber : null;
  if (!number) { return; }
  one('[data-number]').textContent = number;
  line.hidden = false;
}
/** Copies the number; where the browser has no clipboard for a page it stands selected, for Ctrl+C. */
async function copy(event) {
  const button = event.currentTarget;
  const number = one('[data-number]');
  window.getSelection().selectAllChildren(number);
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(number.textContent);
    button.textContent = '已复制';
  } else {
    button.textContent = '已选中，请按 Ctrl+C';
  }
}
/** The next one behind this, of the list that it was opened from: in Tasklist its list opens it. */
function next() {
  const asked = { after: sheet.kind, place: sheet.place ?? '' };
  if (framed) { window.parent.postMessage({ next: asked }, window.location.origin); } else { window.location.assign('/staff/next?' + new URLSearchParams({ ...asked, back: behind ?? '' })); }
}

/* The next task is claimed as it opens; nothing that is opened later is. */
const claiming = 'lian:claiming';
function nextClaimed() {
  sessionStorage.setItem(claiming, Date.now());
  next();
}

/** The items of a correction notice go with the answer that asks for them; registering leaves none open. */
function noticed(answer, body, said) {
  if (!one('[data-field=items]')) { return; }
  if (one('[data-field=items]', answer)) {
    body.items = items();
    said.push(...body.items.map(item => item.said));
    body.items.forEach(item => { delete item.said; });
    if (!body.items.length) { throw fault('items', '请至少标明一份材料的问题，或者勾选一个需要补正的事项'); }
  } else if (answer.dataset.answer === 'REGISTER' && items(true).length) {
    throw fault('outcome', '有材料标明了问题：请选择“要求补正”，或者把材料改为“无问题”');
  }
}
/** What was corrected in the filing goes with any answer; gives what is said of it before. */
function corrected(answer, body, said) {
  if (!one('.corrections')) { return ''; }
  const found = corrections();
  // The procedure is decided with the registration.
  if (!['REGISTER', 'CHANGE'].includes(answer.dataset.answer)) { found.said = found.said.filter(([name]) => name !== '适用程序'); }
  const reason = document.getElementById('reason').value.trim();
  const told = found.said.filter(([name]) => name !== '类型代字' && name !== '适用程序');
  if (told.length && !reason) { throw fault('correctionReason', '更正了当事人填写的内容，请写明理由，将一并告知当事人'); }
  if (found.said.length) {
    body.confirmed = found.confirmed;
    body.reason ??= reason;
  }
  said.push(...found.said);
  return told.length ? `下列更正连同理由“${reason}”告知当事人：` : '';
}
/** How many days the party gets for the correction, and until when by the court's calendar. */
function correctionTime(answer) {
  const field = one('[data-last-days]', answer);
  if (!field) { return ''; }
  const lasts = field.dataset.lastDays.split(' ');
  const days = Number(field.value.trim() || field.defaultValue);
  const last = lasts[days - 1];
  if (days && !last) { throw fault(field.dataset.name, `补正的期限写 1 至 ${lasts.length} 日`); }
  return last ? `给当事人 ${days} 日，从收到补正通知的次日起算；今天收到的，最后一天是 ${last}（已按放假、调休的日历计算）。` : '';
}
/** What will be sent, and the question asked before. */
function decided() {
  const { answer, body, said } = answered();
  noticed(answer, body, said);
  const { verb, consequence, done } = answer.dataset;
  const yes = verb.startsWith('确认') ? verb : '确认' + verb;
  const decision = { title: verb, yes, done, body, said, consequence: correctionTime(answer) + consequence + corrected(answer, body, said) };
  const registers = answer.dataset.answer === 'REGISTER';
  const paper = unread(answer, body);
  return { ...decision, paper, checks: registers ? openChecks() : [],
    unseen: paper || registers || answer.dataset.answer === 'CORRECT' || sheet.rules === 'true' ? unseen() : [] };
}
/** The same with the fee: one act, and the sum is said before. */
function decidedWithFee() {
  const sum = feeAhead();
  const decision = decided();
  if (sum === undefined) { return decision; }
  decision.body.feeFen = sum;
  return { ...decision, title: `登记立案，确认诉讼费 ${yuan(sum)} 元`, yes: '登记并确认诉讼费',
    done: `已登记立案，诉讼费 ${yuan(sum)} 元由您确认，交费通知随后送达；算出的不是这个数额的，在“待确认诉讼费”里另行确认。`,
    consequence: `同时以您的名义确认应交诉讼费 ${yuan(sum)} 元；算出的不是这个数额的，另行确认。` + decision.consequence };
}

/* What was answered in like cases, into the fields in one act; what follows is reading and confirming. */
one('[data-fill-like]')?.addEventListener('click', () => {
  const answer = one('form#decision [data-like]').closest('.answer');
  choose(answer.dataset.answer);
  const lines = all('[data-like]', answer);
  for (const line of lines) {
    const field = one('[data-name]', line);
    field.value = line.dataset.like;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  const left = all('[data-required]', answer).filter(field => !field.value.trim());
  one('[data-filled]').textContent = left.length ? `已填写 ${lines.length} 项，还有 ${left.length} 项请您填写。` : `已填写 ${lines.length} 项，请逐项核对后确认。`;
  (left[0] ?? one('[data-decide]'))?.focus();
});

const dialog = one('#confirm');
let pending;
function ask(decide = decided) {
  if (sheet.mine !== 'true' || dialog.open) { return; }
  one('#errors').hidden = true;
  try {
    pending = decide();
  } catch (problem) {
    if (problem instanceof Problem) { return showProblem(problem); }
    throw problem;
  }
  one('#confirm-title').textContent = pending.title + '？';
  one('[data-consequence]', dialog).textContent = pending.consequence;
  const checks = one('[data-checks]', dialog);
  checks.hidden = !pending.checks.length;
  one('ul', checks).replaceChildren(...pending.checks.slice(0, 3).map(check => {
    const item = document.createElement('li');
    item.textContent = check;
    return item;
  }));
  one('[data-more-checks]', checks).textContent = pending.checks.length > 3 ? `另有 ${pending.checks.length - 3} 项。` : '';
  one('[data-unread]', dialog).hidden = !pending.paper;
  one('[data-unread-words]', dialog).textContent = pending.paper;
  const unopened = one('[data-unseen]', dialog);
  unopened.hidden = !pending.unseen.length;
  unopened.textContent = `还有 ${pending.unseen.length} 份材料没有人点开看过：${pending.unseen.slice(0, 5).join('、')}${pending.unseen.length > 5 ? '等' : ''}。确定不用看吗？`;
  listChanges(one('[data-changes]', dialog), pending.said);
  const yes = one('[data-yes]', dialog);
  yes.textContent = pending.yes;
  const key = document.createElement('kbd');
  key.textContent = 'Enter';
  yes.append(key);
  dialog.showModal();
  yes.focus();
}
one('[data-with-fee]')?.addEventListener('click', () => ask(decidedWithFee));
/* The papers of the decision as it stands in the form; nothing is decided by looking. */
one('[data-look]')?.addEventListener('click', ({ currentTarget: { form } }) => {
  one('#errors').hidden = true;
  try {
    const decision = JSON.stringify(decided().body);
    one('[name=decision]', form).value = decision;
    form.submit();
    if (sheet.rules === 'true') { sessionStorage.setItem(seenPapers, decision); }
  } catch (problem) {
    if (!(problem instanceof Problem)) { throw problem; }
    showProblem(problem);
  }
});
one('[data-look-first]')?.addEventListener('click', () => {
  one('[data-look]').click();
  one('[data-unread]', dialog).hidden = true;
  one('[data-yes]', dialog).focus();
});
one('form#decision')?.addEventListener('submit', event => { event.preventDefault(); ask(); });
one('[data-no]', dialog ?? document)?.addEventListener('click', () => dialog.close());
one('[data-yes]', dialog ?? document)?.addEventListener('click', async event => {
  const yes = event.currentTarget;
  if (yes.disabled) { return; }
  const words = [...yes.childNodes];
  yes.disabled = true;
  yes.textContent = '正在办理…';
  try {
    await post(`/api/v1/tasks/${encodeURIComponent(sheet.task)}/completion`, pending.body);
    sessionStorage.removeItem(kept);
    sessionStorage.removeItem(seenPapers);
    dialog.close();
    finish(pending.done, true);
  } catch (problem) {
    dialog.close();
    showProblem(problem);
  } finally {
    yes.disabled = false;
    yes.replaceChildren(...words);
  }
});

const overtaken = 'lian:overtaken';
if (sessionStorage.getItem(overtaken)) {
  showProblem(new Problem(409, { detail: sessionStorage.getItem(overtaken) }));
  sessionStorage.removeItem(overtaken);
}
/* A button that changes whose task it is, and shows the sheet as it is then. */
function hands(button, act) {
  if (!button) { return; }
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      await post(`/api/v1/tasks/${encodeURIComponent(sheet.task)}/${act}`);
      if (act === 'claim') { sessionStorage.setItem('lian:claimed', `${sheet.task} ${Date.now()}`); }
    } catch (problem) {
      button.disabled = false;
      if (problem.status !== 409) { return showProblem(problem); }
      // Somebody was faster: the sheet as it is now says who, and offers nothing that is gone.
      sessionStorage.setItem(overtaken, problem.message);
    }
    window.location.reload();
  });
}
/* In Tasklist its own button claims, so that list and card know of it. */
const claimable = one('[data-claim]');
function claim() {
  if (framed) { window.parent.postMessage('lian:claim', window.location.origin); } else { claimable.click(); }
}
if (!framed) { hands(claimable, 'claim'); } else if (claimable) { claimable.hidden = false; claimable.addEventListener('click', claim); }
if (claimable && Date.now() - Number(sessionStorage.getItem(claiming)) < 10000) { claim(); }
sessionStorage.removeItem(claiming);
hands(one('[data-yield]'), 'release');
/* One's own task goes back to everybody; what was typed stays in this browser. Tasklist has a button of its own. */
const putBack = framed ? null : one('[data-put-back]');
const claimed = 'lian:claimed';
const UNDO = 10000;
if (putBack) {
  hands(putBack, 'release');
  one('[data-held]').hidden = false;
  const key = one('[data-back-key]');
  if (key) { key.hidden = false; }
  const [task, at] = (sessionStorage.getItem(claimed) ?? '').split(' ');
  const left = UNDO - (Date.now() - Number(at));
  if (task === sheet.task && left > 0) {
    const words = one('[data-held-words]');
    const said = [words.textContent, putBack.textContent];
    [words.textContent, putBack.textContent] = ['刚刚认领，点错了可以', '撤回'];
    setTimeout(() => { [words.textContent, putBack.textContent] = said; }, left);
  }
}
sessionStorage.removeItem(claimed);

one('.work')?.addEventListener('input', event => {
  if (event.target.closest('.act')) { return; }
  remember();
  followFee();
  const list = one('.changes');
  if (list) { try { listChanges(list, corrections().said); } catch { list.replaceChildren(); } }
});

document.addEventListener('keydown', event => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key.toLowerCase() === 'n' && one('[data-next]') && plain) { return next(); }
  if (event.key.toLowerCase() === 'c' && one('[data-next-claim]') && plain) { return nextClaimed(); }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); return ask(event.shiftKey && feeAhead() !== undefined ? decidedWithFee : decided); }
  if (event.key === 'Escape' && one('.view.large')) { return enlarge(false); }
  if (event.key.toLowerCase() === 'c' && event.ctrlKey && event.altKey && claimable) { return claim(); }
  if (!plain || dialog?.open || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && !/^(radio|checkbox)$/.test(event.target.type)) { return; }
  const key = event.key.toLowerCase();
  if (key === 'j') { show(shown + 1); } else if (key === 'k') { show(shown - 1); } else if (key === 'f') { enlarge(); }
  else if (key === 't') { turnPhoto(); }
  else if (key === 'r' && putBack) { putBack.click(); }
  else if (key === 'a') { allWell(); }
  else if (key === 'c' && claimable) { claim(); }
  else if (/^[1-9]$/.test(key)) {
    const radio = all('[name=outcome]:not(:disabled)')[Number(key) - 1];
    if (radio) { radio.checked = true; radio.focus(); follow(); remember(); radio.scrollIntoView({ block: 'nearest' }); }
  }
});

/* A closed task shows what had been typed; an open one fills it in again. */
const values = recall();
if (sheet.kind === 'CLOSED') {
  const names = { cause: '案由', amount: '请求的金额', procedure: '适用程序', typeCode: '类型代字', reason: '理由', confirmed: '应交金额', basis: '依据' };
  const list = one('[data-kept] dl');
  for (const [id, value] of Object.entries(values).filter(([, entry]) => typeof entry === 'string')) {
    const term = document.createElement('dt');
    const text = document.createElement('dd');
    term.textContent = names[id] ?? names[id.split('-').at(-1)] ?? '其他';
    text.textContent = value;
    list.append(term, text);
  }
  one('[data-kept]').hidden = !list.children.length;
} else {
  for (const [id, value] of Object.entries(values)) {
    const field = document.getElementById(id);
    if (field && !field.disabled && typeof value === 'string') { field.value = value; }
  }
  // What was left open is chosen again, never something else in its place.
  for (const box of chosenOnes()) {
    if (!box.matches(':disabled')) { box.checked = values[choiceOf(box)] ?? box.checked; }
  }
  const details = one('.corrections');
  if (details && Object.keys(values).some(id => details.querySelector('#' + CSS.escape(id)))) { details.open = true; }
  // A mark from before the page was loaded counts as one made now.
  const concluded = Object.keys(values).some(id => id.startsWith('outcome='));
  if (!concluded && all('[data-verdict]').some(verdict => verdict.value && verdict.value !== 'OK')) { choose('CORRECT'); }
  follow();
  const first = papers.findIndex(paper => paper.dataset.viewer !== 'TEXT');
  if (first > 0) { show(first, false); }
}
