import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chinese } from '../../../target/workbench/translate.js';
import bpmn from '../../../target/workbench/zh-bpmn.js';
import dmn from '../../../target/workbench/zh-dmn.js';

const translate = table => chinese(table).translate[1];

test('a word is found whatever its capitals; a word without Chinese stays', () => {
  assert.equal(translate(dmn)('DELETE'), '删除');
  assert.equal(translate(dmn)('No such words'), 'No such words');
});

test('values stand where their names stood, in Chinese where they have it', () => {
  const say = translate({ 'Append {type}': '接上{type}', task: '任务' });
  assert.equal(say('Append {type}', { type: 'task' }), '接上任务');
  assert.equal(say('Append {type}', { type: 'unknown' }), '接上unknown');
  assert.equal(say('Append {type}'), '接上{type}');
});

const places = text => [...text.matchAll(/(?<!\$){\s*([^}\s]+)\s*}/g)].map(place => place[1]);

for (const [name, table] of Object.entries({ bpmn, dmn })) {
  test(`${name}: a Chinese sentence has no place that the English one does not fill, and is not empty`, () => {
    for (const [english, words] of Object.entries(table)) {
      assert.deepEqual(places(words).filter(place => !places(english).includes(place)), [], english);
      assert.ok(words.trim() !== '', english);
    }
  });
}
