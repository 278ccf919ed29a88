// Only one locale is declared, so that a browser of any language gets Chinese.
export default {
  app: { name: '运行监督', vendor: '自助立案' },
  dateFormat: { monthName: 'MMMM', day: 'DD', abbr: 'lll', normal: 'YYYY-MM-DD HH:mm:ss', long: 'LLLL', short: 'LL' },
  locales: { availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN' },
  customScripts: ['scripts/sign-out.js', 'scripts/desk.js', 'scripts/case.js'],
  disableWelcomeMessage: true
};
