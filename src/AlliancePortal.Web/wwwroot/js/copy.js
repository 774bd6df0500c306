// data-copy names the field whose text goes to the clipboard; data-copied is said on the button for a moment.
document.addEventListener('click', async event => {
  const button = event.target.closest?.('[data-copy]');
  const field = button && document.getElementById(button.dataset.copy);
  if (!field) return;
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    return;
  }
  const words = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = words; }, 2000);
});
