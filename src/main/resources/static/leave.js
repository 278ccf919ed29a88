// 快速离开: nothing stays to be seen, the log-in ends, and this page gives its place in the history to the other one.
const leave = document.querySelector('[data-leave]');
leave.addEventListener('click', event => {
  event.preventDefault();
  document.title = '天气';
  document.body.hidden = true;
  const out = document.querySelector('form[action$="/logout"]');
  if (out) fetch(out.action, { method: 'POST', body: new URLSearchParams(new FormData(out)), keepalive: true }).catch(() => {});
  location.replace(leave.href);
});
