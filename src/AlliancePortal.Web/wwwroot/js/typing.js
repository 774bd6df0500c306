// In a form that is kept while it is typed, a pause counts as leaving the field: a long text must not wait for the next key of Tab.
const pause = 800; // ms
const longest = 2000; // ms in which somebody who types without a pause is a letter behind at most
const kept = '[data-keep-typing] .portal-input';
const pausing = '[data-keep-typing] textarea, [data-keep-typing] input[type=text].portal-input:not([inputmode])';
const timers = new Map(); // fields with text that was not handed over, with the timer that will do it
const since = new Map(); // when the first letter was typed that was not handed over
const touched = new Set(); // fields in which something was typed since the page was opened

const isLost = () => document.documentElement.dataset.connection === 'lost';

const handOver = field => {
  clearTimeout(timers.get(field));
  timers.delete(field);
  since.delete(field);
  if (field.isConnected) field.dispatchEvent(new Event('change', { bubbles: true }));
};

// Hands over at once what is still in the fields.
export function settle() {
  for (const field of [...timers.keys()]) handOver(field);
}

document.addEventListener('input', event => {
  const field = event.target;
  if (!field.matches(kept)) return;
  touched.add(field);
  clearTimeout(timers.get(field));
  if (!since.has(field)) since.set(field, Date.now());
  const wait = Math.max(0, Math.min(pause, since.get(field) + longest - Date.now()));
  timers.set(field, field.matches(pausing) ? setTimeout(() => { if (!isLost()) handOver(field); }, wait) : undefined);
});

document.addEventListener('change', event => {
  clearTimeout(timers.get(event.target));
  timers.delete(event.target);
  since.delete(event.target);
}, true);

// What was handed over while nobody knew yet that the connection was lost has not arrived.
document.addEventListener('portal:reconnected', () => {
  for (const field of [...touched]) {
    if (field.isConnected) handOver(field);
    else touched.delete(field);
  }
});

window.addEventListener('pagehide', settle);
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') settle(); });

// The first storing gives a page its own address. The framework then goes to the top of it, away from whoever is typing.
let address = location.pathname;
let height = window.scrollY;
window.addEventListener('scroll', () => {
  const thrown = location.pathname !== address && window.scrollY === 0 && document.activeElement?.matches(kept);
  address = location.pathname;
  if (thrown) window.scrollTo({ top: height, behavior: 'instant' });
  height = window.scrollY;
});

// A page that begins puts the keyboard on its heading, over a long line after it stands there. Whoever has gone into a field by then, by hand or key, stays in it.
const byKey = 200; // ms within which a key moves the cursor
const fieldOf = element => element.closest?.('input, textarea, select') ?? null;
let used = null;
let acted = 0;
for (const kind of ['pointerdown', 'keydown']) {
  document.addEventListener(kind, event => [used, acted] = [fieldOf(event.target), event.timeStamp], true);
}
document.addEventListener('focusin', ({ target, relatedTarget, timeStamp }) => {
  if (target.matches('h1') && relatedTarget && relatedTarget === used && used.isConnected) used.focus();
  else if (timeStamp - acted < byKey) used = fieldOf(target);
}, true);
