// data-print prints the page; without a script the button would do nothing, so that it is a button of this module alone.
document.addEventListener('click', event => {
  if (event.target.closest?.('[data-print]')) window.print();
});
