"use strict";
// What a page can do beyond being read: larger print, printing, the checklist, the search box. All of it is optional.

const $ = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
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
  show();
}

// Names, codes and initials are looked through while one types: each word of the query must be found in one of them.
function searching(form) {
  const box = $("input", form), hits = $(".hits", form), status = $("[role=status]", form);
  const most = 50;
  let rows = null;
  const fetched = async () => (rows ??= await (await fetch(new URL("assets/names.json", root))).json());
  const look = async () => {
    const words = box.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      hits.replaceChildren();
      status.textContent = "";
      return;
    }
    const found = (await fetched()).filter(([name, code, initials]) =>
      words.every((word) => name.toLowerCase().includes(word) || code.toLowerCase().includes(word) || word.includes(code.toLowerCase()) || initials.includes(word)));
    status.textContent = found.length ? form.dataset.found.replaceAll("{count}", found.length) : form.dataset.none;
    hits.replaceChildren(...found.slice(0, most).map(([name, code]) => {
      const item = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small");
      link.href = new URL(`items/${encodeURIComponent(code)}.html`, root);
      link.textContent = name;
      small.textContent = code;
      item.append(link, small);
      return item;
    }));
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", look);
  if (location.hash.startsWith("#q=")) {
    box.value = decodeURIComponent(location.hash.slice(3));
    look();
  }
}

for (const box of all("#large")) largePrint(box);
for (const button of all("#print")) printing(button);
for (const list of all(".checks")) checklist(list);
for (const form of all("form.search")) searching(form);
