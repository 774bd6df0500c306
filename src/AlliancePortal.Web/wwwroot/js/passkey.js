// A form with a field data-passkey asks the device for a passkey before it goes: data-options says what, and the field takes the answer.
const keys = window.PublicKeyCredential;
if (!keys?.parseRequestOptionsFromJSON || !keys.parseCreationOptionsFromJSON) document.documentElement.dataset.noPasskeys = '';

const ask = field => {
  const options = JSON.parse(field.dataset.options);
  return field.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: keys.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: keys.parseRequestOptionsFromJSON(options) });
};

document.addEventListener('submit', async event => {
  const form = event.target;
  const field = form.querySelector('[data-passkey]');
  if (!field || field.value) return;
  event.preventDefault();
  const failed = form.querySelector('[data-passkey-failed]');
  failed.hidden = true;
  try {
    field.value = JSON.stringify(await ask(field));
    form.requestSubmit();
  } catch {
    failed.hidden = false;
  }
});
