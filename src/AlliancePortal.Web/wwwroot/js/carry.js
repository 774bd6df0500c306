// A page whose node is gone is loaded anew by itself, and what was typed goes with it: in the window's name, which is memory of this tab,
// never on a disk, and is read once. What stands in the draft already is put in again, to the letter. Another site can give a window its name too: a sign
// that this site alone can keep tells that the name is ours.
const mark = 'portal-typed:';
const sign = 'portal-carried';
const patience = 30000; // ms in which a carried field may appear
const fields = 'main input, main textarea, main select';
const never = '[type=password], [type=hidden], [type=file], [autocomplete=one-time-code], .mud-input-slot';
const touched = new Set();
let current = null; // the field with the cursor, also while the dialog about the connection has the keyboard

const isChoice = field => field.matches('[type=checkbox], [type=radio]');
const nameOf = field => field.id ? `#${CSS.escape(field.id)}` : field.name ? `[name="${CSS.escape(field.name)}"][value="${CSS.escape(field.value)}"]` : null;
const read = field => isChoice(field) ? field.checked : field.value;
const here = () => location.pathname + location.search;

for (const kind of ['input', 'change']) {
  document.addEventListener(kind, event => {
    if (event.target.matches(fields) && !event.target.matches(never)) touched.add(event.target);
  }, true);
}

document.addEventListener('focusin', ({ target }) => {
  if (!target.closest('#components-reconnect-modal')) current = target.matches(fields) ? target : null;
}, true);

// Loads the page anew, on whichever node answers.
export function reload() {
  const typed = [...touched].filter(field => field.isConnected && nameOf(field)).map(field => [nameOf(field), read(field)]);
  const focus = current && nameOf(current) && { name: nameOf(current), start: current.selectionStart, end: current.selectionEnd };
  const ours = crypto.randomUUID();
  sessionStorage.setItem(sign, ours);
  window.name = mark + JSON.stringify({ ours, path: here(), typed, focus });
  location.reload();
}

const put = (field, value) => {
  if (read(field) === value) return;
  if (isChoice(field)) {
    // A radio button is only ever pressed; its neighbour lets go of it.
    if (value || field.type === 'checkbox') field.click();
    return;
  }
  field.value = value;
  for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
};

const focusOn = ({ name, start, end }) => {
  const field = document.querySelector(name);
  if (!field) return false;
  for (let folded = field.closest('details'); folded; folded = folded.parentElement.closest('details')) folded.open = true;
  field.focus();
  if (start !== null && start !== undefined) field.setSelectionRange(start, end);
  return true;
};

// A page that begins puts the keyboard on its heading; until somebody does something, it goes back to where it was.
const stayOn = place => {
  const back = ({ target }) => { if (target.matches('h1')) focusOn(place); };
  document.addEventListener('focusin', back);
  for (const kind of ['keydown', 'pointerdown']) document.addEventListener(kind, () => document.removeEventListener('focusin', back), { capture: true, once: true });
};

const restore = ({ path, typed, focus }) => {
  if (path !== here()) return;
  const waiting = new Map(typed);
  const look = () => {
    if (!location.pathname.startsWith(path.split('?')[0])) waiting.clear();
    for (const [name, value] of waiting) {
      const field = document.querySelector(name);
      if (!field) continue;
      waiting.delete(name);
      put(field, value);
    }
    if (focus && focusOn(focus)) {
      stayOn(focus);
      focus = null;
    }
    if (waiting.size === 0 && !focus) watch.disconnect();
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), patience);
  look();
};

if (window.name.startsWith(mark)) {
  const carried = window.name.slice(mark.length);
  window.name = '';
  const kept = sessionStorage.getItem(sign);
  sessionStorage.removeItem(sign);
  const known = kept && JSON.parse(carried);
  if (known && known.ours === kept) restore(known);
}
