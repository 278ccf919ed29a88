// Camunda draws the heads of its tables at once, with the keys of words that it has not fetched yet, but for those that
// this browser keeps from the last time: so it keeps them from the first time on, and never those of an older release.
const WORDS = '/camunda/app/cockpit/locales/';
const words = new XMLHttpRequest();
words.open('GET', `${WORDS}zh-CN.json?bust=${window.bust}`, false);
words.send();
if (words.status === 200) {
  const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  kept[`${WORDS}_locales_data_zh-CN_${window.bust}`] = words.responseText;
  localStorage.setItem('camunda-web', JSON.stringify(kept));
}

// Only one locale is declared, so that a browser of any language gets Chinese.
export default {
  app: { name: '运行监督', vendor: '自助立案' },
  dateFormat: { monthName: 'MMMM', day: 'DD', abbr: 'lll', normal: 'YYYY-MM-DD HH:mm:ss', long: 'LLLL', short: 'LL' },
  locales: { availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN' },
  customScripts: ['scripts/sign-out.js', 'scripts/desk.js', 'scripts/case.js', 'scripts/diagram.js'],
  disableWelcomeMessage: true
};
