// Back to where one was: by the link, and by itself once the network is there again.
(() => {
  'use strict';
  const asked = new URLSearchParams(location.search).get('back');
  const back = asked && /^\/(?![/\\])/.test(asked) ? asked : location.pathname === '/offline.html' ? '/' : location.href;
  document.querySelector('a.button').href = back;
  const leave = () => fetch('/sw.js', { method: 'HEAD', cache: 'no-store' }).then(() => location.replace(back), () => {});
  // A phone does not always tell that the network is there again.
  window.addEventListener('online', leave);
  setInterval(leave, 5000);
})();
