"use strict";
// What a page can do beyond being read: larger print, printing, the checklist, the search box. All of it is optional.

const $ = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const assets = new URL("./", document.currentScript.src);
const root = new URL(document.documentElement.dataset.root || "./", location.href);

function remembered(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(key);
    localStorage.setItem(key, value);
  } catch {
    // storage is switched off: the page works, it only forgets
  }
  return null;
}

function largePrint(box) {
  box.checked = box.checked || remembered("svcstd-large") === "1";
  box.addEventListener("change", () => remembered("svcstd-large", box.checked ? "1" : "0"));
}

function printing(button) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A material is shown unless the chosen situations rule it out; as long as a group has no choice, all of it is shown.
function checklist(list) {
  const choices = $(".choices", list.parentElement);
  const status = document.createElement("p");
  status.className = "count";
  status.setAttribute("role", "status");
  list.after(status);
  const groups = new Map();
  for (const radio of choices ? all("input", choices) : []) {
    groups.set(radio.value, radio.name);
  }
  const ids = (item, name) => (item.dataset[name] || "").split(" ").filter(Boolean);
  const show = () => {
    const chosen = new Map(all("input:checked", choices || list).filter((one) => one.type === "radio").map((one) => [one.name, one.value]));
    const holds = (id) => chosen.get(groups.get(id)) === id;
    const open = (id) => !chosen.has(groups.get(id));
    const items = all("li", list);
    for (const item of items) {
      const when = ids(item, "when");
      item.hidden = (when.length > 0 && !when.some((id) => holds(id) || open(id))) || ids(item, "unless").some(holds);
    }
    const shown = items.filter((item) => !item.hidden);
    const done = shown.filter((item) => $("input", item).checked).length;
    status.textContent = list.dataset.checked.replaceAll("{done}", done).replaceAll("{all}", shown.length);
  };
  if (choices) {
    choices.hidden = false;
    choices.addEventListener("change", show);
  }
  list.addEventListener("change", show);
  addEventListener("pageshow", show); // a browser that comes back fills in what was chosen after this has run
  show();
}

// The search box works once it is used, or asked for by a link: until then nothing of it is loaded.
function searching(form) {
  const box = $("input", form), unserved = $("#no-server");
  if (location.protocol === "file:" && unserved) { // browsers load no module from a disk
    unserved.hidden = false;
    return;
  }
  const start = async () => (await import(new URL("search.js", assets))).searching(form, root);
  form.hidden = false;
  if (box.value || location.hash.startsWith("#q=")) start();
  else box.addEventListener("input", start, { once: true });
}

for (const box of all("#large")) largePrint(box);
for (const button of all("#print")) printing(button);
for (const list of all(".checks")) checklist(list);
for (const form of all("form.search")) searching(form);
