// The picture as a file: SVG with real text, PNG at twice the size, both on white.

import {boundsOf, labelsOf, palette, sceneOf} from './scene.js';
import {paintScene} from './paint_canvas.js';
import {pictureElement} from './paint_svg.js';

export function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function captionOf(model, seen) {
  const {meta} = model;
  const source = meta.documents > 0 ? `Source: ${meta.documents} documents` + (meta.dates ? `, dated ${meta.dates}` : '') + '. ' : '';
  return [
    `${seen.actors} of ${meta.actors} actors, ${seen.lines} of ${model.lines.length} lines shown. ${source}`,
    `${meta.influence}${meta.groups ? '; ' + meta.groups : ''}. entente ${meta.version}`,
  ];
}

export function svgText(model, seen, stress) {
  const scene = sceneOf(model, seen, stress, palette(false), false);
  const bounds = boundsOf(model);
  const labels = scene.discs ? labelsOf(scene, 1, bounds, 150) : [];
  const picture = pictureElement(scene, labels, bounds, model.meta.title, captionOf(model, seen));
  return new XMLSerializer().serializeToString(picture);
}

export function pngBlob(model, seen, stress) {
  const scene = sceneOf(model, seen, stress, palette(false), false);
  const bounds = boundsOf(model);
  const pad = 24;
  const scale = Math.min(2, 6000 / Math.max(bounds.width + 2 * pad, bounds.height + 2 * pad));
  const words = [model.meta.title, ...captionOf(model, seen)];
  const canvas = document.createElement('canvas');
  const line = 18;
  canvas.width = Math.round((bounds.width + 2 * pad) * scale);
  canvas.height = Math.round((bounds.height + 2 * pad) * scale + line * 2 * (words.length + 1));
  const context = canvas.getContext('2d');
  context.fillStyle = scene.colours.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = scene.colours.ink;
  words.forEach((text, k) => {
    context.font = k === 0 ? '700 30px Liberation Sans, Arial, sans-serif' : '20px Liberation Sans, Arial, sans-serif';
    context.fillText(text, pad * scale, k === 0 ? 42 : canvas.height - line * 2 * (words.length - k) + 6, canvas.width - 2 * pad * scale);
  });
  context.setTransform(scale, 0, 0, scale, (pad - bounds.left) * scale, (pad - bounds.top) * scale + line * 3);
  paintScene(context, scene, model.actors, scene.discs ? labelsOf(scene, scale, bounds, 150) : [], scale, model.actors.length > 500);
  return new Promise(done => canvas.toBlob(done, 'image/png'));
}

export async function save(form, model, seen, stress) {
  const name = (model.meta.title.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'entente').slice(0, 80);
  if (form === 'svg') download(new Blob([svgText(model, seen, stress)], {type: 'image/svg+xml'}), name + '.svg');
  else download(await pngBlob(model, seen, stress), name + '.png');
}
