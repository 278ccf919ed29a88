// Examples: a CSV file whose comments and order are kept.
/** Lines: { kind: 'note', text } or { kind: 'cells', cells, line } with the number of the line in the file. */
export function parse(text) {
  const lines = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    if (text[at] === '#') {
      let end = text.indexOf('\n', at);
      if (end < 0) { end = text.length; }
      lines.push({ kind: 'note', text: text.slice(at, end).replace(/\r$/, ''), line });
      at = end + 1;
      line++;
      continue;
    }
    const start = line;
    const cells = [];
    let cell = '';
    let quoted = false;
    let open = true;
    while (open) {
      const mark = text[at++];
      if (mark === undefined) { open = false; } else if (quoted) {
        if (mark === '"' && text[at] === '"') { cell += '"'; at++; } else if (mark === '"') { quoted = false; } else { if (mark === '\n') { line++; } cell += mark; }
      } else if (mark === '"' && cell === '') { quoted = true; } else if (mark === ',') { cells.push(cell); cell = ''; } else if (mark === '\n') { line++; open = false; } else if (mark !== '\r') { cell += mark; }
    }
    cells.push(cell);
    if (cells.length > 1 || cells[0] !== '') { lines.push({ kind: 'cells', cells, line: start }); }
  }
  return lines;
}

export function print(lines) {
  return lines.map(line => (line.kind === 'note' ? line.text : line.cells.map(quote).join(',')) + '\n').join('');
}

function quote(cell, at) {
  return /[",\n\r]/.test(cell) || (at === 0 && cell.startsWith('#')) ? '"' + cell.replaceAll('"', '""') + '"' : cell;
}
