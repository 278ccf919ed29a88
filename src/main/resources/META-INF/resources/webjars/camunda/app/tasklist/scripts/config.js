// Only one locale is declared, so that a browser of any language gets Chinese.
export default {
  app: { name: '任务列表', vendor: '自助立案' },
  dateFormat: { monthName: 'MMMM', day: 'DD', abbr: 'lll', normal: 'YYYY-MM-DD HH:mm', long: 'LLLL', short: 'LL' },
  locales: { availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN' },
  customScripts: ['scripts/sign-out.js', 'scripts/desk.js', 'scripts/rows.js', 'scripts/counts.js'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: '认领选中的任务' },
    focusFilter: { key: 'ctrl+shift+f', description: '到任务分类' },
    focusList: { key: 'ctrl+alt+l', description: '到任务列表' },
    focusForm: { key: 'ctrl+alt+f', description: '到办理页面' }
  }
};
