// Building blocks of the page. Every word of a document or a name gets onto the page through
// text nodes and setAttribute() alone; nothing here or elsewhere parses HTML.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat())
    if (child !== null && child !== undefined && child !== false)
      element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  return element;
}

// An HTML element; functions among the attributes are listeners, strings among the children text.
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

// The same for SVG.
export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

export function by(id) {
  return document.getElementById(id);
}

export function put(element, ...children) {
  element.replaceChildren();
  return fill(element, null, children);
}

export function button(words, action, attributes) {
  return h('button', {type: 'button', click: action, ...attributes}, words);
}

// What has no place on the screen but should be heard.
export function say(words) {
  by('said').textContent = words;
}

const number = new Intl.NumberFormat('en');

export function counted(n, one, many) {
  return number.format(n) + ' ' + (n === 1 ? one : many || one + 's');
}

export function grouped(n) {
  return number.format(n);
}

// For comparing what people type with names: without case and accents.
export function folded(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

// The items in steps, with a button for more, so that no list is long before somebody asks.
export function inSteps(items, step, make, words) {
  const list = h('div', {class: 'steps'});
  const more = h('button', {type: 'button', class: 'more', click: () => grow(true)});
  let shown = 0;
  function grow(asked) {
    const first = shown;
    for (; shown < Math.min(items.length, first + step); ++shown) list.append(make(items[shown]));
    more.hidden = shown >= items.length;
    more.textContent = counted(items.length - shown, 'more ' + words);
    const next = list.children[first];
    if (asked && next) (next.querySelector('button, a') || next).focus();
  }
  grow(false);
  return [list, more];
}
