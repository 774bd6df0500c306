// The privacy key: a neutral sheet over everything, at once and after idling. The page below stays as it is, typed text included.
const cover = document.getElementById('privacy-cover');
const minutes = Number(document.documentElement.dataset.coverMinutes);
const twice = 600; // ms between two presses of Escape
const settle = 500; // ms in which a hurried hand cannot uncover again
const language = document.documentElement.lang;

let lastEscape = 0;
let lastActivity = Date.now();
let coveredAt = 0;

const showClock = () => {
  cover.querySelector('[data-cover-clock]').textContent =
    new Date().toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false });
};

const coverNow = () => {
  if (cover.open) return;
  showClock();
  coveredAt = Date.now();
  document.documentElement.dataset.covered = '';
  cover.showModal();
  document.dispatchEvent(new CustomEvent('portal:covered'));
};

const uncover = () => {
  if (Date.now() - coveredAt < settle) return;
  delete document.documentElement.dataset.covered;
  cover.close();
  lastActivity = Date.now();
  document.dispatchEvent(new CustomEvent('portal:uncovered'));
};

const modifiers = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Tab'];

window.addEventListener('keydown', event => {
  if (cover.open) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key !== 'Escape' && !event.repeat && !event.ctrlKey && !modifiers.includes(event.key)) uncover();
    return;
  }
  lastActivity = Date.now();
  if (event.ctrlKey && event.key === '.') {
    event.preventDefault();
    coverNow();
  } else if (event.key === 'Escape' && !event.repeat) {
    if (Date.now() - lastEscape < twice) coverNow();
    lastEscape = Date.now();
  }
}, true);

document.addEventListener('click', event => {
  if (event.target.closest('[data-cover]')) coverNow();
  else if (cover.open && cover.contains(event.target)) uncover();
});

cover.addEventListener('cancel', event => event.preventDefault());
cover.addEventListener('close', () => {
  if ('covered' in document.documentElement.dataset) cover.showModal();
});

for (const kind of ['pointermove', 'pointerdown', 'scroll']) {
  window.addEventListener(kind, () => { lastActivity = Date.now(); }, { passive: true, capture: true });
}

setInterval(() => {
  if (cover.open) showClock();
  else if (minutes > 0 && Date.now() - lastActivity > minutes * 60000) coverNow();
}, 5000);
