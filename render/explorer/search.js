// Finding actors as people remember them: without case and accents, by a part of any name.

import {by, counted, folded, h, say} from './dom.js';

let index = null;

// [{actor, names: [folded ...]}], made once.
function indexOf(model) {
  if (!index) index = model.actors.map(actor => ({actor, names: [actor.label, ...actor.aliases, actor.role].filter(Boolean).map(folded)}));
  return index;
}

export function actorsLike(model, words, most) {
  const wanted = folded(words.trim());
  if (!wanted) return [];
  const found = [];
  for (const {actor, names} of indexOf(model)) {
    let best = 9;
    names.forEach((name, k) => {
      const at = name.indexOf(wanted);
      if (at < 0) return;
      const place = name === wanted ? 0 : at === 0 ? 1 : /[\s\-'’(]/.test(name[at - 1]) ? 2 : 3;
      best = Math.min(best, place + (k > 0 ? 0.5 : 0));
    });
    if (best < 9) found.push([best, actor]);
  }
  found.sort((a, b) => a[0] - b[0] || a[1].rank - b[1].rank);
  return found.slice(0, most).map(f => f[1]);
}

let made = 0;

// An input with the list of what it may mean below it (ARIA's combobox pattern). `options(words)`
// gives [{words, note, choose}].
export function combobox(attributes, options) {
  const id = 'choices-' + ++made;
  const list = h('ul', {class: 'choices', role: 'listbox', id, hidden: true, 'aria-label': attributes['aria-label'] || 'Choices'});
  const input = h('input', {type: 'search', role: 'combobox', autocomplete: 'off', spellcheck: 'false', 'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-controls': id, ...attributes});
  let [shown, active] = [[], -1];

  function close() {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function choose(k) {
    if (!shown[k]) return;
    close();
    input.value = '';
    input.blur();
    shown[k].choose();
    by('panel').focus({preventScroll: true});
  }

  function move(to) {
    active = to;
    [...list.children].forEach((item, k) => item.setAttribute('aria-selected', k === active ? 'true' : 'false'));
    const item = list.children[active];
    if (!item) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({block: 'nearest'});
  }

  function refresh() {
    shown = options(input.value);
    list.replaceChildren(...shown.map((option, k) => h('li', {
      role: 'option', id: id + '-' + k, 'aria-selected': 'false',
      pointerdown: e => { e.preventDefault(); choose(k); },
    }, option.words, option.note ? h('span', {class: 'quiet'}, ' ' + option.note) : null)));
    list.hidden = shown.length === 0;
    input.setAttribute('aria-expanded', String(shown.length > 0));
    move(shown.length > 0 ? 0 : -1);
    if (input.value) say(counted(shown.length, 'choice'));
  }

  input.addEventListener('input', refresh);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', e => {
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      if (list.hidden) refresh();
      else if (shown.length > 0) move((active + (e.key === 'ArrowDown' ? 1 : shown.length - 1)) % shown.length);
    } else if (e.key === 'Enter') {
      e.preventDefault();
      if (!list.hidden) choose(active);
    } else if (e.key === 'Escape') {
      e.stopPropagation();
      if (list.hidden) input.blur();
      close();
      input.value = '';
    }
  });
  return {input, box: h('div', {class: 'combobox'}, input, list)};
}

// A field that asks for one actor.
export function actorPicker(model, words, choose) {
  const {box} = combobox({'aria-label': words, placeholder: words + ' …'}, typed =>
    actorsLike(model, typed, 8).map(a => ({words: a.label, note: model.types[a.type].label, choose: () => choose(a.i)})));
  return h('div', {class: 'picker'}, box);
}

// The page's search: actors first, then how many sentences hold the words.
export function searchField(model, tell, sentencesWith) {
  return combobox({'aria-label': 'Search actors and sentences', placeholder: 'Search an actor or words  ( / )', id: 'search'}, typed => {
    const options = actorsLike(model, typed, 8).map(a => ({words: a.label, note: [a.role, model.types[a.type].label].filter(Boolean).join(' · '), choose: () => tell.actor(a.i, true)}));
    const words = typed.trim();
    const found = words.length >= 3 ? sentencesWith(model, words).length : 0;
    if (found > 0) options.push({words: counted(found, 'sentence') + ' with “' + words + '”', choose: () => tell.words(words)});
    return options;
  });
}

