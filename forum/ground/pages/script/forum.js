// Small kindnesses; every page works without them.
import "./keys.js";
import "./live.js";
import "./passkeys.js";

// What needs another look is read out first.
const summary = document.querySelector(".nhsuk-error-summary");
if (summary) {
  summary.tabIndex = -1;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    (field.closest("fieldset")?.querySelector("legend") ?? document.querySelector(`label[for="${field.id}"]`) ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

// The menu folds away again.
const more = document.querySelector(".more");
if (more) {
  document.addEventListener("click", (event) => {
    if (more.open && !more.contains(event.target)) more.open = false;
  });
  more.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !more.open) return;
    more.open = false;
    more.querySelector("summary").focus();
  });
}

// Leaving in a hurry: the page goes blank at once and cannot be gone back to; Shift three times does it too.
const leave = document.querySelector("[data-leave]");
if (leave) {
  const go = () => {
    document.documentElement.hidden = true;
    document.title = "";
    location.replace(leave.href);
  };
  let pressed = [];
  leave.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") return void (pressed = []);
    pressed = [...pressed.filter((at) => event.timeStamp - at < 5000), event.timeStamp];
    if (pressed.length > 2) go();
  });
}
