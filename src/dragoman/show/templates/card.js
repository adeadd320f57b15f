"use strict";
// The page without this script is complete and static. With it, a finding that is chosen anywhere (in the text, a table, a
// drawing, the address) has its words marked and a card beside it; "only" follows one finding through all of the page.

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const root = document.documentElement;
root.classList.add("js");

// Findings ------------------------------------------------------------------------------------------------------------

/** Where a link leads on the page. */
const target = (link) => (link.getAttribute("href") ?? "").replace(/^#/, "");
/** The row of a finding; a place that is named again has the row of its first mention. */
const rowOf = (id) => document.getElementById(id)?.closest("[data-of]") ?? null;
/** By row: the rows that its finding is made of (an event's parties, place, time and statement). */
const parts = new Map($$("[data-of]").map((row) => [row.id, row.dataset.of.split(" ").filter(Boolean)]));
/** By piece of the text: the findings that its words belong to, narrowest first. */
const findings = new Map(
  $$(".marked .m").map((piece) => [piece, [target(piece), ...(piece.dataset.f ?? "").split(" ")].filter(Boolean)]),
);
const pieces = [...findings.keys()];
const shapes = $$("figure a");
const layers = $$(".layers input");
const isShown = (piece) =>
  layers.some((layer) => layer.checked && RegExp(`\\b${layer.id.slice(5)}[1-4]`).test(piece.className));
const wordsOf = (id) => pieces.filter((piece) => findings.get(piece).includes(id));

/** A finding in a line. */
function nameOf(row) {
  if (row.dataset.name) return row.dataset.name;
  const [first, second] = $$("th, td, q", row).map(firstWords);
  return row.closest("#index") || !second ? first : `${first}: ${second}`;
}

/** What stands in a cell, without notes. */
function firstWords(cell) {
  const copy = cell.cloneNode(true);
  $$(".note, .code, .para, .size, .by, .id", copy).forEach((note) => note.remove());
  $$("q:not(.own)", copy).forEach((quote) => quote.replaceWith(`“${quote.textContent}”`));
  return copy.textContent.replace(/\s+/g, " ").trim();
}

// The card of a finding -----------------------------------------------------------------------------------------------

const card = $("#card");
let chosen = "";
let anchor = null; // the element that the card stands beside
let pinned = false; // by a choice; a card that the pointer called goes with the pointer
let leaving = 0;

/** Show the card of a finding beside an element; `also` are others that the same words belong to. */
function show(id, beside, also = []) {
  const row = rowOf(id);
  if (!row) return;
  clearTimeout(leaving);
  const shown = row.tagName === "TR" ? fromCells(row) : [...row.childNodes].map((node) => node.cloneNode(true));
  card.replaceChildren(heading(row), ...shown, foot(row, also));
  card.classList.toggle("at-words", findings.has(beside));
  card.hidden = false;
  anchor?.removeAttribute("aria-describedby");
  anchor = beside;
  anchor.setAttribute("aria-describedby", "card");
  place();
}

function heading(row) {
  const made = document.createElement("h3");
  made.append(row.tagName === "TR" ? nameOf(row) : "A reason it gives", " ", $(".id", row).cloneNode(true));
  return made;
}

/** The cells of a row as a list of terms, named as the columns are. */
function fromCells(row) {
  const list = document.createElement("dl");
  const names = $$("thead th", row.closest("table")).map((head) => head.textContent.trim());
  [...row.cells].forEach((cell, at) => {
    if (!cell.textContent.trim() || (at === 0 && cell.tagName === "TH")) return;
    const [pair, term, value] = ["div", "dt", "dd"].map((name) => document.createElement(name));
    pair.className = names[at].toLowerCase();
    term.append(names[at]);
    value.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
    pair.append(term, value);
    list.append(pair);
  });
  $$(".id", list).forEach((copy) => copy.remove());
  $$("[id]", list).forEach((copy) => copy.removeAttribute("id"));
  return [list];
}

function foot(row, also) {
  const made = document.createElement("footer");
  for (const id of also) {
    const line = document.createElement("span");
    const to = document.createElement("a");
    line.className = "also";
    to.href = `#${id}`;
    to.append(nameOf(rowOf(id)));
    line.append("also ", to, ` ${id}`);
    made.append(line);
  }
  const doings = document.createElement("span");
  doings.className = "do";
  const doing = (words, act, name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = name;
    button.append(words);
    button.addEventListener("click", () => (choose(row.id, anchor), act(row.id)));
    doings.append(button);
  };
  if (wordsOf(row.id).length) doing("In the text", toWords, "to-words");
  doing("In its list", toRow, "to-row");
  doing("Only this", only, "only-this");
  made.append(doings);
  return made;
}

/** Put the card under its anchor, or over it where there is no room; on a phone the style sheet puts it at the bottom. */
function place() {
  card.style.left = card.style.top = "";
  if (getComputedStyle(card).position === "fixed") return;
  const at = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
  const [width, height] = [card.offsetWidth, card.offsetHeight];
  const under = at.bottom + height + 12 < innerHeight || at.top < height + 12;
  card.style.left = `${Math.max(8, Math.min(at.left, root.clientWidth - width - 8)) + scrollX}px`;
  card.style.top = `${(under ? at.bottom + 8 : at.top - height - 8) + scrollY}px`;
}

function hide() {
  if (card.contains(document.activeElement)) anchor.focus({ preventScroll: true });
  card.hidden = true;
  pinned = false;
}

function fade() {
  clearTimeout(leaving);
  if (!pinned) leaving = setTimeout(hide, 250); // long enough to move onto the card
}
