// Passkeys: asks the browser for one, puts its answer into the form and sends it. Without scripts a code does the same.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const described = (held) => (held ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

async function create(options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: described(options.excludeCredentials),
  };
  const made = await navigator.credentials.create({ publicKey });
  return {
    id: made.id,
    rawId: made.id,
    type: made.type,
    response: {
      clientDataJSON: text(made.response.clientDataJSON),
      attestationObject: text(made.response.attestationObject),
    },
  };
}

async function get(options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: described(options.allowCredentials),
  };
  const held = await navigator.credentials.get({ publicKey });
  return {
    id: held.id,
    rawId: held.id,
    type: held.type,
    response: {
      clientDataJSON: text(held.response.clientDataJSON),
      authenticatorData: text(held.response.authenticatorData),
      signature: text(held.response.signature),
    },
  };
}

for (const form of document.querySelectorAll("[data-kith-passkey]")) {
  const way = form.querySelector("[data-kith-passkey-way]");
  const said = form.querySelector("[data-kith-passkey-said]");
  const ask = form.dataset.kithPasskey === "create" ? create : get;
  const known = Boolean(window.PublicKeyCredential);
  way.hidden = false;
  way.querySelector("button").disabled = !known;
  if (!known) said.textContent = "This browser knows no passkeys. Use an authenticator app.";
  form.querySelector("[data-kith-passkey-start]").addEventListener("click", async () => {
    said.textContent = "Follow what your browser asks.";
    try {
      form.elements.answer.value = JSON.stringify(await ask(JSON.parse(form.dataset.kithOptions)));
    } catch {
      said.textContent = "Nothing came of it: it was cancelled, took too long, or this device has no such passkey. Try again, or use another way.";
      return;
    }
    form.requestSubmit();
  });
}
