// What stands beside the picture: the actor, the tie, the meeting or the way that is selected.

import {button, counted, grouped, h, inSteps} from './dom.js';
import {pairKey} from './data.js';
import {actorButton, recordBlock, sentenceBlock} from './evidence.js';
import {evidenceCounter, inTime} from './filter.js';
import {meetingTime, rankText} from './lists.js';
import {actorPicker} from './search.js';

function tile(value, words, title) {
  return h('div', {class: 'tile', title}, h('strong', null, value), h('span', null, words));
}

function relationChip(model, line) {
  const relation = model.relations[line.relation];
  return h('span', {class: 'chip ' + relation.sign}, relation.name + (line.claimed ? ' (claimed)' : '') + (line.off ? ' (denied or not held)' : ''));
}

function arrowWords(line, i) {
  if (!line.directed) return '–';
  return line.source === i ? '→' : '←';
}

function tieRow(model, group, i, tell, count) {
  const other = group[0].source === i ? group[0].target : group[0].source;
  const open = button('sentences', () => tell.pair(i, other), {class: 'small', 'aria-label': 'Sentences of the tie with ' + model.actors[other].label});
  return h('div', {class: 'tie'}, h('div', null, actorButton(model, other, tell), ' ',
    ...group.flatMap(l => [h('span', {class: 'together'}, h('span', {class: 'way'}, arrowWords(l, i)), relationChip(model, l)), ' '])),
    h('span', {class: 'number'}, group.reduce((n, l) => Math.max(n, count(l)), 0) + '×'), open);
}

function tiesOf(model, state, seen, bins, actor, tell) {
  const count = evidenceCounter(state, bins);
  const groups = new Map();
  for (const l of actor.ties) {
    if (!seen.actor[l.source] || !seen.actor[l.target] || state.hiddenRelations.has(l.relation)) continue;
    if (count(l) < state.least || (l.off && !state.off)) continue;
    const key = pairKey(l.source, l.target);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(l);
  }
  const stated = g => g.some(l => model.relations[l.relation].name !== 'co-mention only');
  const lists = [...groups.values()].map(g => (stated(g) ? g.filter(l => model.relations[l.relation].name !== 'co-mention only') : g));
  lists.sort((a, b) => stated(b) - stated(a) || Math.max(...b.map(count)) - Math.max(...a.map(count)) || a[0].i - b[0].i);
  return [h('h3', null, counted(lists.length, 'tie')), ...inSteps(lists, 12, g => tieRow(model, g, actor.i, tell, count), 'tie')];
}

function actorPanel(model, state, seen, bins, i, tell) {
  const actor = model.actors[i];
  const group = model.groups[actor.group];
  const facts = [actor.role, model.types[actor.type].label].filter(Boolean).join(' · ');
  const tiles = h('div', {class: 'tiles'},
    tile('#' + rankText(model, actor), 'influence rank', model.meta.intervals ? 'In brackets: the 90 % interval from samples of the documents' : ''),
    tile(actor.influence.toFixed(3), 'influence'),
    tile(grouped(actor.sentences), actor.sentences === 1 ? 'sentence' : 'sentences'),
    tile(grouped(actor.documents), actor.documents === 1 ? 'document' : 'documents'));
  const mentions = model.mentions(actor).filter(s => state.from === null || inDocumentTime(model, state, bins, s));
  const path = actorPicker(model, 'Way from here to', j => tell.path(i, j));
  return h('div', null, h('h2', null, actor.label), h('p', {class: 'quiet'}, facts),
    actor.aliases.length > 0 ? h('p', null, h('span', {class: 'quiet'}, 'also: '), actor.aliases.slice(0, 12).join(', ') + (actor.aliases.length > 12 ? ' …' : '')) : null,
    tiles,
    group ? h('p', {class: 'quiet'}, 'Appears with the group ' + group.name + ' (' + counted(group.actors, 'actor') + ').') : null,
    path, ...tiesOf(model, state, seen, bins, actor, tell),
    mentions.length > 0 ? h('h3', null, counted(mentions.length, 'sentence') + ' that name' + (mentions.length === 1 ? 's' : '') + ' ' + actor.label) : null,
    ...inSteps(mentions, 12, s => sentenceBlock(model, s, {actors: new Set([i])}), 'sentence'));
}

function inDocumentTime(model, state, bins, s) {
  const d = model.sentences.document[s];
  if (!bins.dated) return true;
  const day = model.documents.first[d];
  if (day === null) return state.undated;
  return bins.list[state.from].first <= day && day <= bins.list[state.to].last;
}

