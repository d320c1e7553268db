// A scene of discs on a canvas: for pictures with many actors.

import {FONT} from './scene.js';

// However far the picture is away, an actor is a dot of two pixels' radius at least.
function paintDisc(context, node, colours, scale) {
  const {actor} = node;
  context.globalAlpha = node.alpha;
  context.beginPath();
  context.arc(actor.x, actor.y, Math.max(actor.w / 2, 2 / scale), 0, 2 * Math.PI);
  context.fillStyle = node.fill;
  context.fill();
  context.lineWidth = node.main ? Math.max(4, 3 / scale) : 0.6;
  context.strokeStyle = node.main ? colours.mark : colours.outline;
  context.stroke();
}

function paintHead(context, item, colours) {
  const head = new Path2D(item.head);
  context.setLineDash([]);
  context.lineWidth = 1.1;
  context.strokeStyle = item.colour;
  context.fillStyle = item.hollow ? colours.ground : item.colour;
  context.fill(head);
  context.stroke(head);
}

// Thousands of thin lines: those that look alike go into one path, straight between the centres.
function paintManyLines(context, lines, actors, colours, scale) {
  const looks = new Map();
  for (const item of lines) {
    const width = Math.max(0.5, Math.round(item.width * 2) / 2);
    const key = [item.colour, width, item.alpha, item.dash || '', item.strong].join(' ');
    if (!looks.has(key)) looks.set(key, {item, width, all: []});
    looks.get(key).all.push(item.line);
  }
  for (const {item, width, all} of looks.values()) {
    context.globalAlpha = item.alpha;
    context.strokeStyle = item.colour;
    context.lineWidth = Math.max(width, (item.strong ? 1.6 : 0.5) / scale);
    context.setLineDash((item.dash || []).map(v => Math.max(v, v / scale)));
    // One path of tens of thousands of lines is slower than several: overlaps are sought in it.
    for (let k = 0; k < all.length; k += 100) {
      context.beginPath();
      for (const line of all.slice(k, k + 100)) {
        const [a, b] = [actors[line.source], actors[line.target]];
        context.moveTo(a.x, a.y);
        context.lineTo(b.x, b.y);
      }
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  for (const item of lines)
    if (item.head && item.alpha > 0.2) paintHead(context, item, colours);
}

// The context's transform is that of the picture's points; `labels` of labelsOf().
export function paintScene(context, scene, actors, labels, scale) {
  const {colours} = scene;
  context.lineJoin = 'round';
  paintManyLines(context, scene.lines, actors, colours, scale);
  context.setLineDash([]);
  for (const node of scene.nodes) paintDisc(context, node, colours, scale);
  context.globalAlpha = 1;
  context.textAlign = 'center';
  for (const label of labels) {
    context.font = `700 ${label.size / scale}px ${FONT}`;
    context.lineWidth = 3 / scale;
    context.strokeStyle = colours.ground;
    context.strokeText(label.text, label.x, label.y);
    context.fillStyle = colours.ink;
    context.fillText(label.text, label.x, label.y);
  }
}
