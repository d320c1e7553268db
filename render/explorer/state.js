// What the reader has chosen, kept in the address after '#', so that a link leads to the same view.

import {dayOf} from './data.js';

export function freshState() {
  return {
    hiddenTypes: new Set(),
    hiddenRelations: new Set(),
    hiddenGroups: new Set(),
    least: 1,      // sentences that a line needs
    weak: false,   // co-mentions that the picture of this size leaves out
    off: false,    // denied, cancelled and imagined ties
    from: null,    // bins of the timeline, inclusive
    to: null,
    undated: false,  // with a time chosen: also what has no date
    selected: null,  // {actor} | {a, b, relation?} | {meeting} | {path: [a, b]} | {words}
    tab: 'ranking',
  };
}

function selectionWords(model, selected, words) {
  if (!selected) return;
  const id = i => model.actors[i].id;
  if (selected.actor !== undefined) words.append('actor', id(selected.actor));
  if (selected.a !== undefined) {
    words.append('tie', id(selected.a));
    words.append('tie', id(selected.b));
    if (selected.relation !== undefined)
      words.append('relation', model.relations[selected.relation].name);
  }
  if (selected.meeting !== undefined) words.append('meeting', selected.meeting + 1);
  if (selected.path) for (const i of selected.path) words.append('path', id(i));
  if (selected.words) words.append('find', selected.words);
}

export function hashOf(model, state, bins) {
  const words = new URLSearchParams();
  selectionWords(model, state.selected, words);
  if (!state.selected && state.tab !== 'ranking') words.append('tab', state.tab);
  for (const t of state.hiddenTypes) words.append('without-kind', model.types[t].name);
  for (const r of state.hiddenRelations) words.append('without', model.relations[r].name);
  for (const g of state.hiddenGroups) words.append('without-group', g + 1);
  if (state.least > 1) words.append('least', state.least);
  if (state.weak) words.append('weak', 1);
  if (state.off) words.append('off', 1);
  if (state.from !== null) {
    words.append('from', bins.list[state.from].key);
    words.append('to', bins.list[state.to].key);
    if (state.undated) words.append('undated', 1);
  }
  return words.toString();
}

// Lines read from a link may name what this page does not have: that is passed over.
export function stateOf(model, hash, bins) {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const state = freshState();
  const actors = name => words.getAll(name).map(id => model.byId.get(id)?.i);
  const known = list => list.length > 0 && list.every(i => i !== undefined);
  const [actor, tie, path] = [actors('actor'), actors('tie'), actors('path')];
  const relation = model.relations.find(r => r.name === words.get('relation'));
  if (known(actor)) state.selected = {actor: actor[0]};
  else if (known(tie) && tie.length === 2) state.selected = {a: tie[0], b: tie[1], relation: relation?.i};
  else if (known(path) && path.length === 2) state.selected = {path};
  else if (model.meetings[words.get('meeting') - 1]) state.selected = {meeting: words.get('meeting') - 1};
  else if (words.get('find')) state.selected = {words: words.get('find')};
  if (['meetings', 'sources'].includes(words.get('tab'))) state.tab = words.get('tab');
  if (state.selected) state.tab = 'selection';
  model.types.forEach((t, i) => words.getAll('without-kind').includes(t.name) && state.hiddenTypes.add(i));
  model.relations.forEach((r, i) => words.getAll('without').includes(r.name) && state.hiddenRelations.add(i));
  for (const g of words.getAll('without-group')) if (model.groups[g - 1]) state.hiddenGroups.add(g - 1);
  const least = Math.floor(Number(words.get('least')));
  if (least > 1 && least < 1e6) state.least = least;
  state.weak = words.has('weak');
  state.off = words.has('off');
  const place = name => {
    const wanted = words.get(name);
    const exact = bins.list.findIndex(b => b.key === wanted);
    if (exact >= 0 || !bins.dated || !/^\d{4}-\d\d-\d\d$/.test(wanted || '')) return exact;
    return bins.list.findIndex(b => b.first <= dayOf(wanted) && dayOf(wanted) <= b.last);
  };
  const [from, to] = [place('from'), place('to')];
  if (from >= 0 && to >= from) Object.assign(state, {from, to, undated: words.has('undated')});
  return state;
}
