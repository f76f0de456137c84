// The search box of the first page. Nothing is loaded before something is asked for: then the names of all items, and
// the list of full-text indexes, of which only those of the chosen place are read.

const MERGED = 8; // indexes that are searched together without choosing a place
const MOST = 20; // items shown
const STEP = 10; // guides shown, and more each time
const PAUSE = 200; // milliseconds without a key before the text is searched

const CODE = /^(?=.*\d)[0-9A-Za-z]{6,}$/u; // what is looked for among codes only, where one has it

const HAN = /\p{Script=Han}/u;

const element = (name, text = "", kind = "") => {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
};

// What pagefind writes as HTML, as text and <mark>: it escapes < and > of the page, and marks what was found.
function marked(excerpt) {
  const plain = (text) => text.replaceAll("\u200b", "").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  return excerpt.replace(/<\/mark>\s*\u200b?\s*<mark>/gu, "").split(/<mark>(.*?)<\/mark>/su).map((part, at) => (at % 2 ? element("mark", plain(part)) : plain(part)));
}

// A text as it is compared: full-width letters, figures and brackets are what they are in half width.
const folded = (text) => text.normalize("NFKC").toLowerCase();

// Whether the letters of a word stand in a text in their order, as those of 食品经营许可 in 食品销售经营许可.
function scattered(word, text) {
  let at = -1;
  return [...word].every((letter) => (at = text.indexOf(letter, at + 1)) >= 0);
}

// The names: each word must stand in the name, the code or the initials; a longer code contains the item's. Where none
// has it so, its letters may stand apart.
async function namesFrom(root) {
  const rows = await (await fetch(new URL("assets/names.json", root))).json();
  const known = rows.map(([name, code, initials]) => ({ name, code, initials, lower: folded(name), small: code.toLowerCase() }));
  const rank = (row, words) => (words.every((word) => row.lower.includes(word)) ? (row.lower.startsWith(words[0]) ? 0 : 1) : row.initials.startsWith(words[0]) ? 2 : 3);
  return (query) => {
    const words = query.split(/\s+/u).filter(Boolean);
    const holds = (row) => words.every((word) => row.lower.includes(word) || row.small.includes(word) || word.includes(row.small) || row.initials.includes(word));
    const apart = (row) => words.every((word) => row.lower.includes(word) || (HAN.test(word) && word.length > 2 && scattered(word, row.lower)) || (word.length > 3 && scattered(word, row.initials)));
    const direct = known.filter(holds);
    const found = (direct.length ? direct : known.filter(apart)).map((row) => ({ ...row, rank: rank(row, words) }));
    return found.sort((one, other) => one.rank - other.rank || one.name.length - other.name.length || (one.code < other.code ? -1 : 1));
  };
}

// How pagefind is asked. Of a word that it does not know it looks for the beginning, down to one letter: a number, or
// Latin words on a Chinese page, are to stand there as they are.
function phrased(query) {
  const plain = query.replaceAll('"', " ").trim();
  const whole = CODE.test(plain) || (!HAN.test(plain) && document.documentElement.lang.startsWith("zh"));
  return whole ? `"${plain}"` : plain;
}

// The texts: an index per group of places, merged for those that are asked for.
async function textsFrom(root) {
  const answer = await fetch(new URL("search/shards.json", root)).catch(() => null);
  if (!answer || !answer.ok) return null;
  const { shards } = await answer.json();
  if (shards.length === 0) return null; // made without an index
  const engine = import(new URL("search/pagefind.js", root));
  const places = new Map(shards.flatMap((shard) => shard.places).map(([code, name]) => [code, name]));
  const opened = new Map();
  const open = async (wanted) => {
    const paths = wanted.map((shard) => new URL(`search/${shard.folder}/`, root).pathname);
    const made = (await engine).createInstance({ basePath: paths[0], baseUrl: "/", noWorker: true });
    await made.init();
    await Promise.all(paths.slice(1).map((path) => made.mergeIndex(path, { baseUrl: "/" })));
    return made;
  };
  const search = async (query, place) => {
    const wanted = shards.filter((shard) => !place || shard.places.some(([code]) => code === place));
    if (wanted.length === 0) return [];
    if (wanted.length > MERGED && !place) return null;
    const key = wanted.map((shard) => shard.folder).join();
    if (!opened.has(key)) opened.set(key, open(wanted));
    const found = await (await opened.get(key)).search(query, place ? { filters: { place } } : {});
    return found ? found.results : [];
  };
  return { places, search };
}