function lineSection(model, state, bins, line, actors) {
  const relation = model.relations[line.relation];
  const records = line.evidence.filter(r => inTime(state, bins, r));
  const words = line.directed ? model.actors[line.source].label + ' → ' + model.actors[line.target].label : '';
  return h('section', null, h('h3', null, relationChip(model, line), ' ', words),
    h('p', {class: 'quiet'}, line.evidence.length === 0
      ? 'Strength ' + line.strength + '; no sentences stand behind this tie.'
      : relation.name === 'co-mention only'
        ? counted(line.sentences, 'sentence') + ' name both; where they stand nearest, document by document:'
        : counted(records.length, 'sentence')),
    ...inSteps(records, 12, r => recordBlock(model, r, actors, relation.sign), 'place'));
}

function pairPanel(model, state, bins, s, tell) {
  const lines = [...(model.pairs.get(pairKey(s.a, s.b)) || [])];
  lines.sort((x, y) => (y.relation === s.relation) - (x.relation === s.relation) || x.off - y.off || x.relation - y.relation || x.i - y.i);
  return h('div', null,
    h('h2', null, actorButton(model, s.a, tell), ' – ', actorButton(model, s.b, tell)),
    lines.length === 0 ? h('p', null, 'Nothing ties the two.') : null,
    ...lines.map(l => lineSection(model, state, bins, l, new Set([s.a, s.b]))));
}

function meetingPanel(model, m, tell) {
  const meeting = model.meetings[m];
  const facts = [meetingTime(meeting), meeting.where, meeting.mode.replace(/_/g, ' '), meeting.status, meeting.by && 'claimed by ' + meeting.by].filter(Boolean).join(' · ');
  return h('div', null, h('h2', null, model.kinds[meeting.kind].name === 'meet' ? 'Meeting' : 'Contact'), h('p', null, facts),
    h('p', null, ...meeting.who.flatMap((i, k) => [k > 0 ? ', ' : '', actorButton(model, i, tell)]), meeting.others ? ', ' + meeting.others : ''),
    h('h3', null, counted(meeting.records.length, 'sentence')),
    ...inSteps(meeting.records, 20, r => recordBlock(model, r, new Set(meeting.who), 'meeting'), 'sentence'));
}

function pathPanel(model, state, bins, way, s, tell) {
  const [a, b] = s.path;
  const head = h('h2', null, 'From ', actorButton(model, a, tell), ' to ', actorButton(model, b, tell));
  if (!way) return h('div', null, head, h('p', null, 'No way leads there with the kinds and relations that are shown.'));
  const steps = way.slice(1).map((v, k) => {
    const u = way[k];
    const lines = (model.pairs.get(pairKey(u, v)) || []).filter(l => !l.off && !state.hiddenRelations.has(l.relation));
    const best = [...lines].sort((x, y) => x.relation - y.relation)[0];
    const record = best && (best.evidence.find(r => inTime(state, bins, r)) ?? best.evidence[0]);
    return h('li', null, h('p', null, actorButton(model, u, tell), ' – ', actorButton(model, v, tell), ' ', ...lines.slice(0, 4).flatMap(l => [relationChip(model, l), ' ']),
      button('all sentences', () => tell.pair(u, v), {class: 'small', 'aria-label': 'All sentences of ' + model.actors[u].label + ' and ' + model.actors[v].label})),
      record === undefined ? null : recordBlock(model, record, new Set([u, v]), model.relations[best.relation].sign));
  });
  return h('div', null, head, h('p', {class: 'quiet'}, counted(way.length - 1, 'step') + ': of all ways the one with most evidence.'),
           h('ol', {class: 'path'}, ...steps), actorPicker(model, 'Another way from ' + model.actors[a].label + ' to', j => tell.path(a, j)));
}

export function selectionPanel(model, state, seen, bins, way, tell) {
  const s = state.selected;
  if (!s) return h('div', null, h('h2', null, 'Nothing selected'), h('p', null, 'Choose an actor or a line in the picture, search with /, or open the ranking.'));
  if (s.actor !== undefined) return actorPanel(model, state, seen, bins, s.actor, tell);
  if (s.a !== undefined) return pairPanel(model, state, bins, s, tell);
  if (s.meeting !== undefined) return meetingPanel(model, s.meeting, tell);
  return pathPanel(model, state, bins, way, s, tell);
}

