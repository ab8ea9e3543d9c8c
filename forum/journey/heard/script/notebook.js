// The notebook: writes down what people say with the network off. Each voice is sealed to the forum as it is kept, so
// that the device cannot read it back; it is handed over when it can be, and goes from the device only once the forum
// has said that it is there.
import { openDB } from "idb";
import { CompactEncrypt, importJWK } from "jose";

const SIGNS = "23456789abcdefghjkmnpqrstvwxy";
const LENGTH = 12;
const LONGEST = 20_000;
const AT_ONCE = 10;
const AGAIN_AFTER = 60_000;

const $ = (query) => document.querySelector(query);
const said = (name, ...values) => values.reduce((text, value) => text.replace("%s", value), $("[data-words]").dataset[name]);
const show = (...names) => {
  for (const part of document.querySelectorAll("[data-show]")) part.hidden = !names.includes(part.dataset.show);
};

const checkSign = (body) => SIGNS[[...body].reduce((sum, sign, at) => sum + SIGNS.indexOf(sign) * (at + 1), 0) % SIGNS.length];
const tidy = (typed) => [...typed.toLowerCase()].filter((sign) => /[\p{L}\p{N}]/u.test(sign)).join("").replace(/u/g, "v").replace(/z/g, "2");
const isCode = (code) =>
  code.length === LENGTH + 1 && [...code].every((sign) => SIGNS.includes(sign)) && checkSign(code.slice(0, -1)) === code.at(-1);
const asSpoken = (code) => code.match(/.{1,4}/g).join("-");
const drawn = () => {
  let body = "";
  while (body.length < LENGTH) {
    const [value] = crypto.getRandomValues(new Uint8Array(1));
    if (value < SIGNS.length * Math.floor(256 / SIGNS.length)) body += SIGNS[value % SIGNS.length];
  }
  return body + checkSign(body);
};

const opened = () =>
  openDB("notebook", 1, {
    upgrade(db) {
      db.createObjectStore("kept", { keyPath: "id" });
      db.createObjectStore("device");
    },
    blocking: (_now, _next, event) => event.target.close(),
  });
// Written to the disk before it counts: a battery may be taken out at any moment.
const writing = (db, ...stores) => db.transaction(stores, "readwrite", { durability: "strict" });

const able = () => isSecureContext && crypto.subtle && indexedDB && navigator.serviceWorker;

const take = async (given) => {
  const db = await opened();
  const tx = writing(db, "device");
  await Promise.all([tx.objectStore("device").put(JSON.parse(given), "permit"), tx.done]);
  await navigator.storage?.persist?.();
  await navigator.serviceWorker.register("/notebook/worker.js", { scope: "/notebook" });
  await navigator.serviceWorker.ready.catch(() => null);
  show("given");
};

const sealed = async (permit, row) => {
  const key = await importJWK(permit.key, "ECDH-ES");
  const content = new TextEncoder().encode(JSON.stringify(row));
  return new CompactEncrypt(content).setProtectedHeader({ alg: "ECDH-ES", enc: "A256GCM" }).encrypt(key);
};

const problem = (name) => {
  const line = $("[data-problem]");
  line.hidden = !name;
  line.textContent = name ? said(name) : "";
  if (name) $("#words").focus();
};

const keep = async (db, permit) => {
  const words = $("#words").value;
  const card = tidy($("#card").value);
  if (!words.trim()) return problem("empty");
  if (words.length > LONGEST) return problem("long");
  if (card && !isCode(card)) return problem("noCode");
  const at = Date.now();
  const code = card || drawn();
  try {
    const row = { code, card: Boolean(card), words, publish: $("#publish").checked, through_group: $("#through").checked, at };
    const closed = await sealed(permit, row);
    const tx = writing(db, "kept");
    tx.done.catch(() => null); // told below
    await Promise.all([tx.objectStore("kept").add({ id: drawn() + drawn(), sealed: closed, code, at }), tx.done]);
  } catch (no) {
    return problem(no?.name === "QuotaExceededError" ? "full" : "failed");
  }
  problem("");
  $("form[data-show]").reset();
  $("[data-receipt]").textContent = asSpoken(code);
  show("kept", "here");
  $("#kept").focus();
  await look(db, permit);
  handOver(db, permit);
};

