// The cases behind what Cockpit itself shows by ids alone: those of a diagram, and the one of an instance.
const element = (kind, ...content) => {
  const made = document.createElement(kind);
  made.append(...content);
  return made;
};

const link = (href, text) => {
  const way = element('a', text);
  way.href = href;
  return way;
};

const casePage = filing => '/staff/filings/' + encodeURIComponent(filing);

const read = address => fetch(address, { headers: { Accept: 'application/json' } });

const line = (term, ...values) => [element('dt', term), ...values.map(value => element('dd', value))];

const behind = {
  id: 'lian.case',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 1000,
  properties: { label: '案件' },
  render: async (node, { processInstanceId }) => {
    node.textContent = '正在读取…';
    const answer = await read('/staff/instances/' + encodeURIComponent(processInstanceId));
    if (!answer.ok) {
      node.textContent = answer.status === 404 ? '这个流程实例不属于本院的案件，或者已经结束。' : await refusal(answer);
      return;
    }
    const found = await answer.json();
    const facts = element('dl',
      ...line('当事人', link(casePage(found.filing), found.title)),
      ...line('案号', found.caseNumber ?? '还没有立案'),
      ...line('现在', found.status),
      ...line('在办', ...(found.tasks.length ? found.tasks : ['没有要人办的任务'])),
      ...line('故障', link('/staff/incidents', '自动步骤的故障和重试')));
    facts.className = 'lian-case';
    node.replaceChildren(facts);
  },
  unmount: () => {}
};

const HEADS = ['当事人', '案号或收件编号', '收到', '位置', '现在', '在办', '期限'];

// What is open of one case at once stands below one another, beside the case.
const rowsOf = row => {
  const tasks = row.tasks.length ? row.tasks : [{ what: '', holder: '没有要人办的任务' }];
  const whose = [
    row.filing ? link(casePage(row.filing), row.title) : row.title,
    row.number ?? '—',
    row.received ?? '—',
    link('#/process-instance/' + encodeURIComponent(row.instance) + '/runtime', '流程图')
  ].map(content => element('td', content));
  for (const cell of whose) { cell.rowSpan = tasks.length; }
  return tasks.map((task, place) => {
    const due = element('td', task.due ?? '—');
    due.classList.toggle('lian-late', Boolean(task.late));
    return element('tr', ...(place ? [] : whose), element('td', task.what), element('td', task.holder), due);
  });
};

const table = cases => {
  const heads = element('thead', element('tr', ...HEADS.map(head => element('th', head))));
  const whole = element('table', heads, element('tbody', ...cases.rows.flatMap(rowsOf)));
  whole.className = 'cam-table';
  return whole;
};

const refusal = async answer => {
  const said = await answer.json().catch(() => ({}));
  return said.detail ?? '没有读到案件，请刷新再试。';
};

const draw = async (node, definition, steps) => {
  const chosen = String(new URLSearchParams(steps.map(step => ['step', step])));
  node.dataset.asked = chosen;
  const answer = await read('/staff/definitions/' + encodeURIComponent(definition) + '/cases?' + chosen);
  // Another step was chosen meanwhile: its answer is shown.
  if (node.dataset.asked !== chosen) { return; }
  if (!answer.ok) {
    node.textContent = await refusal(answer);
    return;
  }
  const cases = await answer.json();
  const said = element('p', cases.said);
  if (cases.rest) { said.append(cases.rest, link('/staff/search', '到查找案件里找'), '。'); }
  node.replaceChildren(said, ...(cases.rows.length ? [table(cases)] : []));
};

const ofDiagram = {
  id: 'lian.cases',
  pluginPoint: 'cockpit.processDefinition.runtime.tab',
  priority: 1000,
  properties: { label: '案件' },
  render: (node, { processDefinitionId }, scope) => {
    node.className = 'lian-cases';
    node.textContent = '正在读取…';
    // Whoever chooses an element of the diagram asks for the cases that stand there.
    scope.processData.newChild(scope).observe('filter', filter => draw(node, processDefinitionId, filter?.activityIds ?? []));
  },
  unmount: () => {}
};

export default [behind, ofDiagram];
