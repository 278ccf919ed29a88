// Three bundles: for tables, for diagrams, for forms: node build.mjs <output folder>
import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const output = process.argv[2];
await rm(output, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { dmn: 'dmn.js', bpmn: 'bpmn.js', form: 'form.js' },
  outdir: output,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  mainFields: ['module', 'main'],
  // Browsers that run these bundles know woff2; the other shapes of the same font stay out.
  loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty', '.eot': 'empty', '.svg': 'empty' },
  assetNames: 'fonts/[name]',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning'
});
// The licences ask that their text travels with the code.
const packages = new Set(Object.keys(metafile.inputs).map(path => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter(Boolean));
// The menus' nodes are made by one part and drawn by another: with two copies of preact every menu is empty.
const copies = [...packages].filter(folder => folder.endsWith('/preact'));
if (copies.length !== 1) { throw new Error(`One preact is needed, found: ${copies.join(', ')}`); }
let licences = '';
for (const folder of [...packages].sort()) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json')));
  const file = (await readdir(folder)).find(one => /^licen[cs]e/i.test(one));
  licences += `${name} ${version}, ${license}\n\n${file ? await readFile(join(folder, file), 'utf8') : ''}\n\n`;
}
await writeFile(join(output, 'licences.txt'), licences);

for (const file of ['dmn.js', 'dmn.css', 'bpmn.js', 'bpmn.css', 'form.js', 'form.css']) {
  console.log(`workbench ${file} ${Math.round((await stat(join(output, file))).size / 1024)} kB`);
}
