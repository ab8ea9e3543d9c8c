// "Near where I am": only when it is asked for, rounded to a mile, and sent with the form.
const near = document.querySelector("[data-near]");
if (near && "geolocation" in navigator) {
  const said = document.querySelector("[data-near-said]");
  const form = near.closest("form");
  near.hidden = false;
  near.addEventListener("click", () => {
    said.textContent = near.dataset.asking;
    navigator.geolocation.getCurrentPosition(
      (found) => {
        form.elements.here.value = `${found.coords.latitude.toFixed(2)},${found.coords.longitude.toFixed(2)}`;
        form.elements.place.value = "";
        said.textContent = near.dataset.known;
        form.requestSubmit ? form.requestSubmit() : form.submit();
      },
      () => (said.textContent = near.dataset.unknown),
      { maximumAge: 600000, timeout: 10000 },
    );
  });
  form.elements.place.addEventListener("input", () => (form.elements.here.value = ""));
}
