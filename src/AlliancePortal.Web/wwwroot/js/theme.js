// Colours: the choice is an attribute of the document and a cookie, so that the next page's first paint has it.
const root = document.documentElement;
const year = 31536000;

const mark = () => {
  for (const button of document.querySelectorAll('[data-theme-choice]')) {
    button.setAttribute('aria-pressed', button.dataset.themeChoice === root.dataset.theme);
  }
};

document.addEventListener('click', event => {
  const choice = event.target.closest('[data-theme-choice]')?.dataset.themeChoice;
  if (choice) {
    root.dataset.theme = choice;
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `portal-theme=${choice}; path=/; max-age=${year}; samesite=lax${secure}`;
    mark();
  }
});

document.addEventListener('beforetoggle', mark, true);
