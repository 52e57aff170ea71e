// The desk's own hands: everything the page asks of Python goes through `send`, and each event is named here.
const EVENTS = [
  "desk_show", "desk_ask", "desk_dates", "desk_outlets", "desk_fresh", "desk_refresh",
  "desk_paste", "desk_find", "desk_more", "desk_read", "desk_remove", "desk_restore", "desk_correct",
];
const body = document.body;
const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const narrow = () => matchMedia("(max-width: 900px)").matches;
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

// Values travel as lists, since a form may hold several of one name.
function send(name, data = {}) {
  if (!EVENTS.includes("desk_" + name)) return;
  trigger("desk_" + name, Object.fromEntries(Object.entries(data).map(([key, value]) => [key, [value].flat()])));
}

// --- Light and dark: the system's choice until the reader makes one.
const dark = matchMedia("(prefers-color-scheme: dark)");
const chosen = () => { try { return localStorage.getItem("desk-theme"); } catch { return null; } };
const paint = () => body.classList.toggle("dark", chosen() ? chosen() === "dark" : dark.matches);
dark.addEventListener("change", paint);
paint();

// --- Views
function view(name) {
  body.dataset.view = name === "articles" ? "articles" : "chat";
  body.classList.remove("sheet");
  history.replaceState(null, "", body.dataset.view === "articles" ? "#articles" : location.pathname);
  tabs();
}
function tabs() {
  for (const tab of all("[role=tab][data-view]")) {
    const on = tab.dataset.view === body.dataset.view;
    if (tab.getAttribute("aria-selected") !== String(on)) tab.setAttribute("aria-selected", on);
  }
}

// --- The source pane
const pane = () => one(body.dataset.view === "articles" ? "#reading" : "#source");
let opener = null, wanted = null, requested = 0;
const current = () => { const source = one("#source article.source"); return source ? source.dataset.now : null; };
// One request at a time, and after it the place asked for last: answers that overtake each other would leave the
// pane at the wrong one.
function request() {
  if (wanted === null || wanted === current()) { wanted = null; return; }
  if (Date.now() - requested < 2000) return;
  requested = Date.now();
  send("show", { place: wanted });
}
function settle() {
  const source = one("#source article.source");
  const now = source ? source.dataset.now : "";
  for (const cite of all("#conversation a.cite, #conversation a.near")) cite.classList.toggle("now", cite.id === now);
  const mark = one("#source mark.now");
  if (mark) mark.scrollIntoView({ block: "center" });
}
function show(place, from) {
  opener = from || opener;
  body.classList.add("sheet");
  wanted = place;
  request();
  settle();
  if (narrow()) setTimeout(() => { const close = one("[data-close]", pane()); if (close) close.focus(); }, 150);
}
// One citation on or back, from the one asked for last: a quick reader is ahead of the pane.
function step(by) {
  const source = one("#source article.source");
  if (!source) return;
  const [, address, n] = (wanted || source.dataset.now).match(/^(.*)-(\d+)$/);
  const to = Number(n) + by;
  if (to >= 0 && to < Number(source.dataset.total)) show(`${address}-${to}`);
}
function closeSheet() {
  body.classList.remove("sheet");
  if (opener && opener.isConnected) opener.focus();
}

// --- Following the answer as it is written, unless the reader has scrolled away from its end.
let following = true;
const talk = () => one("#conversation");
document.addEventListener("scroll", (event) => {
  const box = talk();
  if (event.target === box) following = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
}, true);
function follow() {
  const box = talk();
  if (box && following) box.scrollTop = box.scrollHeight;
}

