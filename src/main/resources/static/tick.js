// What is ticked together: all at once, and how many of them are done while the answer is on its way.
const boxes = () => [...document.querySelectorAll('input[type=checkbox][name=task]')];
const line = document.querySelector('[data-tick-all]');
const most = Number(line?.dataset.tickAll) || Infinity;

function say() {
  const number = boxes().filter(box => box.checked).length;
  const all = line.querySelector('input');
  all.checked = number > 0 && number === Math.min(most, boxes().length);
  line.querySelector('[data-ticked]').textContent = number ? `已勾选 ${number} 件` + (number > most ? `，一次最多 ${most} 件` : '') : '';
}
if (line && boxes().length > 1) {
  line.hidden = false;
  line.querySelector('input').addEventListener('change', event => {
    boxes().forEach((box, at) => { box.checked = event.target.checked && at < most; });
    say();
  });
  document.addEventListener('change', event => { if (event.target.name === 'task') { say(); } });
  say();
}

/* Each is an act of its own: what is done is open no more, whichever machine does it. */
for (const form of document.querySelectorAll('form[data-progress]')) {
  form.addEventListener('submit', event => {
    const button = event.submitter;
    if (!button?.matches('[data-acts]')) { return; }
    const tasks = boxes().filter(box => box.checked).map(box => box.value);
    if (!tasks.length) { return; }
    const said = form.querySelector('[data-progress-said]');
    const tell = done => { said.textContent = `${form.dataset.progress}：${done} / ${tasks.length}，请不要关闭这一页。`; };
    said.hidden = false;
    tell(0);
    // Not before the form has gone: a disabled button is not sent.
    setTimeout(() => { button.disabled = true; });
    const ask = async () => {
      const answer = await fetch('/staff/rows?' + new URLSearchParams(tasks.map(task => ['task', task])), { credentials: 'same-origin' }).catch(() => null);
      if (answer?.ok) { tell(tasks.length - (await answer.json()).length); }
      setTimeout(ask, 700);
    };
    setTimeout(ask, 700);
  });
}