export function searching(form, root) {
  const find = (selector) => form.querySelector(selector);
  const box = find("input"), chooser = find("select"), status = find("[role=status]"), more = find("button");
  const [items, guides] = ["items", "guides"].map((name) => find(`.found-${name}`));
  const said = form.dataset;
  let names = null, texts = null, asked = 0, shown = [], timer = 0;

  const fill = (section, rows) => {
    section.querySelector("ul").replaceChildren(...rows);
    section.hidden = rows.length === 0;
  };
  const item = ({ name, code }) => {
    const row = element("li"), link = element("a", name);
    link.href = new URL(`items/${encodeURIComponent(code)}.html`, root);
    row.append(link, element("small", code));
    return row;
  };
  const guide = async (result) => {
    const data = await result.data();
    const row = element("li"), link = element("a", data.meta.title), excerpt = element("p", "", "excerpt");
    link.href = new URL(data.raw_url.replace(/^\/+/u, ""), root);
    excerpt.append(...marked(data.excerpt));
    row.append(link, element("small", data.meta.place || ""), excerpt);
    return row;
  };
  const offer = (places) => {
    for (const [code, name] of places) chooser.append(new Option(name, code));
    chooser.value = new URLSearchParams(location.hash.slice(1)).get("place") || "";
    if (chooser.selectedIndex < 0) chooser.value = "";
    chooser.closest("p").hidden = false;
  };
  const load = async () => {
    names ??= namesFrom(root);
    texts ??= textsFrom(root).then((found) => {
      if (found) offer(found.places);
      return found;
    });
    return [await names, await texts];
  };
  const page = async (results, from, turn) => {
    const rows = await Promise.all(results.slice(from, from + STEP).map(guide));
    if (turn !== asked) return;
    shown = from ? [...shown, ...rows] : rows;
    fill(guides, shown);
    more.hidden = results.length <= shown.length;
    more.onclick = () => page(results, shown.length, turn).then(() => rows.length && shown[from + STEP]?.querySelector("a").focus());
  };
  const look = async () => {
    const turn = ++asked, query = folded(box.value).trim();
    clearTimeout(timer);
    if (!query) {
      fill(items, []);
      fill(guides, []);
      more.hidden = true;
      status.textContent = "";
      return;
    }
    const [byName, byText] = await load();
    if (turn !== asked) return;
    const rows = byName(query);
    fill(items, rows.slice(0, MOST).map(item));
    if (!byText) {
      status.textContent = rows.length ? said.found.replaceAll("{count}", rows.length) : said.none;
      return;
    }
    timer = setTimeout(async () => {
      const results = rows.length && CODE.test(query) ? [] : await byText.search(phrased(query), chooser.value);
      if (turn !== asked) return;
      await page(results || [], 0, turn);
      if (turn !== asked) return;
      const both = said.both.replaceAll("{items}", rows.length).replaceAll("{guides}", results ? results.length : "");
      if (results === null) status.textContent = said.choose.replaceAll("{items}", rows.length);
      else if (results.length) status.textContent = both;
      else status.textContent = rows.length ? said.found.replaceAll("{count}", rows.length) : said.none;
    }, PAUSE);
  };
  const linked = () => {
    const query = new URLSearchParams(location.hash.slice(1)).get("q");
    if (query === null) return;
    box.value = query;
    box.focus();
    look();
  };

  // Who comes back from what was found finds it again.
  const remember = () => {
    const words = new URLSearchParams({ q: box.value.trim() });
    if (chooser.value) words.set("place", chooser.value);
    history.replaceState(null, "", box.value.trim() ? `#${words}` : location.pathname + location.search);
  };

  for (const field of [box, chooser]) field.addEventListener("change", remember);
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", look);
  chooser.addEventListener("change", look);
  addEventListener("hashchange", linked);
  if (box.value) look();
  else linked();
}
