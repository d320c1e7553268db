// The picture as a list of things to draw, the same for the screen, SVG files and PNG files.

import {arrowPath, shapeOf, waysOf} from './geometry.js';
import {pairKey} from './data.js';

export const FONT = 'Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif';

const LIGHT = {ground: '#FFFFFF', ink: '#1A1F26', pale: '#5B6672', outline: '#3C4651', mark: '#C77700', plain: '#FFFFFF', inside: '#1A1F26', role: '#2B333C', relation: c => c};
// The same colours on a dark ground: as far from it as the others are from white.
const ON_DARK = {'#1A1F26': '#F2F4F7', '#B8400A': '#FF9A6B', '#00609A': '#72BDF2', '#7A8591': '#9BA7B4', '#A9B2BD': '#5C6875', '#8D98A5': '#8391A0'};
const DARK = {ground: '#14181D', ink: '#F2F4F7', pale: '#A9B4C0', outline: '#8B97A3', mark: '#FFC44D', plain: '#E4E8EC', inside: '#1A1F26', role: '#2B333C', relation: c => ON_DARK[c] || c};

export function palette(dark) {
  return dark ? DARK : LIGHT;
}

const DASHES = {dashed: [6, 4], dotted: [1.5, 4]};

function lineLook(model, line, colours) {
  const style = model.relations[line.relation];
  const width = Math.min(style.width + style.growth * Math.log2(Math.max(line.sentences, 1)), 9);
  const discs = model.meta.discs;
  const arrow = style.name === 'tie' && line.directed ? 'normal' : style.arrow;
  return {
    colour: colours.relation(style.colour),
    width: discs ? Math.max(0.5, width * 0.55) : width,
    dash: DASHES[line.claimed ? 'dashed' : line.off ? 'dotted' : style.dash] || null,
    arrow: line.claimed && ['normal', 'vee', 'dot'].includes(arrow) ? 'o' + arrow : arrow,
    alpha: line.off ? 0.6 : discs && style.sign === 'neutral' ? 0.55 : 1,
  };
}

function arrowLength(model, line) {
  const style = model.relations[line.relation];
  const pointed = style.arrow !== 'none' || (style.name === 'tie' && line.directed);
  return pointed ? (model.meta.discs ? 5 : 6.5 + style.width) : 0;
}

// `seen` from visibleOf(), `stress` from emphasisOf() or null. The emphasised come last, on top.
// With `many`, lines without an arrowhead have no path: they are drawn from centre to centre.
export function sceneOf(model, seen, stress, colours, many) {
  const groups = new Map();
  for (const line of model.lines) {
    if (seen.line[line.i] !== 1 && !(stress && stress.lines.has(line.i))) continue;
    const key = pairKey(line.source, line.target);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(line);
  }
  const lines = [];
  for (const group of groups.values()) {
    const bare = many && group.every(l => arrowLength(model, l) === 0);
    const ways = bare ? [] : waysOf(model, group, l => arrowLength(model, l));
    group.forEach((line, k) => {
      const look = lineLook(model, line, colours);
      const strong = stress ? stress.lines.has(line.i) : false;
      lines.push({
        line,
        ...look,
        d: bare ? '' : ways[k].d,
        head: bare ? null : arrowPath(look.arrow, ways[k], arrowLength(model, line)),
        hollow: look.arrow.startsWith('o'),
        alpha: stress && !strong ? 0.13 : look.alpha,
        strong,
      });
    });
  }
  lines.sort((a, b) => a.strong - b.strong || (a.width - b.width) || a.line.i - b.line.i);
  const nodes = [];
  for (const actor of model.actors) {
    const strong = stress ? stress.actors.has(actor.i) : false;
    if (!seen.actor[actor.i] && !strong) continue;
    const group = model.groups[actor.group];
    nodes.push({
      actor,
      shape: shapeOf(model, actor),
      dashed: model.types[actor.type].name === 'group',
      fill: group && group.colour !== '#FFFFFF' ? group.colour : colours.plain,
      alpha: stress && !strong ? 0.22 : !stress && seen.actor[actor.i] === 1 && seen.lines > 0 ? 0.45 : 1,
      strong,
      main: stress ? stress.main.has(actor.i) : false,
    });
  }
  nodes.sort((a, b) => a.strong - b.strong || b.actor.rank - a.actor.rank);
  return {nodes, lines, colours, discs: model.meta.discs};
}

export function boundsOf(model) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const a of model.actors) {
    const below = model.meta.discs ? 14 : 0;
    left = Math.min(left, a.x - a.w / 2);
    right = Math.max(right, a.x + a.w / 2);
    top = Math.min(top, a.y - a.h / 2);
    bottom = Math.max(bottom, a.y + a.h / 2 + below);
  }
  return {left, top, width: right - left, height: bottom - top};
}

// The lines inside a shape, from its middle: {text, size, bold, y}.
export function textLines(actor) {
  const all = [...actor.name.map(text => ({text, size: actor.size, bold: true})), ...actor.roleLines.map(text => ({text, size: actor.roleSize, bold: false}))];
  const height = all.reduce((sum, line) => sum + line.size * 1.16, 0);
  let y = actor.y - height / 2;
  return all.map(line => {
    y += line.size * 1.16;
    return {...line, y: y - line.size * 0.24};
  });
}

// Names below discs that do not cover each other, the emphasised and the most influential first.
// `scale` is pixels a point, `window` the part that is seen, in points; sizes are in pixels.
export function labelsOf(scene, scale, window, most) {
  const order = [...scene.nodes].sort((a, b) => b.main - a.main || b.strong - a.strong || a.actor.rank - b.actor.rank);
  const taken = new Map();  // boxes by cell, so that each is compared with its neighbours only
  const cell = 120;
  const labels = [];
  for (const node of order) {
    if (labels.length >= most) break;
    const a = node.actor;
    if (a.x < window.left || a.x > window.left + window.width || a.y < window.top || a.y > window.top + window.height) continue;
    if (node.alpha < 0.3) continue;
    const text = a.name[0] || a.label;
    const size = Math.max(9, Math.min(15, a.size));
    const width = text.length * size * 0.6;
    const x = a.x * scale;
    const y = (a.y + a.h / 2) * scale + size * 0.95;
    const box = [x - width / 2 - 2, y - size, x + width / 2 + 2, y + 3];
    const cells = [];
    for (let i = Math.floor(box[0] / cell); i <= Math.floor(box[2] / cell); ++i)
      for (let j = Math.floor(box[1] / cell); j <= Math.floor(box[3] / cell); ++j) cells.push(i + ',' + j);
    const clash = cells.some(c => (taken.get(c) || []).some(o => o[0] < box[2] && box[0] < o[2] && o[1] < box[3] && box[1] < o[3]));
    if (clash && !node.main) continue;
    for (const c of cells) {
      if (!taken.has(c)) taken.set(c, []);
      taken.get(c).push(box);
    }
    labels.push({node, text, size, x: a.x, y: y / scale});
  }
  return labels;
}
