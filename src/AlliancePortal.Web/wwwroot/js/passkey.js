// A form with a field data-passkey asks the device for a passkey before it goes: data-options says what, and the field takes the answer.
const keys = window.PublicKeyCredential;
if (!keys?.parseRequestOptionsFromJSON || !keys.parseCreationOptionsFromJSON) document.documentElement.dataset.noPasskeys = '';

const create = options => navigator.credentials.create({ publicKey: keys.parseCreationOptionsFromJSON(JSON.parse(options)) });
const get = options => navigator.credentials.get({ publicKey: keys.parseRequestOptionsFromJSON(JSON.parse(options)) });
const ask = field => (field.dataset.passkey === 'create' ? create : get)(field.dataset.options);

const post = (path, body) => fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

// Shows a passkey of the reader to the server before a dangerous act; whether it was taken.
export async function confirm() {
  try {
    const asked = await post('/api/v1/confirmation/passkey/question', {});
    if (!asked.ok) return false;
    const { options, state } = await asked.json();
    return (await post('/api/v1/confirmation/passkey', { credential: JSON.stringify(await get(options)), state })).ok;
  } catch {
    return false;
  }
}

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