// --- After each change that Python makes
let place = null, cleared = null, read = null;
function after() {
  tabs();
  const source = one("#source article.source");
  const now = source ? source.dataset.now + source.textContent.length : null;
  if (now !== place) { place = now; requested = 0; request(); settle(); }
  const report = one("#report [data-clears]");
  if (report && report.dataset.clears !== cleared) { cleared = report.dataset.clears; const form = one("form.paste"); if (form) form.reset(); }
  const article = one("#reading article.source");
  if (article && article.dataset.article !== read) { read = article.dataset.article; all("form", article).forEach((form) => form.reset()); const box = one("#reading"); if (box) box.scrollTop = 0; }
  const ask = one("#ask textarea");
  if (ask && !ask.getAttribute("aria-label")) ask.setAttribute("aria-label", "Ask about these articles");
  follow();
}
let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; after(); });
}).observe(body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["data-now", "data-clears", "data-article"] });

// --- Clicks
async function copy(button) {
  const said = button.textContent;
  try { await navigator.clipboard.writeText(button.dataset.copy); button.textContent = "Copied"; }
  catch { button.textContent = "The browser refused"; }
  setTimeout(() => { button.textContent = said; }, 1600);
}
document.addEventListener("click", (event) => {
  for (const open of all("details.pop[open]")) if (!open.contains(event.target)) open.removeAttribute("open");
  const link = event.target.closest("a.cite[href], a.near[href]");
  if (link) { event.preventDefault(); show(link.id, link); return; }
  const button = event.target.closest("button");
  if (!button || button.disabled) return;
  if (button.dataset.view) view(button.dataset.view), button.dataset.view === "articles" && send("refresh");
  else if ("theme" in button.dataset) { try { localStorage.setItem("desk-theme", body.classList.contains("dark") ? "light" : "dark"); } catch { /* a browser that keeps nothing */ } paint(); }
  else if ("close" in button.dataset) closeSheet();
  else if ("copy" in button.dataset) copy(button);
  else if (button.dataset.send === "show") show(button.dataset.place);
  else if (button.dataset.send) {
    const { send: name, ...data } = button.dataset;
    if (name === "ask") following = true;
    if (name === "read") { opener = button; body.classList.add("sheet"); }
    send(name, data);
    const pop = button.closest("details.pop");
    if (pop) pop.removeAttribute("open");
  }
});
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-send]");
  if (!form) return;
  event.preventDefault();
  const data = new FormData(form), values = {};
  for (const key of data.keys()) values[key] = data.getAll(key);
  send(form.dataset.send, values);
  const pop = form.closest("details.pop"), error = one(".error", form);
  if (pop && !(error && error.textContent)) pop.removeAttribute("open");
});
// A form that opens again shows what holds, not what was typed and never applied.
document.addEventListener("toggle", (event) => {
  const form = event.target.matches("details.pop[open]") && one("form", event.target);
  if (form && !one(".error", form).textContent) form.reset();
}, true);
let looking = null;
document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-find]")) return;
  clearTimeout(looking);
  looking = setTimeout(() => send("find", { query: event.target.value }), 200);
});

// --- One question at a time: Enter while an answer is being written, or twice in haste, sends nothing.
let sent = 0, words = "";
function hold(event) {
  const box = one("#ask textarea"), again = Date.now() - sent < 400 && box.value === words;
  if (again || one("#conversation .exchange[data-open]")) { event.preventDefault(); event.stopPropagation(); return; }
  sent = Date.now();
  words = box.value;
  following = true;
}
document.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.shiftKey && event.target.matches("#ask textarea")) hold(event); }, true);
document.addEventListener("click", (event) => { if (event.target.closest("#ask .submit-button")) hold(event); }, true);

// --- Keys
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const open of all("details.pop[open]")) { open.removeAttribute("open"); one("summary", open).focus(); }
    if (body.classList.contains("sheet")) closeSheet();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/" && body.dataset.view === "chat") { event.preventDefault(); const ask = one("#ask textarea"); if (ask) ask.focus(); }
  else if ((event.key === "[" || event.key === "]") && body.dataset.view === "chat") step(event.key === "]" ? 1 : -1);
});

view(location.hash === "#articles" ? "articles" : "chat");
after();
