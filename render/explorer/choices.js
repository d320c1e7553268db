// The column of filters: relations under their sign, kinds of actors, communities, least evidence.

import {counted, grouped, h, put, svg} from './dom.js';
import {shapeElement} from './paint_svg.js';

const DASHES = {dashed: '6 4', dotted: '1.5 4'};
const SIGNS = [['meeting', 'Meetings and contacts'], ['hostile', 'Hostile'], ['cooperative', 'Cooperative'], ['neutral', 'Other']];

function box(checked, label, change, key, count) {
  const input = h('input', {type: 'checkbox', change: () => change(input.checked)});
  input.checked = checked;
  return {input, row: h('label', {class: 'choice'}, input, key, h('span', null, label), count === undefined ? null : h('span', {class: 'number'}, grouped(count)))};
}

function lineKey(relation, colours) {
  return svg('svg', {class: 'linekey', width: 30, height: 10, 'aria-hidden': 'true'},
             svg('line', {x1: 1, x2: 29, y1: 5, y2: 5, stroke: colours.relation(relation.colour), 'stroke-width': Math.min(relation.width + 0.4, 3), 'stroke-dasharray': DASHES[relation.dash] || null}));
}

function shapeKey(model, type, colours) {
  const shape = {state: 'box', organization: 'hexagon', media: 'note'}[model.types[type].name] || 'ellipse';
  const node = {actor: {x: 12, y: 7, w: 20, h: 12}, shape, dashed: model.types[type].name === 'group', fill: colours.plain};
  return svg('svg', {class: 'shapekey', width: 24, height: 14, 'aria-hidden': 'true'}, shapeElement(node, colours));
}

function toggle(set, value, shown) {
  if (shown) set.delete(value);
  else set.add(value);
}

function relationChoices(model, state, colours, change) {
  const counts = model.relations.map(() => 0);
  for (const line of model.lines) if (!line.off) counts[line.relation] += 1;
  const parts = [];
  for (const [sign, words] of SIGNS) {
    const those = model.relations.filter(r => r.sign === sign && counts[r.i] > 0);
    if (those.length === 0) continue;
    const hidden = those.filter(r => state.hiddenRelations.has(r.i)).length;
    const head = box(hidden === 0, words, shown => {
      for (const r of those) toggle(state.hiddenRelations, r.i, shown);
      change();
    });
    head.input.indeterminate = hidden > 0 && hidden < those.length;
    head.row.classList.add('sign');
    parts.push(head.row, ...those.map(r => {
      const one = box(!state.hiddenRelations.has(r.i), r.name, shown => {
        toggle(state.hiddenRelations, r.i, shown);
        change();
      }, lineKey(r, colours), counts[r.i]);
      one.row.classList.add('under');
      return one.row;
    }));
  }
  return parts;
}

function evidenceChoices(model, state, change) {
  const most = Math.min(50, Math.max(1, ...model.lines.map(l => l.sentences)));
  const value = h('output', null, state.least);
  const slider = h('input', {type: 'range', id: 'least', min: 1, max: most, step: 1, input: () => {
    state.least = Number(slider.value);
    value.textContent = slider.value;
    change(true);  // the column stays as it is while the slider is held
  }});
  slider.value = state.least;
  const weak = model.lines.filter(l => !l.clear && !l.off && ['co-mention only', 'tie'].includes(model.relations[l.relation].name)).length;
  const off = model.lines.filter(l => l.off).length;
  return [
    h('label', {for: 'least', class: 'slide'}, 'Least sentences of a line: ', value), slider,
    weak > 0 ? box(state.weak, 'weak ties too', shown => { state.weak = shown; change(); }, null, weak).row : null,
    off > 0 ? box(state.off, 'denied, cancelled or only possible', shown => { state.off = shown; change(); }, null, off).row : null,
  ];
}

function groupChoices(model, state, colours, change) {
  const most = 8;
  const swatch = colour => svg('svg', {class: 'swatch', width: 14, height: 12, 'aria-hidden': 'true'}, svg('rect', {x: 0.5, y: 0.5, width: 13, height: 11, fill: colour === '#FFFFFF' ? colours.plain : colour, stroke: colours.pale}));
  const rows = model.groups.slice(0, most).map((g, i) => box(!state.hiddenGroups.has(i), g.name, shown => {
    toggle(state.hiddenGroups, i, shown);
    change();
  }, swatch(g.colour), g.actors).row);
  const rest = model.groups.slice(most);
  if (rest.length > 0) {
    const hidden = rest.filter((_, k) => state.hiddenGroups.has(most + k)).length;
    const other = box(hidden === 0, counted(rest.length, 'smaller group'), shown => {
      rest.forEach((_, k) => toggle(state.hiddenGroups, most + k, shown));
      change();
    }, swatch('#FFFFFF'), rest.reduce((n, g) => n + g.actors, 0));
    other.input.indeterminate = hidden > 0 && hidden < rest.length;
    rows.push(other.row);
  }
  return rows;
}

// Draws the column; `change(keep)` is called after each choice, `reset` by the button below.
export function drawChoices(place, model, state, colours, change, reset) {
  const held = place.contains(document.activeElement) ? [...place.querySelectorAll('input, button')].indexOf(document.activeElement) : -1;
  const types = model.types.map((_, i) => i).filter(i => model.actors.some(a => a.type === i));
  const section = (words, ...parts) => h('fieldset', null, h('legend', null, words), ...parts);
  const parts = [
    section('Relation', ...relationChoices(model, state, colours, change)),
    section('Evidence', ...evidenceChoices(model, state, change)),
    section('Kind of actor', ...types.map(i => box(!state.hiddenTypes.has(i), model.types[i].label, shown => {
      toggle(state.hiddenTypes, i, shown);
      change();
    }, model.meta.discs ? null : shapeKey(model, i, colours), model.actors.filter(a => a.type === i).length).row)),
  ];
  if (model.groups.length > 1) parts.push(section('Appear together', ...groupChoices(model, state, colours, change)));
  parts.push(h('button', {type: 'button', class: 'small', click: reset}, 'Show everything'));
  put(place, ...parts);
  if (held >= 0) {
    const again = place.querySelectorAll('input, button')[held];
    if (again) again.focus();
  }
}
