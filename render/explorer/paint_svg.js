// A scene as SVG elements. Looks are attributes, so that a saved file is the picture on the screen.

import {corners} from './geometry.js';
import {svg} from './dom.js';
import {FONT, textLines} from './scene.js';

export function shapeElement(node, colours) {
  const {actor, shape} = node;
  const look = {
    fill: node.fill,
    stroke: node.main ? colours.mark : colours.outline,
    'stroke-width': node.main ? 4 : shape === 'disc' ? 0.6 : 1.2,
    'stroke-dasharray': node.dashed && shape !== 'disc' ? '5 3' : null,
  };
  const [w, h] = [actor.w, actor.h];
  if (shape === 'disc' || shape === 'ellipse')
    return svg('ellipse', {cx: actor.x, cy: actor.y, rx: w / 2, ry: h / 2, ...look});
  if (shape === 'box')
    return svg('rect', {x: actor.x - w / 2, y: actor.y - h / 2, width: w, height: h, rx: 7, ...look});
  const points = corners(shape, w, h).map(p => (actor.x + p[0]).toFixed(1) + ',' + (actor.y + p[1]).toFixed(1));
  const outline = svg('polygon', {points: points.join(' '), 'stroke-linejoin': 'round', ...look});
  if (shape !== 'note') return outline;
  const [x, y, ear] = [actor.x + w / 2, actor.y - h / 2, Math.min(8, h / 2)];
  return svg('g', null, outline,
             svg('polyline', {points: `${x - ear},${y} ${x - ear},${y + ear} ${x},${y + ear}`, fill: 'none', stroke: colours.outline, 'stroke-width': 0.9}));
}

export function nameElements(node, colours) {
  return textLines(node.actor).map(line => svg('text', {
    x: node.actor.x, y: line.y.toFixed(1), 'text-anchor': 'middle', 'font-size': line.size,
    'font-weight': line.bold ? 700 : null, fill: line.bold ? colours.inside : colours.role,
  }, line.text));
}

export function lineElements(item, colours) {
  const elements = [svg('path', {
    d: item.d,
    fill: 'none',
    stroke: item.colour,
    'stroke-width': item.width.toFixed(2),
    'stroke-dasharray': item.dash ? item.dash.join(' ') : null,
    'stroke-linecap': item.dash && item.dash[0] < 2 ? 'round' : 'butt',
  })];
  if (item.head)
    elements.push(svg('path', {d: item.head, fill: item.hollow ? colours.ground : item.colour, stroke: item.colour, 'stroke-width': 1.1, 'stroke-linejoin': 'round'}));
  return elements;
}

export function labelElement(label, scale, colours) {
  return svg('text', {
    x: label.x, y: label.y, 'text-anchor': 'middle', 'font-size': label.size / scale, 'font-weight': 700,
    fill: colours.ink, stroke: colours.ground, 'stroke-width': 3 / scale, 'stroke-linejoin': 'round', 'paint-order': 'stroke',
  }, label.text);
}
