// Keys for pages where the same few things are done again and again: [data-key] is pressed, or its box is gone to.
const keyed = document.querySelectorAll("[data-key]");
const said = document.querySelector("[data-keys]");
const OFF = "keys-off";

const stored = () => {
  try {
    return localStorage.getItem(OFF) === "yes";
  } catch {
    return false;
  }
};

if (keyed.length && said) {
  const toggle = said.querySelector("[data-keys-switch]");
  let off = stored();
  const show = () => {
    toggle.textContent = off ? toggle.dataset.on : toggle.dataset.off;
    document.documentElement.classList.toggle(OFF, off);
  };
  toggle.addEventListener("click", () => {
    off = !off;
    try {
      localStorage.setItem(OFF, off ? "yes" : "no");
    } catch {
      // It holds for this page.
    }
    show();
  });
  said.hidden = false;
  show();
  let gone = false;
  document.addEventListener("keydown", (event) => {
    if (off || gone || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    const wanted = [...keyed].find((each) => each.dataset.key === event.key.toLowerCase());
    if (!wanted) return;
    event.preventDefault();
    const box = wanted.querySelector("input");
    if (box) return box.focus();
    gone = true; // One key, one act: the next is for the next page.
    wanted.click();
  });
  addEventListener("pageshow", () => (gone = false));
}
