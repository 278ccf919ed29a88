// What one passes on to others is copied by one press. Comfort only: without it, it is text that one press selects.
for (const text of document.querySelectorAll('[data-pass-on]')) {
  const button = document.createElement('button');
  const said = document.createElement('span');
  button.type = 'button';
  button.className = 'plain copy no-print';
  button.textContent = '复制';
  button.setAttribute('aria-label', '复制' + text.dataset.passOn);
  said.className = 'hint no-print';
  said.setAttribute('role', 'status');
  text.after(' ', button, said);
  button.addEventListener('click', async () => {
    getSelection().selectAllChildren(text);
    try {
      // Only a page of https has a clipboard.
      if (navigator.clipboard) await navigator.clipboard.writeText(text.textContent);
      else if (!document.execCommand('copy')) throw new Error('no clipboard');
      said.textContent = ' 已复制';
    } catch (refused) {
      said.textContent = ' 已选中，请长按或者右键复制';
    }
  });
}
