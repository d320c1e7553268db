// How a picture is dragged and zoomed, shown whole, and moved to an actor.

import {event, select} from 'd3-selection';
import {zoom, zoomIdentity} from 'd3-zoom';

const [LEAST, MOST] = [0.01, 12];
const MOST_FITTED = 2.2;  // a few actors are not blown up to fill the window
const PAPER = 16;         // pixels left free on each side of the whole
const EDGE = 40;          // pixels from the border within which an actor counts as out of sight

// `moved(transform)` is called at each movement, `rested()` at its end.
export function zoomingOf(root, bounds, moved, rested = () => {}) {
  let transform = zoomIdentity;
  const size = () => [root.clientWidth || 800, root.clientHeight || 600];
  const zooming = zoom().scaleExtent([LEAST, MOST]).on('zoom', () => {
    transform = event.transform;
    moved(transform);
  }).on('end', rested);
  select(root).call(zooming).on('dblclick.zoom', null);

  return {
    size,
    transform: () => transform,
    fit() {
      const [width, height] = size();
      const k = Math.min((width - 2 * PAPER) / bounds.width, (height - 2 * PAPER) / bounds.height, MOST_FITTED);
      const x = width / 2 - (bounds.left + bounds.width / 2) * k;
      const y = height / 2 - (bounds.top + bounds.height / 2) * k;
      select(root).call(zooming.transform, zoomIdentity.translate(x, y).scale(k));
    },
    by(factor) {
      select(root).call(zooming.scaleBy, factor);
    },
    // Moves the picture only if the actor is out of sight.
    show(actor) {
      const [x, y] = transform.apply([actor.x, actor.y]);
      const [width, height] = size();
      if (x > EDGE && y > EDGE && x < width - EDGE && y < height - EDGE) return;
      select(root).call(zooming.translateTo, actor.x, actor.y);
    },
  };
}
