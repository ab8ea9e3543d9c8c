// Boxes that save themselves: form[data-live] sends what changed every few seconds, and takes in what somebody else
// wrote meanwhile, unless one is just typing. Without script there is a button.
const EVERY = 4000;
const LOOK = 15000;

for (const form of document.querySelectorAll("form[data-live]")) {
  const words = form.elements.words;
  const base = form.elements.base;
  const told = form.querySelector("[data-saved]");
  let sending = false;
  let looked = Date.now();

  const save = async () => {
    if (sending) return;
    sending = true;
    const sent = words.value;
    const all = new FormData(form);
    try {
      const answer = await fetch(form.action, { method: "POST", body: all, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.status);
      const stands = (await answer.json()).words;
      // What was typed while it was on its way stays, and goes with the next.
      if (words.value === sent) {
        const at = words.selectionStart;
        if (stands !== sent) words.value = stands;
        if (document.activeElement === words) words.setSelectionRange(at, at);
        base.value = stands;
      } else {
        base.value = sent;
      }
      told.textContent = told.dataset.saved;
    } catch {
      form.elements.tried.value = sent; // it may have arrived, though the answer did not
      told.textContent = told.dataset.notSaved;
    }
    sending = false;
    looked = Date.now();
  };
  setInterval(() => {
    if (words.value !== base.value || (Date.now() - looked > LOOK && document.visibilityState === "visible")) save();
  }, EVERY);
  addEventListener("pagehide", () => {
    if (words.value !== base.value) navigator.sendBeacon(form.action, new FormData(form));
  });
}
