// Sentences as evidence: the words that count are marked, the source stands above.

import {button, h} from './dom.js';
import {isoDay} from './data.js';

function safeAddress(uri) {
  try {
    const url = new URL(uri);
    return ['http:', 'https:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

export function dateWords(first, last) {
  if (first === null || first === undefined) return 'no date';
  return last === null || last === undefined || last === first ? isoDay(first) : spanWords(isoDay(first) + '/' + isoDay(last));
}

// "2014-01-01/2014-12-31" as 2014, a whole month as 2014-05.
export function spanWords(text) {
  const [first, last] = text.split('/');
  if (!last) return text;
  if (first.slice(5) === '01-01' && last === first.slice(0, 5) + '12-31') return first.slice(0, 4);
  const whole = first.slice(8) === '01' && last === new Date(Date.UTC(+first.slice(0, 4), +first.slice(5, 7), 0)).toISOString().slice(0, 10);
  return whole ? first.slice(0, 7) : first + ' to ' + last;
}

export function documentName(model, d) {
  const documents = model.documents;
  return documents.title[d] || documents.uri[d].split('/').pop() || documents.key[d];
}

// Where it stands, as 'entente evidence CASE 3fa91c2e:s3' takes it.
export function sourceLine(model, d, number) {
  const documents = model.documents;
  const address = safeAddress(documents.uri[d]);
  const name = documentName(model, d);
  return h('p', {class: 'source'},
           address ? h('a', {href: address, rel: 'noopener noreferrer', target: '_blank'}, name) : h('span', {title: documents.uri[d]}, name),
           ' · ', dateWords(documents.first[d], documents.last[d]),
           number ? [' · ', h('code', null, documents.key[d] + ':s' + number)] : null);
}

// The text of a sentence with the names of `actors` (a Set, or null for all) marked, and the words
// from `begin` to `end` that state the tie underlined.
export function markedText(model, s, actors, begin, end) {
  const text = model.sentences.text[s];
  const names = model.sentences.names[s];
  const cuts = new Set([0, text.length]);
  const marks = [];
  for (let k = 0; k < names.length; k += 3)
    if (names[k + 1] > names[k] && (!actors || actors.has(names[k + 2]))) marks.push([names[k], names[k + 1], names[k + 2]]);
  for (const [from, to] of [...marks, [begin || 0, end || 0]]) cuts.add(from).add(to);
  const places = [...cuts].filter(c => c <= text.length).sort((a, b) => a - b);
  const parts = [];
  for (let k = 0; k + 1 < places.length; ++k) {
    const [from, to] = [places[k], places[k + 1]];
    const piece = text.slice(from, to);
    const mark = marks.find(m => m[0] <= from && to <= m[1]);
    const stated = end > begin && begin <= from && to <= end;
    if (mark) parts.push(h('mark', {title: model.actors[mark[2]].label, class: stated ? 'stated' : null}, piece));
    else parts.push(stated ? h('span', {class: 'stated'}, piece) : piece);
  }
  return parts;
}

// Whom words mean that are not the name: "the two ministers".
function gloss(model, sentences, actors) {
  const said = new Map();
  for (const s of sentences) {
    const names = model.sentences.names[s];
    for (let k = 0; k < names.length; k += 3) {
      const i = names[k + 2];
      if (actors && !actors.has(i)) continue;
      const words = model.sentences.text[s].slice(names[k], names[k + 1]);
      const label = model.actors[i].label;
      const plain = label.toLowerCase().includes(words.toLowerCase()) || words.toLowerCase().includes(label.toLowerCase());
      if (words && !plain) said.set(words + ' = ' + label, true);
    }
  }
  return said.size > 0 ? h('p', {class: 'gloss'}, [...said.keys()].slice(0, 6).join('; ')) : null;
}

// One sentence, with `before` and `after` around it that name who is meant.
export function sentenceBlock(model, s, options) {
  const {actors = null, before = 0, after = 0, begin = 0, end = 0, chips = null, sign = null} = options || {};
  const d = model.sentences.document[s];
  const block = h('article', {class: 'evidence' + (sign ? ' ' + sign : '')}, sourceLine(model, d, model.sentences.number[s]), chips);
  if (!model.meta.text) return block;
  const text = h('p', {class: 'text', dir: 'auto'});
  for (let k = s - before; k <= s + after; ++k)
    text.append(h('span', {class: k === s ? 'main' : 'around'}, ...markedText(model, k, actors, k === s ? begin : 0, k === s ? end : 0)), ' ');
  block.append(text);
  const all = [];
  for (let k = s - before; k <= s + after; ++k) all.push(k);
  const meant = gloss(model, all, actors);
  if (meant) block.append(meant);
  return block;
}

function chipsOf(record) {
  const chips = [];
  if (record.kind.name !== 'co-mention') chips.push(h('span', {class: 'chip'}, record.kind.verb || record.kind.name));
  if (record.status) chips.push(h('span', {class: 'chip doubt'}, record.status));
  if (record.by) chips.push(h('span', {class: 'chip doubt'}, 'claimed by ' + record.by));
  const when = record.first !== null ? dateWords(record.first, record.last) : record.when;
  if (when) chips.push(h('span', {class: 'chip plain'}, when));
  if (record.where) chips.push(h('span', {class: 'chip plain'}, record.where));
  return chips.length > 0 ? h('p', {class: 'chips'}, ...chips.flatMap(c => [c, ' '])) : null;
}

export function recordBlock(model, r, actors, sign) {
  const record = model.record(r);
  if (record.sentence < 0)
    return h('article', {class: 'evidence ' + sign}, sourceLine(model, record.document, 0), chipsOf(record));
  return sentenceBlock(model, record.sentence, {...record, actors, sign, chips: chipsOf(record)});
}

export function actorButton(model, i, tell, words) {
  return button(words || model.actors[i].label, () => tell.actor(i, true), {class: 'name'});
}
