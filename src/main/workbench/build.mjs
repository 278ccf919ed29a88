// Two bundles, one for tables and one for diagrams: node build.mjs <output folder>
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const output = process.argv[2];
await rm(output, { recursive: true, force: true });
await build({
  entryPoints: { dmn: 'dmn.js', bpmn: 'bpmn.js' },
  outdir: output,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'linked',
  mainFields: ['module', 'main'],
  // Browsers that run these bundles know woff2; the other shapes of the same font stay out.
  loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty', '.eot': 'empty', '.svg': 'empty' },
  assetNames: 'fonts/[name]',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning'
});
for (const file of ['dmn.js', 'dmn.css', 'bpmn.js', 'bpmn.css']) {
  console.log(`workbench ${file} ${Math.round((await stat(join(output, file))).size / 1024)} kB`);
}
