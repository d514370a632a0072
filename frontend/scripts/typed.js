// Warns before the time without use is over, and keeps what is typed until it is sent. Every page works without it.
const WARN_SECONDS = 120;
const PAUSE = 2000;
// What the form began with, kept beside what was typed: its revision, and the marks of its values.
const BEGAN = { kith_base: "revision", kith_marks: "shown_marks" };

const idle = document.querySelector("[data-kith-idle]");
const seconds = Number(idle?.dataset.kithIdle ?? 0);
if (seconds > 0) {
  let timer;
  let end;
  const wait = () => {
    clearTimeout(timer);
    clearTimeout(end);
    timer = setTimeout(() => idle.showModal(), Math.max(1, seconds - WARN_SECONDS) * 1000);
    // When the time is over, what stands here is nobody's to read: on to signing in, and back here afterwards.
    end = setTimeout(() => location.assign(location.pathname + location.search), (seconds + 2) * 1000);
  };
  idle.querySelector("[data-kith-stay]").addEventListener("click", async () => {
    const answer = await fetch(idle.dataset.kithStayHref, { redirect: "manual" });
    if (!answer.ok) location.reload();
    idle.close();
    wait();
  });
  wait();
}

const offer = document.querySelector("[data-kith-typed-href]");
const plain = (name) => !["csrfmiddlewaretoken", "submission", ...Object.values(BEGAN)].includes(name);
const address = (form) => new URL(form.action, location.href).pathname;
const hasWords = (form) =>
  form.querySelector("textarea, input[type=text], input:not([type])") && !form.querySelector("input[type=password]");

function words(form) {
  const held = {};
  for (const [name, value] of new FormData(form)) if (plain(name) && typeof value === "string") (held[name] ??= []).push(value);
  return held;
}

async function keep(form, held) {
  const sent = new FormData();
  sent.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  sent.set("kith_form", address(form));
  if (Object.keys(held).length)
    for (const [kept, name] of Object.entries(BEGAN)) if (form.elements[name]) sent.set(kept, form.elements[name].value);
  for (const [name, values] of Object.entries(held)) for (const value of values) sent.append(name, value);
  await fetch(offer.dataset.kithTypedHref, { method: "POST", body: sent, redirect: "manual", keepalive: true });
}

// What was typed is put back with what it was typed over: where somebody else has saved since, it is compared (409).
function putBack(form, held) {
  for (const [kept, name] of Object.entries(BEGAN)) if (held[kept] && form.elements[name]) form.elements[name].value = held[kept][0];
  // Kept without marks: the page's own are of another beginning, and would say that every older value was typed here.
  if (held.kith_base && !held.kith_marks && form.elements.shown_marks) form.elements.shown_marks.value = "";
  for (const input of form.elements) {
    if (!input.name || !plain(input.name) || input.type === "hidden") continue;
    const values = held[input.name] ?? [];
    if (["checkbox", "radio"].includes(input.type)) input.checked = values.includes(input.value);
    else if (values.length) input.value = values[0];
  }
}

// While an offer stands nothing is kept over it: first it is put back or forgotten.
function offered(form, held) {
  return new Promise((decided) => {
    const shown = offer.content.cloneNode(true).firstElementChild;
    const choose = (act) => () => {
      act();
      shown.remove();
      decided();
    };
    shown.querySelector("[data-kith-put-back]").addEventListener("click", choose(() => putBack(form, held)));
    shown.querySelector("[data-kith-forget]").addEventListener("click", choose(() => keep(form, {})));
    form.before(shown);
  });
}

async function heldBefore(form, stands) {
  const answer = await fetch(`${offer.dataset.kithTypedHref}?form=${encodeURIComponent(address(form))}`);
  const held = answer.ok && !answer.redirected ? await answer.json() : {};
  const other = Object.keys(held).some((name) => name in stands && held[name].join() !== stands[name].join());
  if (other) await offered(form, held);
}

function begin(form) {
  const ready = heldBefore(form, words(form)).catch(() => {});
  let timer;
  let sent = false;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await ready;
      if (!sent) keep(form, words(form)).catch(() => {});
    }, PAUSE);
  });
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(timer);
  });
}

if (offer) for (const form of document.querySelectorAll("form.kith-form[method=post]")) if (hasWords(form)) begin(form);
