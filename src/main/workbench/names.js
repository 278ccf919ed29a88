/** What an element is called until its analyst names it: the library leaves it blank and shows its English id. */
const NAMES = {
  'dmn:Decision': { name: '新决策' },
  'dmn:InputData': { name: '新输入数据' },
  'dmn:BusinessKnowledgeModel': { name: '新业务知识' },
  'dmn:KnowledgeSource': { name: '新依据' },
  'dmn:InputClause': { label: '新输入列' },
  'dmn:OutputClause': { label: '新输出列' }
};

/** Makes a library's factory give what it creates a Chinese name; one that is given stays. */
export function named(factory) {
  const create = factory.create;
  factory.create = function (type, attrs) { return create.call(this, type, { ...NAMES[type], ...attrs }); };
}
