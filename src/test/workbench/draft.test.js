import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { Draft } from '../../../target/workbench/draft.js';

const KEY = 'lian:rule-draft:7';
let sent;
let answers;
let said;
let kept;

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  sent = [];
  answers = [];
  said = [];
  kept = new Map();
  globalThis.document = { querySelector: () => null };
  globalThis.window = { addEventListener: () => {} };
  globalThis.localStorage = {
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: key => kept.delete(key)
  };
  globalThis.fetch = async (path, { method, body }) => {
    sent.push({ method, body: body && JSON.parse(body) });
    const { status, json } = answers.shift() ?? assert.fail('nobody expected ' + method + ' ' + path);
    if (status === 0) { throw new TypeError('away'); }
    return { ok: status < 400, status, headers: new Headers({ 'Content-Type': 'application/json' }), json: async () => json };
  };
});

afterEach(() => mock.timers.reset());

const server = (revision, fields = {}) => ({ status: 200, json: { state: 'DRAFT', revision, ...fields } });
const settled = async () => { for (let turn = 0; turn < 20; turn++) { await Promise.resolve(); } };

async function opened() {
  answers.push(server(1, { name: '旧' }));
  const draft = new Draft('7', {
    state: ({ kind, reason }) => said.push(reason ? `${kind}: ${reason}` : kind),
    saved: () => {},
    moved: () => said.push('moved')
  });
  await draft.open();
  return draft;
}

test('changes are saved together, 1.5 seconds after the last', async () => {
  const draft = await opened();
  answers.push(server(2));
  draft.change({ name: '一' });
  mock.timers.tick(1000);
  draft.change({ reason: '二' });
  mock.timers.tick(1499);
  await settled();
  assert.equal(sent.length, 1);
  mock.timers.tick(1);
  await settled();
  assert.deepEqual(sent[1], { method: 'PUT', body: { revision: 1, name: '一', reason: '二' } });
  assert.deepEqual(said.slice(-2), ['saving', 'saved']);
  assert.equal(kept.has(KEY), false);
});

test('what could not be saved stays in the browser and is tried again by itself', async () => {
  const draft = await opened();
  answers.push({ status: 0 }, server(2));
  draft.change({ name: '一' });
  await draft.flush().catch(() => {});
  assert.equal(said.at(-1), 'unsaved: 没有连上服务器');
  assert.deepEqual(JSON.parse(kept.get(KEY)), { revision: 1, changes: { name: '一' } });
  mock.timers.tick(5000);
  await settled();
  assert.equal(sent.length, 3);
  assert.equal(said.at(-1), 'saved');
});

test('where somebody else has saved, nothing is overwritten and nothing is lost', async () => {
  const draft = await opened();
  answers.push({ status: 409, json: { detail: '别人已经保存' } });
  draft.change({ name: '一' });
  await draft.flush().catch(() => {});
  assert.equal(said.at(-1), 'moved');
  draft.change({ name: '二' });
  mock.timers.tick(60_000);
  await settled();
  assert.equal(sent.length, 2);
  await assert.rejects(draft.flush(), { status: 409 });
  assert.deepEqual(await draft.unsaved(), { name: '二' });
});

test('what a closed browser had not saved is laid over what the server has', async () => {
  kept.set(KEY, JSON.stringify({ revision: 1, changes: { name: '新' } }));
  answers.push(server(1, { name: '旧' }));
  const draft = new Draft('7', { state: () => {}, saved: () => {}, moved: () => {} });
  assert.deepEqual(await draft.open(), { restored: true });
  assert.equal(draft.content.name, '新');
});

test('what a closed browser had not saved waits for a decision when the server has moved on', async () => {
  kept.set(KEY, JSON.stringify({ revision: 1, changes: { name: '新' } }));
  answers.push(server(2, { name: '别人的' }));
  const draft = new Draft('7', { state: () => {}, saved: () => {}, moved: () => {} });
  assert.deepEqual(await draft.open(), { restored: true, moved: true });
  assert.equal(draft.content.name, '别人的');
  draft.forget();
  assert.equal(kept.has(KEY), false);
});

test('a refused value says why and is not sent again by itself', async () => {
  const draft = await opened();
  answers.push({ status: 422, json: { detail: '名称太长' } });
  draft.change({ name: '一' });
  await draft.flush().catch(() => {});
  assert.equal(said.at(-1), 'unsaved: 名称太长');
  mock.timers.tick(60_000);
  await settled();
  assert.equal(sent.length, 2);
});

test('a call whose session ended is made again with the token of the next one, and what is typed goes along', async () => {
  const draft = await opened();
  const metas = { csrf: { content: 'old', dataset: { header: 'X-CSRF-TOKEN' } }, person: { content: 'p', dataset: {} } };
  const named = page => ({ querySelector: selector => page[/name=(\w+)/.exec(selector)[1]] ?? null });
  globalThis.document = named(metas);
  globalThis.location = { pathname: '/workbench/drafts/7/editor', origin: 'https://court', href: 'https://court/workbench/drafts/7/editor' };
  globalThis.DOMParser = class { parseFromString() { return named({ csrf: { content: 'new' }, person: { content: 'p' } }); } };
  const api = globalThis.fetch;
  const tokens = [];
  globalThis.fetch = async (path, options) => {
    if (path === location.pathname) { return { ok: true, url: location.href, text: async () => '' }; }
    tokens.push(options.headers['X-CSRF-TOKEN']);
    return api(path, options);
  };
  answers.push({ status: 403, json: { detail: '请求缺少有效的 CSRF 令牌' } }, server(2));
  draft.change({ name: '一' });
  await draft.flush();
  assert.deepEqual(tokens, ['old', 'new']);
  assert.deepEqual(sent.at(-1).body, { revision: 1, name: '一' });
  assert.equal(said.at(-1), 'saved');
});
