// What lines, shapes and fills of a saved picture mean: only what occurs in it.

import {svg} from './dom.js';
import {lineElements, shapeElement} from './paint_svg.js';

// [{draw(x, y) -> elements, words}]: y is the middle of the row, keys are 30 wide.
function entriesOf(model, scene) {
  const {colours} = scene;
  const entries = [];
  const relations = new Map();
  for (const item of scene.lines) {
    const key = item.line.off ? 'off' : item.line.relation * 2 + (item.line.claimed ? 1 : 0);
    if (!relations.has(key)) relations.set(key, item);
  }
  for (const [key, item] of [...relations].sort((a, b) => (a[0] === 'off') - (b[0] === 'off') || a[0] - b[0])) {
    const words = key === 'off' ? 'denied, cancelled or only possible' : model.relations[item.line.relation].name + (item.line.claimed ? ', claimed by another' : '');
    entries.push({words, draw: (x, y) => lineElements({...item, d: `M${x},${y}L${x + 26},${y}`, head: null, width: Math.min(item.width, 3)}, colours)});
  }
  const shapes = new Map();
  if (!scene.discs) for (const node of scene.nodes) shapes.set(node.actor.type, node);
  for (const [type, node] of [...shapes].sort((a, b) => a[0] - b[0]))
    entries.push({words: model.types[type].label, draw: (x, y) => [shapeElement({...node, main: false, fill: colours.plain, actor: {x: x + 13, y, w: 24, h: 13}}, colours)]});
  const groups = new Set(scene.nodes.map(n => n.actor.group).filter(g => model.groups[g] && model.groups[g].colour !== '#FFFFFF'));
  if (groups.size > 1)
    for (const g of [...groups].sort((a, b) => a - b))
      entries.push({words: 'with ' + model.groups[g].name, draw: (x, y) => [svg('rect', {x: x + 5, y: y - 6, width: 16, height: 12, fill: model.groups[g].colour, stroke: colours.outline})]});
  return entries;
}

// {elements, height}: rows from (left, top) to `width`, at text size 10.
export function legendOf(model, scene, left, top, width) {
  let [x, y] = [left, top + 9];
  const elements = [];
  for (const {draw, words} of entriesOf(model, scene)) {
    const room = 34 + words.length * 5.4 + 18;
    if (x > left && x + room > left + width) {
      x = left;
      y += 18;
    }
    elements.push(...draw(x, y), svg('text', {x: x + 32, y: y + 3.5, 'font-size': 10, fill: scene.colours.ink}, words));
    x += room;
  }
  return {elements, height: elements.length > 0 ? y + 14 - top : 0};
}
