// The picture as a file: SVG with real text, PNG at twice the size, both on white with what the
// lines and shapes mean and where the picture comes from.

import {svg} from './dom.js';
import {legendOf} from './legend.js';
import {labelElement, lineElements, nameElements, shapeElement} from './paint_svg.js';
import {boundsOf, FONT, labelsOf, palette, sceneOf} from './scene.js';

const PAD = 24;
const LEAST_WIDTH = 560;  // points, so that a small picture has room for its words

function captionOf(model, seen) {
  const {meta} = model;
  const source = meta.documents > 0 ? `Source: ${meta.documents} document${meta.documents === 1 ? '' : 's'}` + (meta.dates ? `, dated ${meta.dates.replace('/', ' to ')}` : '') + '.' : '';
  return [
    `${seen.actors} of ${meta.actors} actors, ${seen.lines} of ${model.lines.length} lines shown. ${source}`,
    `${meta.influence}${meta.groups ? '; ' + meta.groups : ''}. entente ${meta.version}`,
  ];
}

// `unit` is how many points of the drawing a point of the words around it takes: in a picture of
// thousands of actors, names and captions are as large as if it were 1,600 points wide.
export function pictureElement(model, seen, stress) {
  const scene = sceneOf(model, seen, stress, palette(false), false);
  const {colours} = scene;
  const bounds = boundsOf(model);
  const unit = Math.max(1, bounds.width / 1600);
  const width = Math.max(bounds.width / unit, LEAST_WIDTH);
  const labels = scene.discs ? labelsOf(scene, 1 / unit, bounds, 150) : [];
  const drawing = svg('g', {transform: `translate(${PAD} ${PAD + 34}) scale(${1 / unit}) translate(${-bounds.left} ${-bounds.top})`});
  for (const item of scene.lines) drawing.append(svg('g', {opacity: item.alpha}, ...lineElements(item, colours)));
  for (const node of scene.nodes)
    drawing.append(svg('g', {opacity: node.alpha}, svg('title', null, node.actor.label), shapeElement(node, colours), ...(scene.discs ? [] : nameElements(node, colours))));
  for (const label of labels) drawing.append(labelElement(label, 1 / unit, colours));
  let y = PAD + 34 + bounds.height / unit + 14;
  const legend = legendOf(model, scene, PAD, y, width);
  y += legend.height;
  const caption = captionOf(model, seen).map((line, k) => svg('text', {x: PAD, y: y + 10 + 14 * k, 'font-size': 9.5, fill: colours.pale}, line));
  const size = [Math.ceil(width + 2 * PAD), Math.ceil(y + 14 * caption.length + 12)];
  return svg('svg', {xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${size[0]} ${size[1]}`, width: size[0], height: size[1], 'font-family': FONT},
    svg('title', null, model.meta.title), svg('rect', {width: size[0], height: size[1], fill: colours.ground}),
    svg('text', {x: PAD, y: PAD + 12, 'font-size': 18, 'font-weight': 700, fill: colours.ink}, model.meta.title), drawing, ...legend.elements, ...caption);
}

function svgBlob(picture) {
  return new Blob([new XMLSerializer().serializeToString(picture)], {type: 'image/svg+xml'});
}

async function pngBlob(picture) {
  const [width, height] = [picture.getAttribute('width'), picture.getAttribute('height')].map(Number);
  const scale = Math.min(2, 8000 / Math.max(width, height));
  const image = new Image();
  image.src = URL.createObjectURL(svgBlob(picture));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise(done => canvas.toBlob(done, 'image/png'));
}

export async function save(form, model, seen, stress) {
  const name = (model.meta.title.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'entente').slice(0, 80);
  const picture = pictureElement(model, seen, stress);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(form === 'svg' ? svgBlob(picture) : await pngBlob(picture));
  link.download = `${name}.${form}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
