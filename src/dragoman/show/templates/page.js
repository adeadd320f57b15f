// How the page answers: choosing, following, sorting, walking by keys. Goes after card.js, in one script.

// Choosing a finding ----------------------------------------------------------------------------------------------------

/** Choose a finding: its words, row and shapes are marked, its card stays, the address is its permalink. */
function choose(id, beside, also) {
  const row = rowOf(id);
  if (!row) return;
  mark(row.id);
  history.replaceState(null, "", `#${row.id}`);
  pinned = true;
  show(row.id, beside ?? row, also);
}

function mark(id) {
  chosen = id;
  findings.forEach((ids, piece) => piece.classList.toggle("chosen", ids.includes(id)));
  parts.forEach((_, each) => document.getElementById(each).classList.toggle("chosen", each === id));
  shapes.forEach((shape) => shape.classList.toggle("chosen", target(shape) === id));
}

function toWords(id) {
  const words = wordsOf(id);
  const first = words.find((piece) => target(piece) === id) ?? words[0];
  if (!first) return;
  first.scrollIntoView({ block: "center" });
  if (first.matches("a")) step(first);
  show(id, first);
}

function toRow(id) {
  hide();
  rowOf(id)?.scrollIntoView({ block: "center" });
}

function letGo() {
  if (!card.hidden) return hide();
  mark("");
  only("");
  history.replaceState(null, "", location.pathname + location.search);
}

// Only what belongs to one finding, and the filters of the events -----------------------------------------------------------

const [byQuad, byActor, byStanding] = ["#by-quad", "#by-actor", "#by-standing"].map((id) => $(id));
let kept = null; // the rows that belong to the finding that is followed

/** What a finding is made of, what is made of it, and what that in turn is made of. */
function belonging(id) {
  const near = [...parts].filter(([, of]) => of.includes(id)).map(([each]) => each);
  return new Set([id, ...parts.get(id), ...near, ...near.flatMap((each) => parts.get(each))]);
}

/** Follow one finding; "" shows all again. */
function only(id) {
  const row = id && rowOf(id);
  kept = row ? belonging(row.id) : null;
  root.classList.toggle("only-some", Boolean(kept));
  $("#only").hidden = !kept;
  $("#only span").textContent = kept ? `Only ${nameOf(row)}` : "";
  findings.forEach((ids, piece) => piece.classList.toggle("kept", ids.some((each) => kept?.has(each))));
  shapes.forEach((shape) => shape.classList.toggle("aside", Boolean(kept) && !kept.has(target(shape))));
  if (byActor) byActor.value = [...byActor.options].some((option) => option.value === row?.id) ? row.id : "";
  sift();
}

function sift() {
  const events = $$("#events tbody tr");
  for (const row of events) {
    const { quad, standing } = row.dataset;
    row.hidden =
      (byQuad.value && quad !== byQuad.value) ||
      (byStanding.value && standing !== byStanding.value) ||
      (kept !== null && !kept.has(row.id));
  }
  const shown = events.filter((row) => !row.hidden).length;
  if (events.length) $("#shown").textContent = `${shown} of ${events.length}`;
}

/** Sort a table by one of its columns; by the first it is in the order of the page, which is time. */
function sort(table, at, head) {
  const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
  const found = [...table.tBodies[0].rows];
  found.forEach((row, order) => (row.dataset.order ??= order));
  const order = (a, b) => a.dataset.order - b.dataset.order;
  const words = (row) => firstWords(row.cells[at]);
  found.sort((a, b) => sign * (at === 0 ? order(a, b) : words(a).localeCompare(words(b))) || order(a, b));
  $$("th", table.tHead).forEach((each) => each.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
  table.tBodies[0].append(...found);
}

// Walking through the text: it is one stop of the tab key, n and p walk within -----------------------------------------------

const stops = $$(".marked a.m");
stops.forEach((stop, at) => (stop.tabIndex = at ? -1 : 0));

function step(to) {
  stops.forEach((stop) => (stop.tabIndex = stop === to ? 0 : -1));
  to.focus({ preventScroll: true });
}

function walk(by) {
  const open = stops.filter((stop) => isShown(stop) && (!kept || stop.classList.contains("kept")));
  if (!open.length) return;
  const from = open.indexOf(findings.has(anchor) && pinned ? anchor : document.activeElement);
  const next = open[from < 0 ? (by > 0 ? 0 : open.length - 1) : (from + by + open.length) % open.length];
  const [first, ...also] = findings.get(next);
  step(next);
  next.scrollIntoView({ block: "center" });
  choose(first, next, also);
}

// Listening ---------------------------------------------------------------------------------------------------------------

findings.forEach(([first, ...also], piece) => {
  piece.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse" && !pinned && isShown(piece)) show(first, piece, also);
  });
  piece.addEventListener("pointerleave", fade);
  piece.addEventListener("focus", () => pinned || show(first, piece, also));
  piece.addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (!isShown(piece)) return;
    choose(first, piece, also);
    if (event.detail === 0) card.focus(); // the Enter key: on into the card
  });
});
card.addEventListener("pointerenter", () => clearTimeout(leaving));
card.addEventListener("pointerleave", fade);

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const id = link && target(link);
  if (id && rowOf(id)) {
    event.preventDefault();
    if (link.closest("figure")) only(root.classList.contains("only-some") && chosen === id ? "" : id);
    choose(id, link.closest("#card") ? anchor : link);
  } else if (!link && event.target.closest("tr[data-of]")) {
    if (!String(getSelection())) choose(event.target.closest("tr").id, event.target);
  } else if (!event.target.closest("#card")) hide();
});

const keys = {
  n: () => walk(1),
  p: () => walk(-1),
  t: () => toWords(chosen),
  r: () => toRow(chosen),
  o: () => only(chosen),
  "?": () => $("#help").showModal(),
};
document.addEventListener("keydown", (event) => {
  if ($("#help").open || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select")) return;
  if (event.key === "Escape") return letGo();
  if (!$("#keys").checked) return;
  const act = keys[event.key] ?? (layers[event.key - 1] && (() => layers[event.key - 1].click()));
  if (!act) return;
  event.preventDefault();
  act();
});

$("#help-button").addEventListener("click", () => $("#help").showModal());
$("#only button").addEventListener("click", () => only(""));
byActor?.addEventListener("change", () => only(byActor.value));
byQuad?.addEventListener("change", sift);
byStanding?.addEventListener("change", sift);
for (const table of $$("table.sortable")) {
  $$("thead th:not(:last-child)", table).forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, at, head));
    head.append(button);
  });
}
sift();

const follow = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  if (rowOf(id)) choose(id);
  else hide();
};
addEventListener("hashchange", follow);
follow();
