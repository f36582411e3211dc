// The desk's own script. Every page works without it; with it the keyboard does, texts can be dropped, and a job tells
// how far it is. No framework, nothing from elsewhere, no markup made of text.
"use strict";

const root = document.documentElement;
const keysOn = () => root.dataset.keys !== "off";
const voice = document.getElementById("voice");
const say = (words) => { voice.textContent = ""; requestAnimationFrame(() => { voice.textContent = words; }); };
const items = () => [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent !== null);
const current = () => document.activeElement && document.activeElement.closest("[data-item]");

// Copying

async function copy(words, told) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const field = document.createElement("textarea");
    field.value = words;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  say(told);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await copy(button.dataset.copy, "Citation copied");
    const word = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = word; }, 1500);
  });
}

// On a narrow screen the pages lie beside each other: the one that is open is brought into sight

const open = document.querySelector(".places [aria-current]");
if (open) open.closest("ul").scrollLeft = open.offsetLeft - 16;

// Keys

const help = document.getElementById("keys");
for (const button of document.querySelectorAll("[data-help]")) {
  button.hidden = false;
  button.addEventListener("click", () => help.showModal());
}

function move(step) {
  const all = items();
  if (!all.length) return;
  const at = all.indexOf(current());
  const next = all[Math.min(Math.max(at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step, 0), all.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

// What a key means is looked for in what is in hand, then in what stands beside all items. Nothing is judged that
// nobody took in hand: where there are several, the first press only takes the first.

function within(key, takes) {
  const item = current();
  const fits = `[data-key="${key}"]:not([hidden])`;
  const own = item && item.querySelector(fits);
  if (own) return own;
  const beside = [...document.querySelectorAll(`main ${fits}`)].filter((found) => !found.closest("[data-item]"));
  if (beside.length || item) return beside[0];
  const first = items().find((other) => other.querySelector(fits));
  if (!first || takes || items().length === 1) return first && first.querySelector(fits);
  first.focus();
  say("Taken in hand. Press again to decide.");
  return null;
}

function compare() {
  const item = current();
  if (!item) return;
  const direct = item.querySelector('a[data-key="x"]');
  if (direct) { direct.click(); return; }
  const id = item.dataset.id;
  if (!id) return;
  const kept = sessionStorage.getItem("factcheck-compare");
  if (kept && kept !== id) {
    sessionStorage.removeItem("factcheck-compare");
    location.assign(`/compare?a=${encodeURIComponent(kept)}&b=${encodeURIComponent(id)}`);
  } else {
    sessionStorage.setItem("factcheck-compare", id);
    say("Kept for comparing. Press x on another one.");
  }
}

const NOTE = "#note";

function annotate(field) {
  const item = current();
  const form = (item || document).querySelector("[data-annotate]") || (!item && document.querySelector("main [data-annotate]"));
  if (!form) {
    if (item && item.dataset.href && item.dataset.id) location.assign(item.dataset.href + NOTE);
    return;
  }
  form.open = true;
  const wanted = form.querySelector(field) || form.querySelector("textarea");
  wanted.focus();
}

function correct() {
  const form = (current() || document).querySelector("[data-correct]") || document.querySelector("main [data-correct]");
  if (!form) return;
  form.open = true;
  form.querySelector("input:not([type=hidden])").focus();
}

const actions = {
  j: () => move(1),
  k: () => move(-1),
  a: () => annotate("textarea"),
  g: () => annotate("select"),
  x: compare,
  e: correct,
  y: () => {
    const item = current();
    copy(item && item.dataset.href ? new URL(item.dataset.href, location.href).href : location.href, "Link copied");
  },
  z: () => { const undo = document.querySelector('.told [data-key="z"]'); if (undo) undo.click(); },
  "/": () => { const field = document.getElementById("find"); if (field) { field.focus(); field.select(); } },
  "?": () => help.showModal(),
  Enter: () => {
    const item = current();
    if (item && item === document.activeElement && item.dataset.href) location.assign(item.dataset.href);
  },
};
for (const key of "sdfu") actions[key] = () => { const button = within(key, false); if (button) button.click(); };
actions.c = async () => {
  const item = current();
  const button = within("c", true);
  if (button && (!item || item.contains(button))) { button.click(); return; }
  if (!item || !item.dataset.id) return;
  const answer = await fetch(`/api/cite/${encodeURIComponent(item.dataset.id)}`);
  if (answer.ok) await copy((await answer.json()).footnote, "Citation copied");
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "Escape" && typing) { (typing.closest("[data-item]") || document.getElementById("main")).focus(); return; }
  if (typing || help.open) return;
  if (event.key !== "Enter" && !keysOn()) return;
  const action = actions[event.key];
  if (!action) return;
  if (event.key === "Enter" && event.target !== current()) return;
  event.preventDefault();
  action();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const field = event.target.closest("[data-send]");
  if (field) field.form.requestSubmit();
});

// Where a form was sent from is where the page comes back to

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => {
    const item = form.closest("[data-item]");
    const back = form.querySelector('input[name="back"]');
    if (item && item.id && back && !back.value.includes("#")) back.value += `#${item.id}`;
  });
}
if (location.hash === NOTE) {
  annotate("textarea");
} else if (location.hash.length > 1) {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.hasAttribute("tabindex")) target.focus();
}

// Dropping files

for (const place of document.querySelectorAll("[data-drop]")) {
  const field = place.querySelector("input");
  const over = (on) => (event) => { event.preventDefault(); place.classList.toggle("over", on); };
  place.addEventListener("dragover", over(true));
  place.addEventListener("dragleave", over(false));
  place.addEventListener("drop", (event) => {
    over(false)(event);
    field.files = event.dataTransfer.files;
    say(`${field.files.length} file${field.files.length === 1 ? "" : "s"} chosen`);
  });
}

// A job, as it goes on

for (const place of document.querySelectorAll('[data-job][data-done="no"]')) {
  const lines = document.querySelector("[data-lines]");
  const told = place.querySelector("[data-told]");
  const cell = (name, text) => { const made = document.createElement(name); made.textContent = text; return made; };
  let shown = lines.rows.length;
  const look = async () => {
    const job = await (await fetch(`/add/${place.dataset.job}.json`)).json();
    for (const line of job.documents.slice(shown, 500)) {
      const row = lines.insertRow();
      row.append(cell("th", line.doc), cell("td", line.error ? `${line.status}: ${line.error.message}` : line.status), cell("td", line.claims), cell("td", line.figures), cell("td", line.conflicts));
    }
    shown = Math.max(shown, Math.min(job.documents.length, 500));
    told.textContent = `${job.added} documents added, ${job.unchanged} unchanged, ${job.failed} failed; ${job.claims} claims, ${job.figures} figures, ${job.conflicts} figures in conflict with what was there.`;
    if (job.done) location.reload(); else setTimeout(look, 700);
  };
  setTimeout(look, 400);
}
