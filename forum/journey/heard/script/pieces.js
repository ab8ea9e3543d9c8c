// Drawing and recording on the page itself. Without this, a file is chosen; with it, the same field is filled.
const place = document.querySelector(".pieces");
const chosen = place?.querySelector("input[type=file]");

const made = (tag, rest = {}) => Object.assign(document.createElement(tag), rest);
const press = (text, kind = "second") => made("button", { type: "button", className: `button button--${kind}`, textContent: text });

if (chosen && "DataTransfer" in window) {
  const said = place.dataset;
  const ways = made("p", { className: "buttons" });
  ways.dataset.byScript = "";
  const board = made("div", { className: "pieces__board", hidden: true });
  const told = made("p", { className: "soft" });
  told.setAttribute("role", "status");
  place.append(ways, board, told);

  const take = (blob, name) => {
    const files = new DataTransfer();
    files.items.add(new File([blob], name, { type: blob.type }));
    chosen.files = files.files;
    told.textContent = said.taken;
  };

  const draw = press(said.draw);
  ways.append(draw);
  draw.addEventListener("click", () => openBoard());

  const openBoard = () => {
    const paper = made("canvas", { width: 1200, height: 900, className: "pieces__paper" });
    paper.setAttribute("role", "img");
    paper.setAttribute("aria-label", said.draw);
    const pen = paper.getContext("2d");
    const clear = () => {
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, paper.width, paper.height);
      Object.assign(pen, { lineWidth: 7, lineCap: "round", lineJoin: "round", strokeStyle: "#1d2b3a" });
    };
    clear();
    const at = (event) => {
      const box = paper.getBoundingClientRect();
      return [((event.clientX - box.left) / box.width) * paper.width, ((event.clientY - box.top) / box.height) * paper.height];
    };
    let down = false;
    paper.addEventListener("pointerdown", (event) => {
      down = true;
      paper.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(...at(event));
      pen.lineTo(...at(event));
      pen.stroke();
    });
    paper.addEventListener("pointermove", (event) => {
      if (!down) return;
      pen.lineTo(...at(event));
      pen.stroke();
    });
    for (const end of ["pointerup", "pointercancel"]) paper.addEventListener(end, () => (down = false));
    const use = press(said.use, "first");
    const again = press(said.again, "quiet");
    use.addEventListener("click", () => paper.toBlob((blob) => take(blob, "drawing.png"), "image/png"));
    again.addEventListener("click", clear);
    const row = made("p", { className: "buttons" });
    row.append(use, again);
    board.replaceChildren(paper, row);
    board.hidden = false;
  };

  if (navigator.mediaDevices && "MediaRecorder" in window) {
    const speak = press(said.speak);
    ways.append(speak);
    let recorder = null;
    speak.addEventListener("click", async () => {
      if (recorder) return void recorder.stop();
      let sound;
      try {
        sound = await navigator.mediaDevices.getUserMedia({ audio: true });
      } catch {
        told.textContent = said.nothing;
        return;
      }
      const parts = [];
      recorder = new MediaRecorder(sound);
      recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
      recorder.addEventListener("stop", () => {
        for (const track of sound.getTracks()) track.stop();
        const blob = new Blob(parts, { type: recorder.mimeType });
        recorder = null;
        speak.textContent = said.speak;
        const heard = made("audio", { controls: true, src: URL.createObjectURL(blob) });
        board.replaceChildren(heard);
        board.hidden = false;
        take(blob, "recording");
      });
      recorder.start();
      speak.textContent = said.stop;
      told.textContent = "";
    });
  }
}
