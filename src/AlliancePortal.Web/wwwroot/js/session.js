// Work on an open page keeps the sign-in; before it ends, a quiet dialog says so. Typed text is kept by the drafts either way.
const dialog = document.getElementById('session-warning');
const askEvery = 30000; // ms
const warnIdle = 120; // s
const warnAbsolute = 600; // s

let active = false;
let told = false; // the absolute limit is said once

const show = kind => {
  for (const part of dialog.querySelectorAll('[data-session]')) part.hidden = part.dataset.session !== kind;
  if (!dialog.open && !('covered' in document.documentElement.dataset)) dialog.showModal();
};

const ask = async here => {
  let answer;
  try {
    answer = await fetch('/session', { method: here ? 'POST' : 'GET', redirect: 'manual', headers: { Accept: 'application/json' } });
  } catch {
    return;
  }
  if (!answer.ok) return;
  const left = await answer.json();
  if (left.idle <= warnIdle) show('idle');
  else if (left.absolute <= warnAbsolute && !told) {
    told = true;
    show('absolute');
  } else if (here && dialog.open) dialog.close();
};

if (dialog) {
  for (const kind of ['pointerdown', 'keydown', 'input', 'scroll']) {
    window.addEventListener(kind, () => { if (!dialog.open) active = true; }, { passive: true, capture: true });
  }
  document.addEventListener('portal:uncovered', () => { active = true; });
  dialog.addEventListener('click', event => {
    if (event.target.closest('[data-session-here]')) {
      dialog.close();
      ask(true);
    } else if (event.target.closest('[data-session-understood]')) dialog.close();
  });
  setInterval(() => {
    ask(active);
    active = false;
  }, askEvery);
}
