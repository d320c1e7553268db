// The picture on a canvas, for thousands of actors. While it is dragged or zoomed the finished
// bitmap is moved, which costs nothing; at rest it is drawn anew. It reaches beyond the window so
// that a drag shows no bare edge at once.

import {quadtree} from 'd3-quadtree';
import {zoomIdentity} from 'd3-zoom';

import {h} from './dom.js';
import {paintScene} from './paint_canvas.js';
import {boundsOf, labelsOf} from './scene.js';
import {zoomingOf} from './zooming.js';

const MARGIN = 0.25;  // of the window's size, on each side
const REST = 120;     // milliseconds without movement

export function canvasView(place, model, tell) {
  const canvas = h('canvas', {class: 'drawn', 'aria-hidden': 'true'});
  const ring = h('div', {class: 'ring', hidden: true});
  const root = h('div', {class: 'picture', role: 'application', tabindex: 0}, canvas, ring);
  place.replaceChildren(root);
  let [scene, tree, drawn, timer, marked] = [null, null, zoomIdentity, 0, -1];
  const timing = {redraw: 0};
  const zooming = zoomingOf(root, boundsOf(model), () => {
    move();
    clearTimeout(timer);
    timer = setTimeout(redraw, REST);
  });

  function redraw() {
    clearTimeout(timer);
    timer = 0;
    if (!scene) return;
    const begin = performance.now();
    const transform = zooming.transform();
    const [width, height] = zooming.size();
    const [full, tall] = [width * (1 + 2 * MARGIN), height * (1 + 2 * MARGIN)];
    const dots = Math.min(window.devicePixelRatio || 1, 2);
    if (canvas.width !== Math.round(full * dots) || canvas.height !== Math.round(tall * dots)) {
      canvas.width = Math.round(full * dots);
      canvas.height = Math.round(tall * dots);
      canvas.style.width = full + 'px';
      canvas.style.height = tall + 'px';
    }
    const context = canvas.getContext('2d');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(dots * transform.k, 0, 0, dots * transform.k, dots * (transform.x + width * MARGIN), dots * (transform.y + height * MARGIN));
    const [left, top] = transform.invert([-width * MARGIN, -height * MARGIN]);
    const seen = {left, top, width: full / transform.k, height: tall / transform.k};
    paintScene(context, scene, model.actors, labelsOf(scene, transform.k, seen, Math.round((full * tall) / 22000)), transform.k);
    drawn = transform;
    move();
    timing.redraw = performance.now() - begin;
  }

  // From where it was drawn to where it is now.
  function move() {
    const transform = zooming.transform();
    const [width, height] = zooming.size();
    const k = transform.k / drawn.k;
    const x = transform.x - drawn.x * k - width * MARGIN * k;
    const y = transform.y - drawn.y * k - height * MARGIN * k;
    canvas.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
    showRing();
  }

  function showRing() {
    ring.hidden = marked < 0;
    if (marked < 0) return;
    const a = model.actors[marked];
    const transform = zooming.transform();
    const [x, y] = transform.apply([a.x, a.y]);
    const r = Math.max(9, (a.w / 2) * transform.k + 5);
    Object.assign(ring.style, {left: x - r + 'px', top: y - r + 'px', width: 2 * r + 'px', height: 2 * r + 'px'});
  }

  function actorAt(x, y) {
    const transform = zooming.transform();
    const [px, py] = transform.invert([x, y]);
    const near = tree && tree.find(px, py, 60 / transform.k + 40);
    if (!near) return -1;
    const reach = Math.max(near.w / 2, 8 / transform.k);
    return Math.hypot(near.x - px, near.y - py) <= reach ? near.i : -1;
  }

  function lineAt(x, y) {
    const transform = zooming.transform();
    const [px, py] = transform.invert([x, y]);
    let [best, nearest] = [-1, 6 / transform.k];
    for (const item of scene.lines) {
      if (item.alpha < 0.2) continue;
      const [a, b] = [model.actors[item.line.source], model.actors[item.line.target]];
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const along = Math.max(0, Math.min(1, ((px - a.x) * dx + (py - a.y) * dy) / (dx * dx + dy * dy || 1)));
      const far = Math.hypot(a.x + along * dx - px, a.y + along * dy - py);
      if (far <= nearest) [best, nearest] = [item.line.i, far];
    }
    return best;
  }

  function spot(e) {
    const box = root.getBoundingClientRect();
    return [e.clientX - box.left, e.clientY - box.top];
  }

  root.addEventListener('click', e => {
    const actor = actorAt(...spot(e));
    if (actor >= 0) return tell.actor(actor);
    const line = lineAt(...spot(e));
    return line >= 0 ? tell.line(line) : tell.none();
  });
  root.addEventListener('pointermove', e => {
    if (e.buttons) return;
    const actor = actorAt(...spot(e));
    root.classList.toggle('over', actor >= 0);
    root.title = actor >= 0 ? model.actors[actor].label : '';
  });
  root.addEventListener('keydown', e => tell.key(e));
  root.addEventListener('focus', () => tell.enter());

  return {
    name: 'canvas',
    timing,
    draw(next) {
      scene = next;
      tree = quadtree(scene.nodes.filter(n => n.alpha > 0.2).map(n => n.actor), a => a.x, a => a.y);
      redraw();
    },
    label(words) {
      root.setAttribute('aria-label', words);
    },
    fit() {
      zooming.fit();
      redraw();
    },
    zoomBy: zooming.by,
    show: i => zooming.show(model.actors[i]),
    mark(i) {
      marked = i;
      showRing();
    },
    transform: zooming.transform,
    resize: redraw,
  };
}