const time = (at) => new Intl.DateTimeFormat("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit" }).format(at);

const look = async (db, permit) => {
  const rows = (await db.getAll("kept")).sort((one, other) => one.at - other.at);
  const handed = (await db.get("device", "handed")) ?? 0;
  $("[data-count]").textContent = rows.length === 0 ? said("nothing") : rows.length === 1 ? said("one") : said("many", rows.length);
  $("[data-rows]").replaceChildren(
    ...rows.map((row) => {
      const line = document.createElement("li");
      line.textContent = `${said("keptAt", time(row.at))} ${asSpoken(row.code)}${row.why ? `. ${row.why}` : ""}`;
      return line;
    }),
    ...((await db.get("device", "notes")) ?? []).map((note) => {
      const line = document.createElement("li");
      line.textContent = note;
      return line;
    }),
  );
  $("[data-last]").textContent = handed ? said("handed", handed) : "";
  const until = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date(permit.until));
  $("[data-permit]").textContent = `${permit.where ? `${said("for", permit.where)} ` : ""}${said("until", until)}`;
  $("[data-hand-over]").hidden = rows.length === 0;
  $("[data-state]").textContent = navigator.onLine ? said("online") : said("offline");
};

const send = async (db, permit) => {
  const rows = (await db.getAll("kept")).filter((row) => !row.why).slice(0, AT_ONCE);
  if (rows.length === 0) return "done";
  const answer = await fetch("/notebook/hand-over", {
    method: "POST",
    credentials: "omit",
    headers: { Authorization: `Bearer ${permit.secret}`, "Content-Type": "application/json" },
    body: JSON.stringify({ now: Date.now(), rows: rows.map(({ id, sealed }) => ({ id, sealed })) }),
  });
  if (answer.status === 403) return "over";
  if (!answer.ok) return "later";
  const outcomes = (await answer.json()).rows;
  const tx = writing(db, "kept", "device");
  const [kept, device] = [tx.objectStore("kept"), tx.objectStore("device")];
  for (const { id, state, receipt, why } of outcomes) {
    const row = await kept.get(id);
    if (!row) continue; // another tab was quicker
    if (state === "refused") {
      await kept.put({ ...row, why });
      continue;
    }
    await kept.delete(id);
    await device.put(((await device.get("handed")) ?? 0) + 1, "handed");
    if (why) await device.put([...((await device.get("notes")) ?? []), `${asSpoken(row.code)}: ${why} ${asSpoken(receipt)}`], "notes");
  }
  await tx.done;
  return "more";
};

const handOver = async (db, permit) => {
  const locked = navigator.locks ? (work) => navigator.locks.request("hand-over", work) : (work) => work();
  await locked(async () => {
    let state = "more";
    try {
      while (state === "more") {
        $("[data-state]").textContent = said("working");
        state = await send(db, permit);
      }
    } catch {
      state = "later";
    }
    await look(db, permit);
    const waits = (await db.count("kept")) > 0;
    if (state === "over") $("[data-last]").textContent = said("over");
    if (state === "later" && waits && navigator.onLine) $("[data-last]").textContent = said("later");
  });
};

const begin = async () => {
  if (!able()) return show("cannot");
  const given = $("[data-given]");
  if (given) return take(given.dataset.given);
  navigator.serviceWorker.register("/notebook/worker.js", { scope: "/notebook" }).catch(() => null);
  const db = await opened();
  const permit = await db.get("device", "permit");
  if (!permit) return show("not-ready");
  show("write", "here");
  $("[data-through-group]").hidden = !permit.through_group;
  let busy = false;
  $("form[data-show]").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    await keep(db, permit).finally(() => (busy = false));
  });
  $("[data-next]").addEventListener("click", () => {
    show("write", "here");
    $("#words").focus();
  });
  $("[data-hand-over]").addEventListener("click", () => handOver(db, permit));
  addEventListener("online", () => handOver(db, permit));
  addEventListener("offline", () => look(db, permit));
  setInterval(async () => (await db.count("kept")) > 0 && navigator.onLine && handOver(db, permit), AGAIN_AFTER);
  await look(db, permit);
  if (navigator.onLine) await handOver(db, permit);
};

begin().catch(() => show("cannot"));
