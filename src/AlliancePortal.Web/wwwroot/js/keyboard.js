// Keys that work everywhere: data-shortcut on a link, button or field; arrows between the rows of a list; links that move the focus.
const typing = element => element?.closest('input, textarea, select, [contenteditable=true]');
const shown = element => element.offsetParent !== null || element.closest('[popover]');

const use = element => {
  if (typing(element)) element.focus();
  else element.click();
};

// From the search field down into its list, and from the first row back up.
const enterList = () => {
  const first = document.querySelector('.portal-table .row-link');
  first?.focus();
  return Boolean(first);
};

const moveRow = (from, step) => {
  const links = [...from.closest('.portal-table').querySelectorAll('.row-link')];
  const next = links[links.indexOf(from) + step] ?? (step < 0 ? document.querySelector('[data-list-search]') : null);
  next?.focus();
  return Boolean(next);
};

document.addEventListener('keydown', event => {
  if (event.key === 'ArrowDown' && event.target.matches?.('[data-list-search]')) {
    if (enterList()) event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
  const row = event.target.closest?.('.row-link');
  if (row && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    if (moveRow(row, event.key === 'ArrowDown' ? 1 : -1)) event.preventDefault();
    return;
  }
  if (document.querySelector('dialog[open], .mud-dialog')) return;
  const target = [...document.querySelectorAll('[data-shortcut]')].find(element => element.dataset.shortcut === event.key && shown(element));
  if (target) {
    event.preventDefault();
    use(target);
  }
});

// A fragment alone would be read from the base address, not from this page.
window.addEventListener('click', event => {
  const id = event.target.closest?.('[data-focus]')?.dataset.focus;
  if (!id) return;
  event.preventDefault();
  event.stopPropagation();
  const target = document.getElementById(id);
  const field = target?.matches('input, select, textarea, button, [tabindex]') ? target : target?.querySelector('input, select, textarea, button');
  (field ?? target)?.focus();
  target?.scrollIntoView({ block: 'center' });
}, true);

document.addEventListener('click', event => {
  if (event.target.closest('[data-hide-popover], [popover] a')) event.target.closest('[popover]')?.hidePopover();
});
