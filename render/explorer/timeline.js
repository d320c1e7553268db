// Bars by time, and a brush over them: only what was told of the chosen time counts.

import {brushX} from 'd3-brush';
import {event, select} from 'd3-selection';

import {button, counted, h, put, svg} from './dom.js';

const SIGNS = ['meeting', 'hostile', 'cooperative', 'neutral'];
const HEIGHT = 58;

// How many tellings of stated ties, by sign, and of co-mentions fall into each bin.
function countsOf(model, bins) {
  const counts = bins.list.map(() => ({meeting: 0, hostile: 0, cooperative: 0, neutral: 0, together: 0}));
  let undated = 0;
  const seen = new Uint8Array(model.recordCount);
  for (const line of model.lines) {
    const relation = model.relations[line.relation];
    for (const r of line.evidence) {
      if (seen[r]) continue;
      seen[r] = 1;
      const bin = bins.of(r);
      if (bin < 0) undated += 1;
      else if (relation.name === 'co-mention only') counts[bin].together += 1;
      else counts[bin][relation.sign] += 1;
    }
  }
  return {counts, undated};
}

export function timeline(place, model, bins, change) {
  const n = bins.list.length;
  if (n < 2) {
    put(place, h('p', {class: 'quiet'}, 'No timeline: the documents give fewer than two times.'));
    return {draw() {}, resize() {}};
  }
  const {counts, undated} = countsOf(model, bins);
  const stated = counts.map(c => c.meeting + c.hostile + c.cooperative + c.neutral);
  const most = [Math.max(...stated, 1), Math.max(...counts.map(c => c.together), 1)];
  const picture = svg('svg', {class: 'bars', role: 'img', 'aria-label': `Timeline of ${n} bars; choose a time with the fields below`});
  const choice = name => h('select', {'aria-label': name, change: () => {
    const [a, b] = [Number(from.value), Number(to.value)];
    if (a < 0 || b < 0) change(null, null);
    else change(Math.min(a, b), Math.max(a, b));
  }}, h('option', {value: -1}, 'all'), ...bins.list.map((b, i) => h('option', {value: i}, b.key === b.name ? b.name : b.key)));
  const [from, to] = [choice('From'), choice('To')];
  const all = button('All times', () => change(null, null), {class: 'small'});
  const loose = h('input', {type: 'checkbox', id: 'undated', change: () => change(undefined, undefined, loose.checked)});
  const keys = h('span', {class: 'keys'}, ...[['meeting', 'meetings'], ['hostile', 'hostile'], ['cooperative', 'cooperative'], ['neutral', 'other ties'], ['together', 'named together']]
    .flatMap(([sign, words]) => [h('i', {class: 'key ' + sign}), words + ' ']));
  put(place, picture, h('div', {class: 'times'},
    h('label', null, 'from ', from), h('label', null, 'to ', to), all,
    undated > 0 ? h('label', {for: 'undated'}, loose, ` also ${counted(undated, 'telling')} without a date`) : null, keys));
  let state = {from: null, to: null};
  let moving = false;  // the brush is set here, not by the reader
  const brush = brushX().on('end', () => {
    if (moving || !event.sourceEvent) return;
    const s = event.selection;
    if (!s) return change(null, null);
    const step = width() / n;
    const first = Math.max(0, Math.min(n - 1, Math.floor(s[0] / step + 0.2)));
    change(first, Math.max(first, Math.min(n - 1, Math.ceil(s[1] / step - 0.2) - 1)));
  });
  function width() {
    return picture.clientWidth || 600;
  }

  function bars() {
    const step = width() / n;
    const bar = Math.min(step * 0.8, 60);
    const elements = [];
    const longest = Math.max(...bins.list.map(b => b.name.length));
    const each = Math.max(1, Math.ceil((longest * 6 + 10) / step));
    bins.list.forEach((bin, i) => {
      const x = i * step + (step - bar) / 2;
      const inside = state.from === null || (state.from <= i && i <= state.to);
      const group = svg('g', {opacity: inside ? 1 : 0.3}, svg('title', null, `${bin.key}: ${stated[i]} stated, ${counts[i].together} named together`));
      const tall = (counts[i].together / most[1]) * 10;
      if (counts[i].together > 0) group.append(svg('rect', {class: 'together', x, y: HEIGHT, width: bar, height: Math.max(1.5, tall)}));
      let y = HEIGHT;
      for (const sign of SIGNS) {
        const height = (counts[i][sign] / most[0]) * (HEIGHT - 6);
        if (height > 0) group.append(svg('rect', {class: sign, x, y: (y -= height), width: bar, height}));
      }
      elements.push(group);
      if (i % each === 0 && i + each <= n + each / 2)
        elements.push(svg('text', {x: (i + 0.5) * step, y: HEIGHT + 24, 'text-anchor': i === 0 && step < 50 ? 'start' : 'middle', 'font-size': 11}, bin.name.length > 22 ? bin.name.slice(0, 21) + '…' : bin.name));
    });
    elements.push(svg('line', {x1: 0, x2: width(), y1: HEIGHT + 0.5, y2: HEIGHT + 0.5}));
    return elements;
  }

  function draw(next) {
    state = next;
    const layer = svg('g', {class: 'brush'});
    picture.setAttribute('viewBox', `0 0 ${width()} 88`);  // on paper it is narrower than on the screen
    picture.replaceChildren(...bars(), layer);
    brush.extent([[0, 0], [width(), HEIGHT + 12]]);
    select(layer).call(brush);
    const step = width() / n;
    moving = true;
    select(layer).call(brush.move, state.from === null ? null : [state.from * step, (state.to + 1) * step]);
    moving = false;
    from.value = state.from === null ? -1 : state.from;
    to.value = state.to === null ? -1 : state.to;
    all.hidden = state.from === null;
    loose.checked = state.undated;
    loose.disabled = state.from === null;
  }
  return {draw, resize: () => draw(state)};
}

