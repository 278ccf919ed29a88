import { make } from './dom.js';

/** 试算: the draft's answer to typed inputs, nothing stored. */
export class Trial {
  #place;
  #editor;
  #draft;
  #hit;
  #values = {};
  #answer = make('div', { role: 'status' });

  constructor(place, editor, draft, hit) {
    this.#place = place;
    this.#editor = editor;
    this.#draft = draft;
    this.#hit = hit;
  }

  /** Asks for what the file asks for now. */
  show() {
    const fields = this.#editor.inputs().map(input => this.#field(input));
    this.#place.replaceChildren(make('form', { onsubmit: event => { event.preventDefault(); this.#run(); } },
      make('p', { class: 'hint' }, '用草稿现在的内容算一次，不留记录。留空为未知。'),
      ...fields,
      make('div', { class: 'trial-run' }, make('button', { class: 'button small' }, '试算'))), this.#answer);
  }

  #field({ name, label, type, known }) {
    const id = 'trial-' + name;
    let input;
    const keep = () => { this.#values[name] = input.value; };
    if (type === 'boolean') {
      input = make('select', { id, onchange: keep }, [['', '未知'], ['true', '是'], ['false', '否']].map(([value, text]) => make('option', { value }, text)));
    } else {
      const number = ['long', 'integer', 'double', 'number'].includes(type);
      input = make('input', { id, type: type === 'date' ? 'date' : 'text', inputmode: number ? 'numeric' : undefined, list: known.length ? id + '-known' : undefined, autocomplete: 'off',
        pattern: number ? '-?[0-9]+([.][0-9]+)?' : undefined, title: number ? '请填数字' : undefined, oninput: keep });
    }
    input.value = this.#values[name] ?? '';
    const hint = type === 'list' ? '可以有几个，用 | 隔开' : undefined;
    return make('div', { class: 'line' },
      make('label', { for: id }, label, ' ', make('code', {}, name)), input,
      known.length ? make('datalist', { id: id + '-known' }, known.map(value => make('option', { value }))) : null,
      hint ? make('p', { class: 'hint' }, hint) : null);
  }

  async #run() {
    this.#answer.replaceChildren(make('p', { class: 'hint' }, '正在算…'));
    const inputs = {};
    for (const { name, type } of this.#editor.inputs()) {
      const value = typed(type, this.#values[name] ?? '');
      if (value !== undefined) { inputs[name] = value; }
    }
    try {
      await this.#draft.flush();
      this.#show(await this.#draft.evaluate(inputs));
    } catch (problem) {
      this.#answer.replaceChildren(make('p', { class: 'note bad' }, problem.message));
    }
  }

  #show({ rows = [], ruleIds = [], fault }) {
    const labels = this.#editor.outputs();
    const order = Object.keys(labels);
    const sorted = row => Object.entries(row).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
    const places = this.#hit(ruleIds);
    this.#answer.replaceChildren(
      fault ? make('p', { class: 'note bad' }, fault) : '',
      !fault && rows.length === 0 ? make('p', { class: 'note warn' }, '没有行命中。') : '',
      ...rows.map(row => make('dl', { class: 'facts answer' }, sorted(row).map(([name, value]) => [
        make('dt', {}, labels[name] ?? name), make('dd', {}, said(value))]))),
      places.length ? make('h2', {}, '命中的行') : '',
      places.length ? make('ul', { class: 'findings' }, places.map(place => make('li', {}, make('button', { type: 'button', class: 'plain', onclick: place.go }, place.label)))) : '');
  }
}

function typed(type, text) {
  if (type === 'list') { return text === '' ? [] : text.split('|').map(one => one.trim()); }
  if (text === '') { return undefined; }
  if (type === 'boolean') { return text === 'true'; }
  return ['long', 'integer', 'double', 'number'].includes(type) ? Number(text) : text;
}

const said = value => (value === null || value === undefined ? '（空）' : value === true ? '是' : value === false ? '否' : typeof value === 'object' ? JSON.stringify(value) : String(value));
