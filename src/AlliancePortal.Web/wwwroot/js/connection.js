// Connection to the circuit: said at once in the top bar, and after a moment in a dialog, since what is typed meanwhile would not arrive.
// A node that does not know the page loads it anew, with what was typed.
import { reload } from './carry.js';

const modal = document.getElementById('components-reconnect-modal');
const root = document.documentElement;
const patience = 1500; // ms; most losses are shorter
let timer;

const open = state => {
  modal.dataset.state = state;
  if (!modal.open) modal.showModal();
};

const restored = () => {
  clearTimeout(timer);
  delete root.dataset.connection;
  modal.close();
  document.dispatchEvent(new CustomEvent('portal:reconnected'));
};

const states = {
  show: () => {
    root.dataset.connection = 'lost';
    timer = setTimeout(() => open('trying'), patience);
  },
  hide: restored,
  failed: () => open('failed'),
  rejected: reload,
  paused: () => open('gone'),
  'resume-failed': () => open('gone'),
};

const retry = async () => {
  open('trying');
  try {
    if (!await Blazor.reconnect()) reload();
  } catch {
    open('failed');
  }
};

if (modal) {
  modal.addEventListener('components-reconnect-state-changed', event => states[event.detail.state]?.());
  modal.addEventListener('cancel', event => event.preventDefault());
  modal.querySelector('[data-reconnect]').addEventListener('click', retry);
  modal.querySelector('[data-reload]').addEventListener('click', reload);
  window.addEventListener('offline', () => { root.dataset.connection = 'lost'; });
  window.addEventListener('online', () => { if (!modal.open) delete root.dataset.connection; });
}
