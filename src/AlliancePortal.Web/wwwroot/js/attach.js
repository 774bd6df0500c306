// Sends a chosen file by a request of its own: the circuit is made for words, and a request can tell how far it is.
let running;

const answerOf = request => {
  try {
    const { code, detail, errors } = JSON.parse(request.responseText);
    return { status: request.status, code, detail, errors };
  } catch {
    return { status: request.status };
  }
};

export function send(form, address, fields, most) {
  const file = form.elements.file.files[0];
  if (!file) return { status: 0, code: 'no_file' };
  if (file.size > most) return { status: 0, code: 'too_large' };
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', file);
  const progress = form.querySelector('progress');
  return new Promise(resolve => {
    const request = running = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('RequestVerificationToken', form.elements.__RequestVerificationToken.value);
    // Once all is sent the portal looks at it, and nobody knows for how long.
    request.upload.onprogress = sent => { progress.value = sent.loaded / sent.total; };
    request.upload.onload = () => { progress.removeAttribute('value'); form.dataset.sent = ''; };
    request.onload = () => resolve(answerOf(request));
    request.onerror = () => resolve({ status: 0 });
    request.onabort = () => resolve({ status: 0, code: 'stopped' });
    request.onloadend = () => { delete form.dataset.sent; };
    request.send(body);
  });
}

export function stop() {
  running?.abort();
}
