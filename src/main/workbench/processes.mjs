// The diagrams as the editor judges how they are drawn: node processes.mjs <diagram>…
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import Linter from 'bpmnlint/lib/linter.js';
import { lint } from './lint.js';

const moddle = new BpmnModdle();
let found = 0;
for (const file of process.argv.slice(2)) {
  const { rootElement } = await moddle.fromXML(await readFile(file, 'utf8'));
  for (const [rule, reports] of Object.entries(await new Linter(lint).lint(rootElement))) {
    for (const { id, message } of reports) {
      found++;
      console.log(`${basename(file)} ${id}: ${message} (${rule})`);
    }
  }
}
process.exitCode = found === 0 ? 0 : 1;
