// --- Briefings. What is decided goes to the library at once; here is only where the reader stands on the page.
const opened = () => one("#brief-page .opened[data-briefing]");
const lines = () => all("#brief-page .line");
const decided = (line) => ["accepted", "edited", "struck"].find((state) => line.classList.contains(state));
let at = 0, checking = false, done = [], hand = null, seenPage = null, seenFile = null, seenReady = null;
// Where the address of the page leads; it is opened when Python has drawn the form, and so listens.
let asked = (location.hash.match(/^#briefings\/([\w-]{1,64})(\/check)?$/) || []).slice(1);

function briefTrail() {
  if (asked[0]) return "/" + asked[0] + (asked[1] || "");
  const page = opened();
  return page ? "/" + page.dataset.briefing + (checking ? "/check" : "") : "";
}

// The reader's name is asked once and kept in this browser.
const kept = () => { try { return localStorage.getItem("desk-name") || ""; } catch { return ""; } };
function named() {
  for (const box of all("input[data-name]")) if (!box.value && document.activeElement !== box) box.value = kept();
}
// A form that opens again has been emptied.
document.addEventListener("toggle", named, true);
document.addEventListener("input", (event) => {
  if (!event.target.matches("input[data-name]")) return;
  try { localStorage.setItem("desk-name", event.target.value); } catch { /* a browser that keeps nothing */ }
  for (const box of all("input[data-name]")) if (box !== event.target) box.value = event.target.value;
});

function afterBriefings() {
  const page = opened(), id = page ? page.dataset.briefing : null;
  body.dataset.brief = one("#brief-page .opened") ? "page" : "list";
  named();
  if (asked[0] && one(".briefform")) { send("open", { briefing: asked[0] }); checking = !!asked[1]; asked = []; }
  if (id !== seenPage) {
    if (seenPage !== null || !id) checking = false;
    seenPage = id;
    done = [];
    putHand(null);
    const box = one("#brief");
    if (box) box.scrollTop = 0;
    at = Math.max(0, lines().findIndex((line) => !decided(line)));
    if (checking && id) begin();
    if (body.dataset.view === "briefings" && !asked[0]) trail();
  }
  if (page && page.dataset.final) checking = false;
  body.classList.toggle("checking-page", checking && !!page);
  for (const button of all("button.chip[data-checking]")) button.classList.toggle("on", checking);
  stand();
  // An answer to an earlier key may have drawn the passage of an earlier line.
  const place = current(), line = lines()[at];
  if (checking && line && wanted === null && place && place.startsWith("l-") && place !== line.dataset.place) { wanted = line.dataset.place; request(); }
  const file = one("#file [data-file]");
  if (file && file.dataset.token !== seenFile) { seenFile = file.dataset.token; hand_over(file.dataset); }
  const ready = one("#brief-result [data-ready]"), news = ready ? ready.dataset.ready : null;
  if (news !== seenReady) {
    seenReady = news;
    if (news && body.dataset.brief === "list" && body.dataset.view === "briefings") send("open", { briefing: news, unchanged: ready.dataset.unchanged });
  }
}

// The line that is being checked, as it is drawn again and again.
function stand() {
  const all_lines = lines();
  at = Math.min(at, Math.max(0, all_lines.length - 1));
  all_lines.forEach((line, n) => line.classList.toggle("cur", checking && n === at));
  const far = one("#dock .far"), left = all_lines.filter((line) => !decided(line)).length;
  const words = left ? `${all_lines.length - left} of ${all_lines.length} checked` : "all decided: sign it";
  if (far && far.textContent !== words) far.textContent = words;
  const bar = one("#dock .bar span");
  if (bar) bar.style.width = `${(100 * (all_lines.length - left)) / (all_lines.length || 1)}%`;
}
function move(to) {
  const all_lines = lines();
  if (to < 0 || to >= all_lines.length) return;
  at = to;
  stand();
  all_lines[at].scrollIntoView({ block: "nearest" });
  if (!narrow()) show(all_lines[at].dataset.place);
}
// The pane was asked for the line of a place: the page stands there too.
function standAt(place) {
  const n = checking ? lines().findIndex((line) => line.dataset.place === place) : -1;
  if (n < 0 || n === at) return;
  at = n;
  stand();
  lines()[at].scrollIntoView({ block: "nearest" });
}
function begin() {
  const line = lines()[at];
  if (!line) return;
  stand();
  line.scrollIntoView({ block: "center" });
  if (!narrow()) show(line.dataset.place);
}
function toggleChecking() {
  const page = opened();
  if (!page || page.dataset.final) return;
  checking = !checking;
  body.classList.toggle("checking-page", checking);
  if (checking) { at = Math.max(0, lines().findIndex((line) => !decided(line))); begin(); } else putHand(null);
  trail();
  afterBriefings();
}

function decide(what, line, text = "") {
  const page = opened(), by = one("#dock input[data-name]").value;
  if (!page || !line) return;
  const place = narrow() ? "" : line.dataset.place;
  // The page says so before Python has answered: a quick reader is ahead of it.
  const state = { accept: "accepted", strike: "struck", edit: "edited" }[what];
  if (what !== "note") line.classList.remove("accepted", "edited", "struck");
  if (state) { line.classList.add(state); done.push(line.dataset.line); }
  const next = state && what !== "edit" ? nextOpen() : at;
  send("decide", { briefing: page.dataset.briefing, what, line: line.dataset.line, by, text, place: lines()[next] && place ? lines()[next].dataset.place : "" });
  if (next !== at) { at = next; wanted = null; lines()[at].scrollIntoView({ block: "nearest" }); }
  stand();
}
function nextOpen() {
  const all_lines = lines(), after = all_lines.findIndex((line, n) => n > at && !decided(line));
  if (after >= 0) return after;
  const before = all_lines.findIndex((line) => !decided(line));
  return before >= 0 ? before : Math.min(at + 1, all_lines.length - 1);
}
// The line itself where it is decided, else the one that was decided last.
function undoLast() {
  const all_lines = lines();
  let line = all_lines[at];
  if (line && !decided(line)) line = all_lines.find((each) => each.dataset.line === done.at(-1));
  if (!line || !decided(line)) return;
  done = done.filter((id) => id !== line.dataset.line);
  at = all_lines.indexOf(line);
  line.scrollIntoView({ block: "nearest" });
  decide("undo", line);
}

// --- The box for other words, and for a note
const HANDS = { edit: ["Other words for sentence ", "Check again", "text"], note: ["Note on sentence ", "Keep the note", "note"] };
function putHand(what) {
  const form = one("#dock form.hand"), line = lines()[at];
  if (!form) return;
  hand = what && line ? { what, line: line.dataset.line } : null;
  form.hidden = !hand;
  if (!hand) return;
  const [label, button, from] = HANDS[what], box = one("textarea", form);
  one("label span", form).textContent = label + (at + 1);
  one(".primary", form).textContent = button;
  box.value = line.dataset[from];
  box.rows = Math.min(8, Math.max(2, Math.ceil(box.value.length / (narrow() ? 36 : 76))));
  line.scrollIntoView({ block: "center" });
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}
function takeHand() {
  const form = one("#dock form.hand"), line = hand && lines().find((each) => each.dataset.line === hand.line);
  if (!line) return;
  const { what } = hand, text = one("textarea", form).value;
  putHand(null);
  document.activeElement.blur();
  decide(what, line, text);
}
document.addEventListener("submit", (event) => {
  if (event.target.matches("form.hand")) { event.preventDefault(); takeHand(); }
});

const DO = {
  on: () => move(at + 1), back: () => move(at - 1),
  accept: () => decide("accept", lines()[at]), strike: () => decide("strike", lines()[at]),
  edit: () => putHand("edit"), note: () => putHand("note"), undo: undoLast,
  cancel: () => { putHand(null); document.activeElement.blur(); },
  passage: () => { const line = lines()[at]; if (line) show(line.dataset.place); },
};
const KEYS = { j: "on", k: "back", a: "accept", x: "strike", e: "edit", n: "note", u: "undo", p: "passage" };

document.addEventListener("click", (event) => {
  const button = event.target.closest("button"), line = event.target.closest("#brief-page .line");
  if (checking && line && !event.target.closest("a, button") && !String(getSelection())) move(lines().indexOf(line));
  if (!button || button.disabled) return;
  if (button.dataset.do) DO[button.dataset.do]();
  else if ("checking" in button.dataset) toggleChecking();
  else if (button.dataset.day) {
    const form = button.closest("form");
    for (const name of ["first", "last"]) form.elements[name].value = button.dataset.day;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.target.matches("form.hand textarea")) {
    if (event.key === "Escape") DO.cancel();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); takeHand(); }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || body.dataset.view !== "briefings" || !opened()) return;
  if (event.key === "c") toggleChecking();
  else if (checking && KEYS[event.key]) { event.preventDefault(); DO[KEYS[event.key]](); }
});

function hand_over({ file, type, content }) {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  save({ save: file, type, content: bytes });
}
