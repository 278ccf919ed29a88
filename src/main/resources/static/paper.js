// The words of a paper: puts a place where the cursor stands.
const text = document.getElementById('text');
for (const button of document.querySelectorAll('[data-insert]')) {
  button.addEventListener('click', () => {
    text.setRangeText(button.dataset.insert, text.selectionStart, text.selectionEnd, 'end');
    text.focus();
  });
}
/* What is not saved is not left without a word. */
const shown = text.value;
let saving = false;
text.form.addEventListener('submit', () => { saving = true; });
window.addEventListener('beforeunload', event => {
  if (!saving && text.value !== shown) { event.preventDefault(); }
});
