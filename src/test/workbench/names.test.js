import assert from 'node:assert/strict';
import { test } from 'node:test';
import { named } from '../../../target/workbench/names.js';

class Factory {
  prefix = 'made ';
  create(type, attrs) { return { type: this.prefix + type, ...attrs }; }
}

test('新的决策、输入、列有中文的名称，不是英文编号', () => {
  const factory = new Factory();
  named(factory);

  assert.deepEqual(factory.create('dmn:Decision'), { type: 'made dmn:Decision', name: '新决策' });
  assert.deepEqual(factory.create('dmn:OutputClause', {}), { type: 'made dmn:OutputClause', label: '新输出列' });
  assert.deepEqual(factory.create('dmn:InputClause'), { type: 'made dmn:InputClause', label: '新输入列' });
});

test('已经有名称的、不显示名称的，照旧', () => {
  const factory = new Factory();
  named(factory);

  assert.equal(factory.create('dmn:InputData', { name: '标的额' }).name, '标的额');
  assert.deepEqual(factory.create('dmn:DecisionRule', { id: 'r' }), { type: 'made dmn:DecisionRule', id: 'r' });
});
