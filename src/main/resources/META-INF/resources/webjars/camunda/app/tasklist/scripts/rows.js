// A card says whom and what its task is about. Tasklist gives a card its task's id alone; the rows of all cards of a
// page are asked for at once, from the court's own list, and shown as they were last while the answer is on its way.
const known = new Map();
let asked = new Map();
let soon = null;

const span = (kind, text) => {
  const part = document.createElement('span');
  part.className = kind;
  part.textContent = text;
  return part;
};

const line = (kind, ...parts) => {
  const whole = document.createElement('div');
  whole.className = 'lian-row-' + kind;
  whole.append(...parts.filter(Boolean));
  return whole;
};

const draw = (node, row) => {
  if (row.barred || row.holder != null && !row.mine) { node.dataset.held = ''; } else { delete node.dataset.held; }
  node.replaceChildren(
    line('first',
      span('lian-who', row.parties ?? row.kind),
      row.cause && span('lian-cause', row.cause),
      row.amount && span('lian-sum', row.amount),
      row.before && span('lian-before', row.before),
      row.fee && span('lian-fee', row.fee)),
    line('second',
      row.due && span('lian-due' + (row.late ? ' late' : row.soon ? ' soon' : ''), row.due),
      ...row.flags.map(flag => span('lian-flag' + (flag.urgent ? ' urgent' : ''), flag.label)),
      span('lian-holder', row.holder == null ? '待认领' : row.mine ? '由我承办' : row.holder)),
    line('third',
      span('lian-kind', row.caseNumber ? row.kind + ' · ' + row.caseNumber : row.kind),
      span('lian-received', row.received + ' 收到')));
  const card = node.closest('.task');
  if (card) { card.dataset.group = row.group; }
  const link = card?.querySelector('.names a');
  if (link) { link.setAttribute('aria-label', [row.kind, row.parties, row.cause, row.due].filter(Boolean).join('，')); }
};

/** Those that are due alike stand under one heading: 已逾期, 今日, 明后日, 以后. */
const head = () => {
  let before = null;
  for (const card of document.querySelectorAll('.tasks-list li.task')) {
    card.classList.toggle('lian-first', Boolean(card.dataset.group) && card.dataset.group !== before);
    before = card.dataset.group;
  }
};

/** What a card says where its row was not read, and what to do about it; one that is shown already stays. */
const unread = async (cards, answer) => {
  const said = await answer?.json().catch(() => null);
  const why = said?.detail ?? (answer?.status === 401 ? '登录已失效，请重新登录。' : '没有读到当事人、案由和期限，请刷新页面；仍不行的，从“工作台”打开。');
  for (const nodes of cards.values()) {
    for (const node of nodes) { if (!node.childElementCount) { node.replaceChildren(line('first', span('lian-unread', why))); } }
  }
};

const ask = async () => {
  const cards = asked;
  asked = new Map();
  soon = null;
  const wanted = new URLSearchParams([...cards.keys()].map(task => ['task', task]));
  const answer = await fetch('/staff/rows?' + wanted, { headers: { Accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok) { return unread(cards, answer); }
  for (const row of await answer.json()) {
    known.set(row.task, row);
    for (const node of cards.get(row.task) ?? []) { draw(node, row); }
  }
  head();
};

export default {
  id: 'lian.rows',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render: (node, { taskId }) => {
    node.classList.add('lian-row');
    if (known.has(taskId)) { draw(node, known.get(taskId)); }
    asked.set(taskId, [...(asked.get(taskId) ?? []), node]);
    soon ??= setTimeout(ask, 0);
  },
  unmount: () => {}
};
