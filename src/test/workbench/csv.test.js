import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, print } from '../../../target/workbench/csv.js';

test('what was read is written again to the letter: notes, quotes, commas, breaks', () => {
  const file = '# 办法第十三条\ncauseCode,amountFen,=outcome\n"04.10,08",10,"说""是""\n第二行"\n"# 不是说明",,-\n';
  assert.equal(print(parse(file)), file);
});

test('a line knows its number in the file, also after a cell with a break', () => {
  assert.deepEqual(parse('# 一\na,b\n"x\ny",1\nc,d\n').map(line => line.line), [1, 2, 3, 5]);
});

test('empty lines and carriage returns are not kept; a last line needs no break', () => {
  assert.deepEqual(parse('a,b\r\n\r\nc,d').map(line => line.cells), [['a', 'b'], ['c', 'd']]);
});

test('only a first cell that looks like a note is quoted for it', () => {
  assert.equal(print([{ kind: 'cells', cells: ['#a', '#b'] }]), '"#a",#b\n');
});
