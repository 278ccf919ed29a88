// The page around an editor: state word, views, findings, examples, trial, reason.
import { Draft, Problem } from './draft.js';
import { ask, download, make } from './dom.js';
import { Examples } from './examples.js';
import { Trial } from './trial.js';

// Told from the run of the examples: where they stand, and once in the list.
const OF_EXAMPLES = ['ROW_WITHOUT_EXAMPLE', 'EXAMPLE_FAILED'];

const ENDINGS = { PROCESS: '.bpmn', DECISION: '.dmn', FORM: '.form' };
const WHAT = { PROCESS: '流程', DECISION: '决策', FORM: '表单' };
const STATES = { DRAFT: '编辑中', SUBMITTED: '待批准', APPROVED: '已批准', PUBLISHED: '已发布', DISCARDED: '已放弃' };

export async function start(createEditor) {
  const root = document.getElementById('editor');
  const page = new Page(root, createEditor);
  try { await page.open(); } catch (problem) { page.fail(problem); }
}

class Page {
  #root;
  #create;
  #draft;
  #editor;
  #parts = {};
  #problems = [];
  #lint = [];
  #fired = [];
  #main = 'model';

  constructor(root, create) {
    this.#root = root;
    this.#create = create;
    this.#draft = new Draft(root.dataset.draft, {
      saved: content => this.#saved(content),
      state: state => this.#say(state),
      moved: problem => this.#moved(problem)
    });
  }

  async open() {
    const found = await this.#draft.open();
    const content = this.#draft.content;
    this.readOnly = content.state !== 'DRAFT';
    this.#build(content);
    this.#editor = this.#create(this.#parts.canvas, this.#parts.properties, this.readOnly);
    this.#editor.on('views', () => this.#views());
    this.#editor.on('stack', () => this.#stack());
    this.#editor.on('lint', issues => { this.#lint = issues; this.#findings(); });
    try {
      await this.#editor.load(content.xml);
    } catch (broken) {
      console.warn(broken);
      this.#note('bad', '图形没有显示出来：文件不完整或者不是本页能编辑的格式。可以查看源文件，改好以后上传。');
      this.#show('xml');
    }
    this.#editor.on('changed', () => this.#changed());
    this.#views();
    this.#stack();
    this.#parts.trial = new Trial(this.#parts.trialPlace, this.#editor, this.#draft, ids => this.#hit(ids));
    this.#saved(content);
    this.#say({ kind: this.readOnly ? 'locked' : 'saved', word: this.readOnly ? '只能查看' : '已保存' });
    if (found.moved) { this.#moved(); } else if (found.restored) {
      this.#note('ok', '上次没有保存的修改已经恢复。');
      this.#draft.change({});
    }
  }

  fail(problem) {
    console.warn(problem);
    this.#root.replaceChildren(make('p', { class: 'note bad', role: 'alert' }, problem instanceof Problem ? problem.message : '编辑器没有打开，请刷新后再试。'));
  }

  #build(content) {
    const button = (name, text, run, title) => (this.#parts[name] = make('button', { type: 'button', class: 'tool', title, onclick: run }, text));
    const tab = (name, text, place) => make('button', { type: 'button', role: 'tab', id: 'tab-' + name, 'aria-controls': place, 'data-side': name, onclick: () => this.#side(name) }, text);
    const parts = this.#parts;
    parts.state = make('p', { class: 'state-word', role: 'status' });
    parts.notes = make('div', { class: 'bench-notes' });
    parts.views = make('div', { class: 'views', role: 'tablist', 'aria-label': '文件的各部分' });
    parts.canvas = make('div', { class: 'canvas', id: 'canvas' });
    parts.zoom = make('div', { class: 'zoom', role: 'group', 'aria-label': '缩放' },
      make('button', { type: 'button', class: 'tool', title: '缩小', 'aria-label': '缩小', onclick: () => this.#editor.zoom(.8) }, '－'),
      make('button', { type: 'button', class: 'tool', onclick: () => this.#editor.zoom() }, '全图'),
      make('button', { type: 'button', class: 'tool', title: '放大', 'aria-label': '放大', onclick: () => this.#editor.zoom(1.25) }, '＋'));
    parts.properties = make('div', { class: 'properties' });
    parts.xml = make('section', { class: 'xml', hidden: true, 'aria-label': 'XML' });
    parts.examples = make('section', { class: 'examples', hidden: true, 'aria-label': '示例' });
    parts.findings = make('section', { id: 'side-findings', role: 'tabpanel', 'aria-labelledby': 'tab-findings' });
    parts.trialPlace = make('section', { id: 'side-trial', role: 'tabpanel', 'aria-labelledby': 'tab-trial', hidden: true });
    parts.about = make('section', { id: 'side-about', role: 'tabpanel', 'aria-labelledby': 'tab-about', hidden: true });
    parts.panel = make('section', { id: 'side-panel', role: 'tabpanel', 'aria-labelledby': 'tab-panel', hidden: true }, parts.properties);
    const decisions = content.kind === 'DECISION';

    const file = make('input', { type: 'file', id: 'upload', accept: content.kind === 'FORM' ? '.form,.json' : '.dmn,.bpmn,.xml', class: 'sr', tabindex: '-1', 'aria-label': '要上传的文件', onchange: event => this.#upload(event.target) });
    this.#root.replaceChildren(
      make('div', { class: 'bench-bar' },
        parts.views,
        make('div', { class: 'tools' },
          this.readOnly ? null : button('undo', '撤销', () => this.#editor.undo(), 'Ctrl+Z'),
          this.readOnly ? null : button('redo', '重做', () => this.#editor.redo(), 'Ctrl+Y'),
          button('download', '下载', () => this.#download()),
          this.readOnly ? null : button('upload', '上传…', () => file.click()),
          file)),
      parts.notes,
      make('div', { class: 'bench-body' },
        make('div', { class: 'bench-main' }, parts.canvas, parts.zoom, parts.xml, parts.examples),
        make('aside', { class: 'bench-side', 'aria-label': '检查与说明' },
          make('div', { class: 'side-tabs', role: 'tablist' },
            tab('findings', '问题', 'side-findings'),
            decisions ? tab('trial', '试算', 'side-trial') : null,
            tab('panel', '属性', 'side-panel'),
            tab('about', '说明', 'side-about')),
          parts.findings, parts.trialPlace, parts.panel, parts.about)));
    document.querySelector('[data-state-place]')?.append(parts.state);
    const tag = document.querySelector('[data-draft-state]');
    if (tag) { tag.textContent = STATES[content.state] ?? content.state; tag.hidden = false; }
    this.#about(content);
    if (decisions) {
      this.exampleTable = new Examples(parts.examples, content.examples ?? '', this.readOnly, name => this.#label(name), text => this.#draft.change({ examples: text }));
    }
    this.#side('findings');
  }

  #label(name) {
    return name.startsWith('=') ? this.#editor?.outputs()[name.slice(1)] : this.#editor?.inputs().find(input => input.name === name)?.label;
  }

  #about(content) {
    const field = (name, label, hint, tall) => {
      const input = make(tall ? 'textarea' : 'input', { id: 'about-' + name, maxlength: tall ? 1000 : 300, disabled: this.readOnly, oninput: () => this.#draft.change({ [name]: input.value }) });
      input.value = content[name] ?? '';
      return make('div', { class: 'line' }, make('label', { for: 'about-' + name }, label), input, make('p', { class: 'hint' }, hint));
    };
    this.#parts.about.replaceChildren(
      field('reason', '修改理由', '批准的人先看这一句。', true),
      field('legalBasis', '法律依据', '例如：诉讼费用交纳办法第十三条第一款第（一）项'),
      make('dl', { class: 'facts' },
        make('dt', {}, '起草人'), make('dd', {}, content.author ?? ''),
        make('dt', {}, '起草时的版本'), make('dd', {}, content.baseVersion ? `第 ${content.baseVersion} 版` : '新规则'),
        make('dt', {}, '现行版本'), make('dd', {}, content.currentVersion ? `第 ${content.currentVersion} 版` : '尚未发布'),
        content.approver ? [make('dt', {}, '审批人'), make('dd', {}, content.approver)] : null,
        content.comment ? [make('dt', {}, '审批意见'), make('dd', {}, content.comment)] : null));
  }

  #views() {
    const model = this.#editor.views();
    const tab = (id, label, selected, run, kind) => make('button', { type: 'button', role: 'tab', 'data-view': id, 'data-kind': kind, 'aria-selected': String(selected), onclick: run }, label);
    this.#parts.views.replaceChildren(
      ...model.map(view => tab(view.id, view.label, this.#main === 'model' && view.active, () => this.#view(view.id), view.kind)),
      this.exampleTable ? tab('examples', '示例', this.#main === 'examples', () => this.#show('examples')) : '',
      tab('xml', this.#source, this.#main === 'xml', () => this.#show('xml')));
    this.#counts();
    this.#parts.zoom.hidden = this.#main !== 'model' || !this.#editor.zoomable;
    const panel = this.#root.querySelector('[data-side=panel]');
    panel.hidden = this.readOnly || !this.#editor.hasProperties;
    if (panel.hidden && this.#sideShown === 'panel') { this.#side('findings'); }
  }

  async #view(id) {
    this.#show('model');
    await this.#editor.open(id);
    this.#views();
  }

  async #show(main) {
    this.#main = main;
    this.#parts.canvas.hidden = main !== 'model';
    this.#parts.xml.hidden = main !== 'xml';
    this.#parts.examples.hidden = main !== 'examples';
    if (this.#editor) { this.#views(); this.#stack(); }
    if (main === 'examples') { this.exampleTable.show(); }
    if (main === 'xml') {
      const text = await this.#text();
      this.#parts.xml.replaceChildren(
        make('p', { class: 'hint' }, '只供查看和复制；要改请在图形里改，或者下载改好再上传。 ',
          make('button', { type: 'button', class: 'tool', onclick: event => copy(text, event.target) }, '复制')),
        make('pre', { tabindex: '0' }, text));
    }
  }

  #sideShown = 'findings';
  #side(name) {
    this.#sideShown = name;
    for (const tab of this.#root.querySelectorAll('[data-side]')) { tab.setAttribute('aria-selected', String(tab.dataset.side === name)); }
    for (const [side, part] of Object.entries({ findings: 'findings', trial: 'trialPlace', panel: 'panel', about: 'about' })) { this.#parts[part].hidden = side !== name; }
    if (name === 'trial') { this.#parts.trial?.show(); }
  }

  #stack() {
    if (this.readOnly) { return; }
    const model = this.#main === 'model';
    this.#parts.undo.disabled = !(model && this.#editor.undoable);
    this.#parts.redo.disabled = !(model && this.#editor.redoable);
  }

  async #text() {
    try { return await this.#editor.save(); } catch { return this.#draft.content.xml; }
  }

  #changed() {
    this.#fired = [];
    this.#draft.change({ xml: () => this.#editor.save() });
    this.#mark();
  }

  #say({ kind, word, reason }) {
    this.#parts.state?.replaceChildren(make('b', { class: 'word ' + kind }, word), reason ? '，' + reason : '');
  }

  #saved(content) {
    this.#problems = content.findings ?? [];
    this.exampleTable?.result(content.examplesRun);
    this.#findings();
  }

  #findings() {
    const place = this.#parts.findings;
    const located = this.#problems.filter(finding => !OF_EXAMPLES.includes(finding.code))
      .map(finding => ({ ...finding, place: finding.element ? this.#editor.find(finding.element, finding.row, finding.cell) : undefined }));
    this.located = located;
    const run = this.#draft.content.examplesRun;
    if (run?.failed?.length) { located.push({ severity: 'BLOCKING', code: 'EXAMPLE_FAILED', message: `${run.failed.length} 个示例不符。请改正表，或者改正示例` }); }
    const missed = (run?.uncoveredRows ?? []).map(row => this.#row(row));
    const item = (finding, tone, word) => {
      const go = finding.place ? () => this.#go(finding.place) : this.#elsewhere(finding.code);
      return make('li', { class: 'finding ' + tone },
        make(go ? 'button' : 'div', { type: go ? 'button' : undefined, class: 'finding-go', onclick: go },
          make('span', { class: 'tag ' + tone }, word), ' ', finding.message,
          finding.place ? make('span', { class: 'basis' }, finding.place.label) : null));
    };
    const blocking = located.filter(finding => finding.severity === 'BLOCKING');
    const warning = located.filter(finding => finding.severity !== 'BLOCKING');
    place.replaceChildren(
      blocking.length + warning.length + this.#lint.length === 0 ? make('p', { class: 'none' }, '没有发现问题。') : '',
      make('ul', { class: 'findings' },
        blocking.map(finding => item(finding, 'bad', '不能发布')),
        warning.map(finding => item(finding, 'warn', '请留意')),
        this.#lint.map(issue => item(issue, 'warn', '画法'))),
      missed.length ? make('h2', {}, '没有示例走到的行') : '',
      missed.length ? make('ul', { class: 'findings' }, missed.map(row => make('li', {}, row.place
        ? make('button', { type: 'button', class: 'plain', onclick: () => this.#go(row.place) }, row.place.label) : row.text))) : '',
      this.#differences());
    this.#counts();
    this.#mark();
  }

  /** What is put right outside the file. */
  #elsewhere(code) {
    const about = field => () => { this.#side('about'); document.getElementById(field).focus(); };
    return {
      REASON_MISSING: about('about-reason'),
      LEGAL_BASIS_MISSING: about('about-legalBasis'),
      EXAMPLE_FAILED: () => this.#show('examples'),
      EXAMPLES_MISSING: () => this.#show('examples')
    }[code];
  }

  #differences() {
    const changes = this.#draft.content.difference ?? [];
    if (!changes.length) { return ''; }
    return make('details', {}, make('summary', {}, `与现行版本相比改了 ${changes.length} 处`),
      make('ul', { class: 'findings' }, changes.map(change => make('li', {}, this.#difference(change)))));
  }

  #difference(change) {
    const place = change.element && this.#editor.find(change.element, change.number);
    const where = [change.part, change.number && `第 ${change.number} 行`, change.column].filter(Boolean).join(' · ');
    return [
      place ? make('button', { type: 'button', class: 'plain', onclick: () => this.#go(place) }, where) : where, `：${change.what} `,
      change.before ? make('del', {}, change.before) : '', ' ', change.after ? make('ins', {}, change.after) : ''];
  }

  #row(row) {
    const id = typeof row === 'string' ? row : row.element ?? row.id ?? row.rule;
    return { id, text: typeof row === 'string' ? row : row.message ?? id, place: this.#editor.find(id, row.row) };
  }

  #counts() {
    const set = (selector, text, tone) => {
      const tab = this.#root.querySelector(selector);
      tab?.querySelector('.count')?.remove();
      if (text) { tab?.append(make('span', { class: 'count ' + tone }, String(text))); }
    };
    const blocking = (this.located ?? []).some(finding => finding.severity === 'BLOCKING');
    set('[data-side=findings]', (this.located ?? []).length + this.#lint.length, blocking ? 'bad' : 'warn');
    set('[data-view=examples]', this.#draft.content.examplesRun?.failed?.length, 'bad');
  }

  #mark() {
    const places = severity => (this.located ?? []).filter(finding => (finding.severity === 'BLOCKING') === severity && finding.place).map(finding => finding.place);
    this.#editor.mark({
      blocking: places(true),
      warning: places(false),
      fired: this.#fired,
      uncovered: (this.#draft.content.examplesRun?.uncoveredRows ?? []).map(row => this.#row(row).place?.row).filter(Boolean)
    });
  }

  async #go(place) {
    await this.#show('model');
    await this.#editor.go(place);
    this.#views();
  }

  #hit(ids) {
    this.#fired = ids;
    this.#mark();
    return ids.map(id => this.#editor.find(id)).filter(Boolean).map(place => ({ label: place.label, go: () => this.#go(place) }));
  }

  async #download() {
    const { rule, name } = this.#draft.content;
    download((rule || name || 'rule') + ENDINGS[this.#root.dataset.kind], await this.#text(), this.#source === 'JSON' ? 'application/json' : 'application/xml');
  }

  get #source() { return this.#root.dataset.kind === 'FORM' ? 'JSON' : 'XML'; }

  #isWhole(text) {
    if (this.#source === 'XML') { return !new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror'); }
    try { return typeof JSON.parse(text) === 'object'; } catch { return false; }
  }

  async #upload(input) {
    const [file] = input.files;
    input.value = '';
    if (!file) { return; }
    const text = await file.text();
    if (!this.#isWhole(text)) {
      this.#note('bad', `没有换上“${file.name}”：它不是完整的 ${this.#source} 文件。`);
      return;
    }
    const yes = await ask({ title: '用上传的文件替换草稿？', text: `草稿现在的内容换成“${file.name}”的内容。想留一份的，请先下载。`,
      choices: [{ label: '替换', value: 'yes' }, { label: '不替换', value: '' }] });
    if (yes !== 'yes') { return; }
    const before = await this.#text();
    try {
      await this.#editor.load(text);
    } catch (broken) {
      console.warn(broken);
      await this.#editor.load(before);
      this.#note('bad', `没有换上“${file.name}”：本页读不出里面的${WHAT[this.#root.dataset.kind]}。`);
      return;
    }
    this.#note('ok', `已换成“${file.name}”的内容。`);
    this.#changed();
    this.#show('model');
  }

  async #moved(problem) {
    this.#note('bad', '您的修改没有保存。');
    const choice = await ask({ title: problem?.message ?? '别人已经保存了这份草稿', text: '您的修改还在本页，没有存到服务器。可以先下载自己的修改，再载入新的内容。',
      choices: [{ label: '下载我的修改', value: 'keep' }, { label: '放弃我的修改，载入新的内容', value: 'reload' }] });
    if (choice === 'keep') {
      await this.#download();
      const { examples } = await this.#draft.unsaved();
      if (examples) { download(this.#draft.content.rule + '.examples.csv', examples, 'text/csv'); }
      this.#note('bad', '您的修改已下载。', make('button', { type: 'button', class: 'plain', onclick: () => this.#reload() }, '载入新的内容'));
    } else if (choice === 'reload') {
      this.#reload();
    }
  }

  #reload() {
    this.#draft.forget();
    window.location.reload();
  }

  #note(tone, text, ...more) {
    this.#parts.notes.replaceChildren(make('p', { class: 'note ' + tone, role: tone === 'bad' ? 'alert' : 'status' }, text, ' ', ...more,
      make('button', { type: 'button', class: 'plain', onclick: event => event.target.parentElement.remove() }, '知道了')));
  }
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = '已复制';
  } catch {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('.xml pre'));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    button.textContent = '已选中，请按 Ctrl+C';
  }
}
