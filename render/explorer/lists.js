// The panel's lists: ranking, meetings, sources, words found.

import {button, counted, folded, grouped, h, inSteps} from './dom.js';
import {isoDay} from './data.js';
import {actorButton, dateWords, documentName, sentenceBlock, spanWords} from './evidence.js';
import {inTime} from './filter.js';

function table(heads, rows) {
  return h('table', null, h('thead', null, h('tr', null, ...heads.map(words => h('th', {scope: 'col'}, words)))), h('tbody', null, ...rows));
}

// Rows in steps, as inSteps() does for blocks.
function longTable(heads, items, step, row, words) {
  const body = table(heads, items.slice(0, step).map(row));
  let shown = Math.min(step, items.length);
  const more = button('', () => {
    const first = shown;
    shown = Math.min(items.length, shown + step);
    const fresh = items.slice(first, shown).map(row);
    body.tBodies[0].append(...fresh);
    label();
    const target = fresh[0] && fresh[0].querySelector('button');
    if (target) target.focus();
  }, {class: 'more'});
  function label() {
    more.hidden = shown >= items.length;
    more.textContent = counted(items.length - shown, 'more ' + words);
  }
  label();
  return [body, more];
}

function bar(share) {
  const element = h('span', {class: 'bar'});
  element.style.width = (100 * share).toFixed(1) + '%';
  return element;
}

export function rankText(model, actor) {
  if (!model.meta.intervals || actor.low === undefined) return String(actor.rank);
  return actor.low === actor.high ? String(actor.rank) : `${actor.rank} (${actor.low}–${actor.high})`;
}

export function rankingPanel(model, seen, tell) {
  const actors = model.actors.filter(a => seen.actor[a.i]).sort((a, b) => a.rank - b.rank);
  const most = Math.max(...model.actors.map(a => a.influence), 1e-9);
  const row = a => h('tr', null,
    h('td', {class: 'number'}, rankText(model, a)),
    h('td', null, actorButton(model, a.i, tell), h('span', {class: 'quiet'}, model.types[a.type].label)),
    h('td', {class: 'meter'}, bar(a.influence / most), h('span', {class: 'quiet'}, a.influence.toFixed(3))),
    h('td', {class: 'number'}, grouped(a.sentences)));
  const parts = longTable([model.meta.intervals ? 'rank (90 %)' : 'rank', 'actor', 'influence', 'sent.'], actors, 100, row, 'actor');
  return h('div', null, h('h2', null, 'Ranking'),
           h('p', {class: 'quiet'}, model.meta.influence + (model.meta.intervals ? '; in brackets the 90 % interval from samples of the documents' : '') + '.'),
           ...parts);
}

// The day of a meeting, else its words, else when it was first told.
export function meetingTime(m) {
  return spanWords(m.when) || (m.first === null ? 'no day' : 'told ' + isoDay(m.first));
}

export function meetingsPanel(model, state, bins, tell) {
  const shown = model.meetings.filter(m => m.records.length === 0 || m.records.some(r => inTime(state, bins, r)));
  const row = m => h('tr', null,
    h('td', null, button(meetingTime(m), () => tell.meeting(m.i), {class: 'name', title: 'The sentences of this meeting'})),
    h('td', null, ...m.who.flatMap((i, k) => [k > 0 ? ', ' : '', actorButton(model, i, tell)]), m.others ? ', ' + m.others : ''),
    h('td', null, m.where),
    h('td', null, [model.kinds[m.kind].name === 'meet' ? '' : 'contact', m.mode.replace(/_/g, ' '), m.status === 'occurred' ? '' : m.status, m.by ? 'claimed by ' + m.by : ''].filter(Boolean).join(', ')),
    h('td', {class: 'number'}, m.records.length));
  return h('div', null, h('h2', null, 'Who met whom'),
           h('p', {class: 'quiet'}, counted(shown.length, 'meeting or contact', 'meetings and contacts') + ', each once with all its sentences' + (state.from !== null ? ', in the chosen time' : '') + '.'),
           ...(shown.length > 0 ? longTable(['when', 'who', 'where', 'how', 'sent.'], shown, 60, row, 'meeting') : []));
}

export function sourcesPanel(model) {
  const documents = model.documents.key.map((_, d) => d);
  documents.sort((a, b) => (model.documents.first[a] ?? 1e9) - (model.documents.first[b] ?? 1e9) || a - b);
  const row = d => h('tr', null,
    h('td', null, dateWords(model.documents.first[d], model.documents.last[d])),
    h('td', null, documentName(model, d), h('span', {class: 'quiet'}, model.documents.uri[d])),
    h('td', null, h('code', null, model.documents.key[d])));
  const notes = [...model.meta.hidden, ...model.meta.warnings, model.meta.groups && model.meta.groups[0].toUpperCase() + model.meta.groups.slice(1), model.meta.weights && 'Weights: ' + model.meta.weights, 'Made by entente ' + model.meta.version + (model.meta.digest ? ' from the case with the digest ' + model.meta.digest.slice(0, 16) : '')].filter(Boolean);
  return h('div', null, h('h2', null, 'Sources and method'), h('ul', {class: 'notes'}, ...notes.map(n => h('li', null, n))),
           ...(documents.length > 0 ? longTable(['date', 'document', 'key'], documents, 100, row, 'document') : [h('p', null, 'A graph without documents: its ties have no sentences.')]));
}

let plainTexts = null;  // without case and accents, made when first asked for

// Sentences that hold the words, whatever their case and accents.
export function sentencesWith(model, words) {
  const wanted = folded(words);
  if (!model.meta.text || wanted.length < 2) return [];
  if (!plainTexts) plainTexts = model.sentences.text.map(folded);
  const found = [];
  plainTexts.forEach((text, s) => text.includes(wanted) && found.push(s));
  return found;
}

export function foundPanel(model, words) {
  const found = sentencesWith(model, words);
  return h('div', null, h('h2', null, 'Sentences with “' + words + '”'),
           h('p', {class: 'quiet'}, counted(found.length, 'sentence') + ' among those that name an actor'),
           ...inSteps(found, 20, s => sentenceBlock(model, s), 'sentence'));
}
