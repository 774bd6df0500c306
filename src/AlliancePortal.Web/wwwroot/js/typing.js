// In a form that is kept while it is typed, a pause counts as leaving the field: a long text must not wait for the next key of Tab.
const pause = 800; // ms
const timers = new WeakMap();

document.addEventListener('input', event => {
  const field = event.target;
  if (!field.matches('[data-keep-typing] textarea, [data-keep-typing] input[type=text].portal-input:not([inputmode])')) return;
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(() => field.dispatchEvent(new Event('change', { bubbles: true })), pause));
});
