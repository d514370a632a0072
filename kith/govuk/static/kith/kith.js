// Starts what only helps: every page works without it.
import { initAll } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// Folded text is opened for paper, then folded again.
const opened = new Set();
window.addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details:not([open])")) {
    part.open = true;
    opened.add(part);
  }
});
window.addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
  opened.clear();
});

// Buttons that only make sense with a script are in the page as hidden, and appear here.
for (const button of document.querySelectorAll("[data-kith-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A second press on the same button while the first is under way sends nothing; coming back to the page frees it.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.kithSent) {
    event.preventDefault();
    return;
  }
  form.dataset.kithSent = "yes";
  // A form that answers with a file leaves the page standing: it may be sent again after a while.
  setTimeout(() => delete form.dataset.kithSent, 5000);
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-kith-sent]")) delete form.dataset.kithSent;
});
