// The picture as SVG: every actor and line is an element that can be pointed at.

import {select} from 'd3-selection';

import {svg} from './dom.js';
import {labelElement, lineElements, nameElements, shapeElement} from './paint_svg.js';
import {boundsOf, FONT, labelsOf} from './scene.js';
import {zoomingOf} from './zooming.js';

// `tell` has actor(i), line(i), none(), describe(i): what clicks mean and what a name is heard as.
export function svgView(place, model, tell) {
  const layer = {lines: svg('g'), nodes: svg('g'), labels: svg('g', {'pointer-events': 'none'})};
  const world = svg('g', {'font-family': FONT}, layer.lines, layer.nodes, layer.labels);
  const root = svg('svg', {class: 'picture', role: 'group', tabindex: 0}, world);
  place.replaceChildren(root);
  const zooming = zoomingOf(root, boundsOf(model), transform => world.setAttribute('transform', transform.toString()), labels);
  let [scene, marked] = [null, -1];
  const element = new Map();

  function labels() {
    if (!scene || !scene.discs) return;
    const [width, height] = zooming.size();
    const transform = zooming.transform();
    const [left, top] = transform.invert([0, 0]);
    const window = {left, top, width: width / transform.k, height: height / transform.k};
    const most = Math.round((width * height) / 12000);
    layer.labels.replaceChildren(...labelsOf(scene, transform.k, window, most).map(l => labelElement(l, transform.k, scene.colours)));
  }

  function nodeElement(node) {
    const {actor} = node;
    const group = svg('g', {
      class: 'actor', role: 'button', tabindex: -1, opacity: node.alpha, 'data-actor': actor.i,
      'aria-pressed': node.main ? 'true' : 'false',
      click: e => { e.stopPropagation(); tell.actor(actor.i); },
    });
    const touch = scene.discs && actor.w < 22 ? [svg('circle', {cx: actor.x, cy: actor.y, r: 11, fill: 'transparent'})] : [];
    // What is heard is the title, which says more than the drawn words.
    group.append(svg('title', null, tell.describe(actor.i)), svg('g', {'aria-hidden': 'true'}, ...touch, shapeElement(node, scene.colours), ...(scene.discs ? [] : nameElements(node, scene.colours))));
    element.set(actor.i, group);
    return group;
  }

  function lineElement(item) {
    const group = svg('g', {class: 'line', opacity: item.alpha, 'data-line': item.line.i, click: e => { e.stopPropagation(); tell.line(item.line.i); }});
    const halo = item.strong && item.line.i === tell.chosen() ? [svg('path', {d: item.d, fill: 'none', stroke: scene.colours.mark, 'stroke-width': item.width + 6, opacity: 0.35})] : [];
    group.append(svg('title', null, tell.describeLine(item.line.i)), ...halo,
                 svg('path', {class: 'grip', d: item.d, fill: 'none', stroke: 'transparent', 'stroke-width': Math.max(12, item.width + 6)}),
                 ...lineElements(item, scene.colours));
    return group;
  }

  select(root).on('click', () => tell.none());
  root.addEventListener('keydown', e => tell.key(e));
  root.addEventListener('focus', () => tell.enter());

  return {
    name: 'svg',
    draw(next) {
      const held = document.activeElement && document.activeElement.closest('.actor');
      const again = held ? Number(held.getAttribute('data-actor')) : -1;
      scene = next;
      element.clear();
      layer.lines.replaceChildren(...scene.lines.map(lineElement));
      layer.nodes.replaceChildren(...scene.nodes.map(nodeElement));
      labels();
      if (element.has(again)) element.get(again).focus({preventScroll: true});
    },
    label(words) {
      root.setAttribute('aria-label', words);
    },
    fit: zooming.fit,
    zoomBy: zooming.by,
    show: i => zooming.show(model.actors[i]),
    // The keyboard's place in the picture.
    mark(i) {
      if (element.has(marked)) element.get(marked).classList.remove('marked');
      marked = i;
      if (i < 0 || !element.has(i)) return;
      element.get(i).classList.add('marked');
      element.get(i).focus({preventScroll: true});
    },
    transform: zooming.transform,
    resize: () => labels(),
  };
}
