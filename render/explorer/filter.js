// Which actors and lines the reader's choices leave.

import {pairKey} from './data.js';

// {line: Uint8Array (1: drawn, 2: drawn if one looks at its ends), actor: Uint8Array (1: shown, 2: shown
// and tied), lines, actors: counts of what is drawn}
export function visibleOf(model, state, bins) {
  const line = new Uint8Array(model.lines.length);
  const actor = new Uint8Array(model.actors.length);
  for (const a of model.actors)
    if (!state.hiddenTypes.has(a.type) && !state.hiddenGroups.has(a.group)) actor[a.i] = 1;
  const counts = evidenceCounter(state, bins);
  const stated = new Set();
  const plain = [];
  for (const l of model.lines) {
    if (!actor[l.source] || !actor[l.target] || state.hiddenRelations.has(l.relation)) continue;
    if (l.off && !state.off) continue;
    if (counts(l) < state.least) continue;
    const name = model.relations[l.relation].name;
    if (name === 'co-mention only') {
      plain.push(l);
    } else if (name === 'tie') {
      line[l.i] = l.clear || state.weak ? 1 : 2;
    } else {
      line[l.i] = 1;
      stated.add(pairKey(l.source, l.target));
    }
  }
  // A stated tie says more than that the two are named together.
  for (const l of plain)
    if (!stated.has(pairKey(l.source, l.target))) line[l.i] = l.clear || state.weak ? 1 : 2;
  let lines = 0;
  for (const l of model.lines)
    if (line[l.i] === 1) {
      ++lines;
      actor[l.source] = actor[l.target] = 2;
    }
  return {line, actor, lines, actors: actor.reduce((n, a) => n + (a > 0), 0)};
}

// How many sentences of the chosen time a line has.
export function evidenceCounter(state, bins) {
  if (state.from === null) return l => l.sentences;
  return l => {
    let n = 0;
    for (const r of l.evidence) if (inTime(state, bins, r)) ++n;
    if (l.evidence.length === 0) return state.undated ? l.sentences : 0;
    return n;
  };
}

export function inTime(state, bins, record) {
  if (state.from === null) return true;
  const bin = bins.of(record);
  return bin < 0 ? state.undated : state.from <= bin && bin <= state.to;
}

// The way from a to b with most evidence: the sum of 1 / strength is least (Dijkstra), over every
// pair whose actors are shown, weak ties too. Null if there is none.
export function pathBetween(model, state, visible, a, b) {
  const length = new Float64Array(model.actors.length).fill(Infinity);
  const from = new Int32Array(model.actors.length).fill(-1);
  const done = new Uint8Array(model.actors.length);
  const heap = [[0, a]];
  length[a] = 0;
  while (heap.length > 0) {
    const [far, u] = pop(heap);
    if (done[u]) continue;
    done[u] = 1;
    if (u === b) break;
    for (const l of model.actors[u].ties) {
      const v = l.source === u ? l.target : l.source;
      if (l.off || !visible.actor[v] || state.hiddenRelations.has(l.relation)) continue;
      const next = far + 1 / (l.strength > 0 ? l.strength : l.sentences);
      if (next < length[v]) {
        length[v] = next;
        from[v] = u;
        push(heap, [next, v]);
      }
    }
  }
  if (!done[b]) return null;
  const way = [b];
  while (way[0] !== a) way.unshift(from[way[0]]);
  return way;
}

function push(heap, item) {
  let i = heap.push(item) - 1;
  while (i > 0 && heap[(i - 1) >> 1][0] > item[0]) {
    heap[i] = heap[(i - 1) >> 1];
    i = (i - 1) >> 1;
  }
  heap[i] = item;
}

function pop(heap) {
  const top = heap[0];
  const item = heap.pop();
  if (heap.length === 0) return top;
  let i = 0;
  for (let child; (child = 2 * i + 1) < heap.length; i = child) {
    if (child + 1 < heap.length && heap[child + 1][0] < heap[child][0]) ++child;
    if (heap[child][0] >= item[0]) break;
    heap[i] = heap[child];
  }
  heap[i] = item;
  return top;
}

// What stands out because of the selection: null if nothing is selected.
export function emphasisOf(model, state, visible, way) {
  const s = state.selected;
  if (!s) return null;
  const [actors, lines, main] = [new Set(), new Set(), new Set()];
  if (s.actor !== undefined) {
    main.add(s.actor);
    actors.add(s.actor);
    for (const l of model.actors[s.actor].ties)
      if (visible.line[l.i]) {
        lines.add(l.i);
        actors.add(l.source).add(l.target);
      }
  } else if (s.a !== undefined) {
    for (const i of [s.a, s.b]) {
      actors.add(i);
      main.add(i);
    }
    const between = model.pairs.get(pairKey(s.a, s.b)) || [];
    const drawn = between.filter(l => visible.line[l.i]);
    // A tie that the filters leave out is drawn while it is looked at.
    for (const l of drawn.length > 0 ? drawn : between) lines.add(l.i);
  } else if (s.meeting !== undefined) {
    const who = model.meetings[s.meeting].who;
    for (const i of who) actors.add(i);
    for (const i of who)
      for (const j of who)
        for (const l of (i < j && model.pairs.get(pairKey(i, j))) || []) if (visible.line[l.i]) lines.add(l.i);
  } else if (s.path) {
    for (const i of way || s.path) actors.add(i);
    for (let k = 0; way && k + 1 < way.length; ++k)
      for (const l of model.pairs.get(pairKey(way[k], way[k + 1])) || []) if (!l.off) lines.add(l.i);
    for (const i of s.path) main.add(i);
  } else {
    return null;
  }
  return {actors, lines, main};
}
