import { parse, print } from './csv.js';
import { make } from './dom.js';

/** The examples of a rule as a plain table: what goes in, what must come out. */
export class Examples {
  #place;
  #lines;
  #readOnly;
  #label;
  #changed;
  #failed = new Map();
  #summary = make('p', { class: 'hint', role: 'status' });

  constructor(place, text, readOnly, label, changed) {
    this.#place = place;
    this.#lines = parse(text);
    this.#readOnly = readOnly;
    this.#label = label;
    this.#changed = changed;
  }

  #head() { return this.#lines.find(line => line.kind === 'cells'); }

  /** What the server found when it ran them; lines are counted as in the file that it was given. */
  result(run) {
    this.#failed = new Map((run?.failed ?? []).map(failure => [failure.line, failure.message]));
    const total = run?.total ?? 0;
    this.#summary.textContent = total === 0 ? '还没有示例。' : this.#failed.size === 0 ? `${total} 个示例都相符。` : `${total} 个示例，${this.#failed.size} 个不符。`;
    number(this.#lines);
    for (const row of this.#place.querySelectorAll('tr[data-at]')) { this.#tell(row); }
  }

  #tell(row) {
    const message = this.#failed.get(this.#lines[row.dataset.at]?.line);
    row.classList.toggle('wrong', message !== undefined);
    if (row.nextElementSibling?.matches('.why')) { row.nextElementSibling.remove(); }
    if (message !== undefined) {
      row.after(make('tr', { class: 'why' }, make('td', { colspan: row.cells.length }, make('p', {}, message))));
    }
  }

  show() { this.#draw(); }

  #draw() {
    const head = this.#head();
    const rows = this.#lines.map((line, at) => [line, at]).filter(([line]) => line !== head);
    const cells = head?.cells ?? [];
    this.#place.replaceChildren(
      make('div', { class: 'examples-head' }, this.#summary,
        make('p', { class: 'hint' }, '左边是输入，留空为未知；“应得”是应当得出的结果，多行结果用 | 连接，- 表示没有行命中。')),
      head ? make('div', { class: 'examples-wide', tabindex: '0' }, make('table', {},
        make('thead', {}, make('tr', {},
          make('th', { scope: 'col' }, '行'),
          cells.map(cell => make('th', { scope: 'col', class: cell.startsWith('=') ? 'expected' : undefined },
            (cell.startsWith('=') ? '应得：' : '') + (this.#label(cell) ?? ''), make('small', {}, cell.replace('=', '')))),
          this.#readOnly ? null : make('th', {}, make('span', { class: 'sr' }, '增删')))),
        make('tbody', {}, rows.map(([line, at]) => this.#row(line, at, cells))))) : make('p', {}, '这份草稿还没有示例。'),
      head && !this.#readOnly ? make('p', {}, make('button', { type: 'button', class: 'button second small', onclick: () => this.#add(this.#lines.length) }, '在末尾加一行')) : '');
    for (const row of this.#place.querySelectorAll('tr[data-at]')) { this.#tell(row); }
  }

  #row(line, at, head) {
    const tools = this.#readOnly ? null : make('td', { class: 'row-tools' },
      make('button', { type: 'button', class: 'tool', title: '在下面加一行', 'aria-label': '在下面加一行', onclick: () => this.#add(at + 1, line) }, '＋'),
      make('button', { type: 'button', class: 'tool', title: '删去这一行', 'aria-label': '删去这一行', onclick: () => this.#remove(at) }, '－'));
    if (line.kind === 'note') {
      return make('tr', { class: 'remark' }, make('td', {}), make('td', { colspan: head.length }, line.text.replace(/^#\s*/, '')), tools);
    }
    return make('tr', { 'data-at': at },
      make('th', { scope: 'row' }, String(line.line)),
      head.map((name, column) => make('td', { class: name.startsWith('=') ? 'expected' : undefined }, this.#field(line, column, name))),
      tools);
  }

  #field(line, column, name) {
    const input = make('input', { 'aria-label': (name.startsWith('=') ? '应得' : '') + (this.#label(name) ?? name.replace('=', '')) + '，第 ' + line.line + ' 行', readonly: this.#readOnly, autocomplete: 'off', spellcheck: 'false',
      oninput: () => {
        while (line.cells.length <= column) { line.cells.push(''); }
        line.cells[column] = input.value;
        this.#save();
      } });
    input.value = line.cells[column] ?? '';
    return input;
  }

  #add(at, like) {
    const cells = like?.kind === 'cells' ? [...like.cells] : this.#head().cells.map(() => '');
    this.#lines.splice(at, 0, { kind: 'cells', cells });
    number(this.#lines);
    this.#draw();
    this.#place.querySelector(`tr[data-at="${at}"] input`)?.focus();
    this.#save();
  }

  #remove(at) {
    this.#lines.splice(at, 1);
    number(this.#lines);
    this.#draw();
    this.#save();
  }

  #save() { this.#changed(print(this.#lines)); }
}

/** Gives each line its number in the file that print() makes. */
function number(lines) {
  let at = 1;
  for (const line of lines) {
    line.line = at;
    at += print([line]).split('\n').length - 1;
  }
}
