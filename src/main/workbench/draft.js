// One draft: read from the API, saved 1.5 s after the last change, never lost.
import { logInAgain, renewed } from './session.js';

const QUIET = 1500;
const COPY = 300;
const RETRY = 5000;

export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? '没有办理成功');
    this.status = status;
    this.body = body;
  }
}

/** Refused for want of a log-in, or of the token of the present one. */
const isOfSession = problem => problem.status === 401
  || (problem.status === 403 && (!problem.body.detail || problem.body.detail.includes('CSRF')));

/** A call whose session has ended is made again once somebody is logged in; what is typed waits for it. */
export async function call(method, path, body) {
  try {
    return await once(method, path, body);
  } catch (problem) {
    if (!(problem instanceof Problem) || !isOfSession(problem)) { throw problem; }
    const goesOn = await renewed().catch(() => false) || await logInAgain().catch(() => false);
    if (!goesOn) { throw new Problem(401, { ...problem.body, detail: '登录已失效，写的还在这一页里：请登录，会接着保存' }); }
    return once(method, path, body);
  }
}

async function once(method, path, body) {
  const csrf = document.querySelector('meta[name=csrf]');
  const headers = { Accept: 'application/json, application/problem+json' };
  if (csrf && method !== 'GET') { headers[csrf.dataset.header] = csrf.content; }
  if (body !== undefined) { headers['Content-Type'] = 'application/json'; }
  let answer;
  try {
    answer = await fetch(path, { method, headers, credentials: 'same-origin', body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Problem(0, { detail: '没有连上服务器' });
  }
  const json = (answer.headers.get('Content-Type') ?? '').includes('json') ? await answer.json() : {};
  if (!answer.ok) { throw new Problem(answer.status, json); }
  return json;
}

/**
 * Tells `saved` (the server's answer), `state` ({ word, kind, reason }) and `moved` (somebody else saved) to its listener.
 * What is not yet saved is kept in the browser as well.
 */
export class Draft {
  #path;
  #key;
  #listener;
  #pending = {};
  #timer;
  #keeping;
  #saving;
  #stopped = false;

  constructor(id, listener) {
    this.#path = '/api/v1/rule-drafts/' + encodeURIComponent(id);
    this.#key = 'lian:rule-draft:' + id;
    this.#listener = listener;
    window.addEventListener('online', () => this.#dirty && this.#schedule(0));
    window.addEventListener('beforeunload', event => {
      if (this.#dirty) { this.#keep(); event.preventDefault(); }
    });
  }

  get #dirty() { return Object.keys(this.#pending).length > 0; }

  /** What the server has, with what this browser had not yet saved laid over it. */
  async open() {
    this.content = await call('GET', this.#path);
    const kept = this.#kept();
    if (!kept || this.content.state !== 'DRAFT') { return { restored: false }; }
    this.#pending = kept.changes;
    if (kept.revision !== this.content.revision) {
      this.#stopped = true;
      return { restored: true, moved: true };
    }
    Object.assign(this.content, kept.changes);
    this.#schedule(0);
    return { restored: true };
  }

  /** Fields that changed; a value may be a function that is asked when it is saved. */
  change(fields) {
    Object.assign(this.#pending, fields);
    if (this.#stopped) { this.#keep(); } else { this.#schedule(QUIET); }
  }

  #schedule(delay) {
    clearTimeout(this.#timer);
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#keep(), COPY);
    this.#tell('unsaved');
    this.#timer = setTimeout(() => this.flush().catch(() => {}), delay);
  }

  /** Saves now; resolves when the server has everything. */
  async flush() {
    clearTimeout(this.#timer);
    while (this.#saving) { await this.#saving.catch(() => {}); }
    if (this.#stopped) { throw new Problem(409, { detail: '别人已经保存了这份草稿' }); }
    if (!this.#dirty) { return; }
    this.#saving = this.#save();
    try { await this.#saving; } finally { this.#saving = undefined; }
    if (this.#dirty) { this.#schedule(QUIET); }
  }

  async #save() {
    clearTimeout(this.#keeping);
    await this.#keep();
    const sent = this.#pending;
    this.#pending = {};
    this.#tell('saving');
    try {
      const values = await resolved(sent);
      this.content = await call('PUT', this.#path, { revision: this.content.revision, ...values });
      if (this.#dirty) { await this.#keep(); } else { localStorage.removeItem(this.#key); this.#tell('saved'); }
      this.#listener.saved(this.content);
    } catch (problem) {
      this.#pending = { ...sent, ...this.#pending };
      if (!(problem instanceof Problem)) { this.#tell('unsaved', '没有写出文件'); throw problem; }
      if (problem.status === 409) {
        this.#stopped = true;
        this.#tell('unsaved', problem.message);
        this.#listener.moved(problem);
      } else {
        this.#tell('unsaved', problem.message);
        if (problem.status === 0 || problem.status >= 500 || problem.status === 429 || problem.status === 401) {
          this.#timer = setTimeout(() => this.flush().catch(() => {}), RETRY);
        }
      }
      throw problem;
    }
  }

  async #keep() {
    try {
      const changes = await resolved(this.#pending);
      localStorage.setItem(this.#key, JSON.stringify({ revision: this.content.revision, changes }));
    } catch (full) { console.warn(full); }
  }

  #kept() {
    try { return JSON.parse(localStorage.getItem(this.#key)); } catch { return null; }
  }

  /** The server's version wins; what this browser kept goes. */
  forget() {
    this.#pending = {};
    localStorage.removeItem(this.#key);
  }

  /** What is not saved, for a download. */
  unsaved() { return resolved(this.#pending); }

  evaluate(inputs) { return call('POST', this.#path + '/evaluations', { inputs }); }

  #tell(kind, reason) {
    const words = { saved: '已保存', saving: '正在保存…', unsaved: '未保存' };
    this.#listener.state({ kind, word: words[kind], reason });
  }
}

async function resolved(fields) {
  const values = {};
  for (const [name, value] of Object.entries(fields)) { values[name] = typeof value === 'function' ? await value() : value; }
  return values;
}
