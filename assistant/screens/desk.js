// The desk's own hands: everything the page asks of Python goes through `send`, and each event is named here.
const EVENTS = [
  "desk_show", "desk_ask", "desk_dates", "desk_outlets", "desk_fresh", "desk_refresh",
  "desk_paste", "desk_find", "desk_more", "desk_read", "desk_remove", "desk_restore", "desk_correct",
  "desk_brief", "desk_brief_stop", "desk_open", "desk_shut", "desk_proof", "desk_decide", "desk_sign", "desk_reopen",
  "desk_compare", "desk_drop", "desk_export", "desk_mail", "desk_mail_test", "desk_plan", "desk_unplan",
  "desk_check", "desk_halt", "desk_another", "desk_evidence", "desk_check_dates", "desk_check_outlets",
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
const VIEWS = ["chat", "briefings", "check", "articles"];
function view(address) {
  const [name] = address.split("/");
  body.dataset.view = VIEWS.includes(name) ? name : "chat";
  body.classList.remove("sheet");
  wanted = null;
  requested = 0;
  trail();
  tabs();
  light();
}
function trail() {
  const now = body.dataset.view, further = now === "briefings" ? briefTrail() : "";
  history.replaceState(null, "", now === "chat" ? location.pathname : "#" + now + further);
}
function tabs() {
  for (const tab of all("[role=tab][data-view]")) {
    const on = tab.dataset.view === body.dataset.view;
    if (tab.getAttribute("aria-selected") !== String(on)) tab.setAttribute("aria-selected", on);
  }
}

// --- The source pane
const PANES = { chat: "#source", briefings: "#proof", check: "#evidence", articles: "#reading" };
const SHOWS = { chat: "show", briefings: "proof", check: "evidence" };
const pane = () => one(PANES[body.dataset.view]);
const source = () => one("article.source[data-now]", pane() || body);
let opener = null, wanted = null, requested = 0;
const current = () => { const open = source(); return open ? open.dataset.now : null; };
// One request at a time, and after it the place asked for last: answers that overtake each other would leave the
// pane at the wrong one.
function request() {
  if (wanted === null || wanted === current()) { wanted = null; return; }
  if (Date.now() - requested < 2000) return;
  requested = Date.now();
  send(SHOWS[body.dataset.view], { place: wanted });
}
const place = (link) => link.dataset.place || link.id;
function light() {
  const now = current();
  for (const link of all(".view .answer :is(a.cite, a.words, .verdict), .view a.near, .cites a.cite")) link.classList.toggle("now", !!now && place(link) === now);
}
function settle() {
  light();
  const mark = one("mark.now", pane() || body);
  if (mark) mark.scrollIntoView({ block: "center" });
}
function show(place, from) {
  opener = from || opener;
  body.classList.add("sheet");
  wanted = place;
  standAt(place);
  request();
  settle();
  if (narrow()) setTimeout(() => { const close = one("[data-close]", pane()); if (close) close.focus(); }, 150);
}
// One citation on or back, from the one asked for last: a quick reader is ahead of the pane.
function step(by) {
  const open = source();
  if (!open) return;
  const [, address, n] = (wanted || open.dataset.now).match(/^(.*)-(\d+)$/);
  const to = Number(n) + by;
  if (to >= 0 && to < Number(open.dataset.total)) show(`${address}-${to}`);
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

// --- What had the focus has it again when the text around it is drawn anew.
let focused = null;
document.addEventListener("focusin", (event) => { focused = event.target.closest(".answer") ? event.target.id : null; });
function refocus() {
  const again = focused && document.activeElement === body && document.getElementById(focused);
  if (again) again.focus({ preventScroll: true });
}

// --- After each change that Python makes
let drawn = null, cleared = null, read = null;
function after() {
  tabs();
  const open = source();
  const now = open ? open.dataset.now + open.textContent.length : null;
  if (now !== drawn) { drawn = now; requested = 0; request(); settle(); } else light();
  refocus();
  const report = one("#report [data-clears]");
  if (report && report.dataset.clears !== cleared) { cleared = report.dataset.clears; const form = one("form.paste"); if (form) form.reset(); }
  const article = one("#reading article.source");
  if (article && article.dataset.article !== read) { read = article.dataset.article; all("form", article).forEach((form) => form.reset()); const box = one("#reading"); if (box) box.scrollTop = 0; }
  const ask = one("#ask textarea");
  if (ask && !ask.getAttribute("aria-label")) ask.setAttribute("aria-label", "Ask about these articles");
  afterBriefings();
  follow();
}
let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; after(); });
}).observe(body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["data-now", "data-clears", "data-article", "data-briefing", "data-token", "data-ready"] });

// --- Clicks
async function copy(button) {
  const said = button.textContent;
  try { await navigator.clipboard.writeText(button.dataset.copy); button.textContent = "Copied"; }
  catch { button.textContent = "The browser refused"; }
  setTimeout(() => { button.textContent = said; }, 1600);
}
// A download made on the page: nothing is written on the way.
function save({ save: name, type, content }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: typeof content === "string" ? type + ";charset=utf-8" : type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
// The file chooser is Gradio's, out of sight; a file dropped on the text goes the same way.
const chooser = () => one("#checking input[type=file]");
for (const kind of ["dragover", "dragleave", "drop"]) document.addEventListener(kind, (event) => {
  const form = event.target.closest && event.target.closest(".checkform");
  if (!form || !event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  form.classList.toggle("over", kind === "dragover");
  if (kind !== "drop" || !chooser()) return;
  chooser().files = event.dataTransfer.files;
  chooser().dispatchEvent(new Event("change", { bubbles: true }));
});
document.addEventListener("click", (event) => {
  for (const open of all("details.pop[open]")) if (!open.contains(event.target)) open.removeAttribute("open");
  const link = event.target.closest("a.cite[href], a.near[href], a.words[href], button.verdict");
  if (link) { event.preventDefault(); show(place(link), link); return; }
  const button = event.target.closest("button");
  if (!button || button.disabled) return;
  if (button.dataset.view) view(button.dataset.view), button.dataset.view !== "chat" && send("refresh");
  else if ("theme" in button.dataset) { try { localStorage.setItem("desk-theme", body.classList.contains("dark") ? "light" : "dark"); } catch { /* a browser that keeps nothing */ } paint(); }
  else if ("close" in button.dataset) closeSheet();
  else if ("copy" in button.dataset) copy(button);
  else if ("save" in button.dataset) save(button.dataset);
  else if ("choose" in button.dataset) chooser() && chooser().click();
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
  else if ((event.key === "[" || event.key === "]") && body.dataset.view in SHOWS) step(event.key === "]" ? 1 : -1);
});

// --- Briefings: briefings.js stands here

view(location.hash.slice(1));
after();
