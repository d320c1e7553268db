// Where lines begin, end and run, in points of the picture (y downwards).

const SHAPES = {person: 'ellipse', state: 'box', organization: 'hexagon', media: 'note', group: 'ellipse', unknown: 'ellipse'};

export function shapeOf(model, actor) {
  return model.meta.discs ? 'disc' : SHAPES[model.types[actor.type].name];
}

// Corners of the shapes that have any, around (0, 0).
export function corners(shape, w, h) {
  const [x, y] = [w / 2, h / 2];
  if (shape === 'hexagon') {
    const slope = Math.min(h / 3, w / 4);
    return [[-x, 0], [-x + slope, -y], [x - slope, -y], [x, 0], [x - slope, y], [-x + slope, y]];
  }
  if (shape === 'note') {
    const ear = Math.min(8, h / 2);
    return [[-x, -y], [x - ear, -y], [x, -y + ear], [x, y], [-x, y]];
  }
  return [[-x, -y], [x, -y], [x, y], [-x, y]];
}

// Where the way from the actor's centre to `towards` leaves its shape, and `gap` further.
export function border(shape, actor, towards, gap) {
  const [dx, dy] = [towards[0] - actor.x, towards[1] - actor.y];
  const far = Math.hypot(dx, dy);
  if (far === 0) return [actor.x, actor.y];
  const [ux, uy] = [dx / far, dy / far];
  let reach = 0;
  if (shape === 'ellipse' || shape === 'disc') {
    reach = 1 / Math.hypot(ux / (actor.w / 2), uy / (actor.h / 2));
  } else {
    const points = corners(shape, actor.w, actor.h);
    points.forEach((p, i) => {
      const q = points[(i + 1) % points.length];
      const [ex, ey] = [q[0] - p[0], q[1] - p[1]];
      const cross = ux * ey - uy * ex;
      if (cross === 0) return;
      const t = (p[0] * ey - p[1] * ex) / cross;
      const along = (p[0] * uy - p[1] * ux) / cross;
      if (t > 0 && along >= 0 && along <= 1) reach = Math.max(reach, t);
    });
  }
  reach = Math.min(reach + gap, far / 2);
  return [actor.x + ux * reach, actor.y + uy * reach];
}

function at(point) {
  return point[0].toFixed(1) + ',' + point[1].toFixed(1);
}

// A line that was led around actors: "e,x,y p c c p ..." with y upwards from `height`. Null for
// anything else.
function routed(route, height) {
  let [tip, tail] = [null, null];
  const control = [];
  for (const word of route.split(';')[0].split(/\s+/)) {
    const numbers = word.replace(/^[se],/, '').split(',').map(Number);
    if (numbers.length !== 2 || !numbers.every(Number.isFinite)) continue;
    const point = [numbers[0], height - numbers[1]];
    if (word.startsWith('e,')) tip = point;
    else if (word.startsWith('s,')) tail = point;
    else control.push(point);
  }
  if (control.length < 4 || control.length % 3 !== 1) return null;
  let d = 'M' + at(tail || control[0]) + (tail ? 'L' + at(control[0]) : '');
  for (let i = 1; i + 2 < control.length; i += 3) d += 'C' + control.slice(i, i + 3).map(at).join(' ');
  const end = control[control.length - 1];
  const middle = control[Math.floor(control.length / 2)];
  return {d, end, before: control[control.length - 2], tip, middle};
}

function curved(model, line, offset, gap) {
  const [a, b] = [model.actors[line.source], model.actors[line.target]];
  // Bent to the same side whichever way the tie goes, so that several of a pair lie side by side.
  const [p, q] = line.source < line.target ? [a, b] : [b, a];
  const far = Math.hypot(q.x - p.x, q.y - p.y) || 1;
  const control = [
    (p.x + q.x) / 2 - ((q.y - p.y) / far) * offset * 2,
    (p.y + q.y) / 2 + ((q.x - p.x) / far) * offset * 2,
  ];
  const from = border(shapeOf(model, a), a, control, 0);
  const end = border(shapeOf(model, b), b, control, gap);
  const tip = gap > 0 ? border(shapeOf(model, b), b, control, 0) : null;
  const d = offset === 0 ? 'M' + at(from) + 'L' + at(end) : 'M' + at(from) + 'Q' + at(control) + ' ' + at(end);
  const middle = [(from[0] + end[0] + 2 * control[0]) / 4, (from[1] + end[1] + 2 * control[1]) / 4];
  return {d, end, before: control, tip, middle};
}

// The ways of all lines of one pair: {d, tip, end, before, middle} each.
export function waysOf(model, lines, arrowLength) {
  const routes = lines.map(l => l.route && routed(l.route, model.height));
  if (routes.every(Boolean)) return routes;
  return lines.map((l, k) => curved(model, l, (k - (lines.length - 1) / 2) * 14, arrowLength(l)));
}

// The arrowhead's outline as SVG path data; open ones are drawn hollow. Null if there is none.
export function arrowPath(kind, way, length) {
  if (kind === 'none' || !way.end) return null;
  let [dx, dy] = way.tip ? [way.tip[0] - way.end[0], way.tip[1] - way.end[1]] : [0, 0];
  let far = Math.hypot(dx, dy);
  if (far < 1) {
    [dx, dy] = [way.end[0] - way.before[0], way.end[1] - way.before[1]];
    far = Math.hypot(dx, dy) || 1;
  }
  const [ux, uy] = [dx / far, dy / far];
  const point = (along, aside) => at([way.end[0] + ux * along - uy * aside, way.end[1] + uy * along + ux * aside]);
  const half = length * 0.42;
  const form = kind.replace(/^o/, '');
  if (form === 'tee') return 'M' + point(length * 0.4, half) + 'L' + point(length * 0.4, -half) + 'L' + point(length * 0.75, -half) + 'L' + point(length * 0.75, half) + 'Z';
  if (form === 'vee') return 'M' + point(length, 0) + 'L' + point(-length * 0.2, half) + 'L' + point(length * 0.25, 0) + 'L' + point(-length * 0.2, -half) + 'Z';
  if (form === 'dot') return 'M' + point(0, 0) + 'A' + [half, half, 0, 1, 1].join(' ') + ' ' + point(half * 2, 0) + 'A' + [half, half, 0, 1, 1].join(' ') + ' ' + point(0, 0) + 'Z';
  return 'M' + point(length, 0) + 'L' + point(0, half) + 'L' + point(0, -half) + 'Z';
}
