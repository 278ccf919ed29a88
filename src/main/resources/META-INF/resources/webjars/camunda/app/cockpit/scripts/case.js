// The case behind an instance: Cockpit itself shows ids alone.
const line = (term, ...values) => {
  const name = document.createElement('dt');
  name.textContent = term;
  return [name, ...values.map(value => {
    const said = document.createElement('dd');
    said.append(value);
    return said;
  })];
};

const link = (href, text) => {
  const way = document.createElement('a');
  way.href = href;
  way.textContent = text;
  return way;
};

export default {
  id: 'lian.case',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 1000,
  properties: { label: '案件' },
  render: async (node, { processInstanceId }) => {
    node.textContent = '正在读取…';
    const answer = await fetch('/staff/instances/' + encodeURIComponent(processInstanceId), { headers: { Accept: 'application/json' } });
    if (!answer.ok) {
      node.textContent = '这个流程实例不属于本院的案件，或者已经结束。';
      return;
    }
    const found = await answer.json();
    const facts = document.createElement('dl');
    facts.className = 'lian-case';
    facts.append(
      ...line('当事人', link('/staff/filings/' + encodeURIComponent(found.filing), found.title)),
      ...line('案号', found.caseNumber ?? '还没有立案'),
      ...line('现在', found.status),
      ...line('在办', ...(found.tasks.length ? found.tasks : ['没有要人办的任务'])),
      ...line('故障', link('/staff/incidents', '自动步骤的故障和重试')));
    node.replaceChildren(facts);
  },
  unmount: () => {}
};
