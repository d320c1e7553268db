// The explorer: reads the data block, draws, and answers what the reader does.

import {canvasView} from './canvas_view.js';
import {drawChoices} from './choices.js';
import {loadModel} from './data.js';
import {button, by, counted, grouped, h, put, say} from './dom.js';
import {emphasisOf, pathBetween, visibleOf} from './filter.js';
import {foundPanel, meetingsPanel, rankingPanel, rankText, sentencesWith, sourcesPanel} from './lists.js';
import {selectionPanel} from './panel.js';
import {pictureElement, save} from './save.js';
import {palette, sceneOf} from './scene.js';
import {searchField} from './search.js';
import {freshState, hashOf, stateOf} from './state.js';
import {svgView} from './svg_view.js';
import {timeBins} from './time.js';
import {timeline} from './timeline.js';

const MOST_IN_SVG = 500;
const TABS = [['ranking', 'Ranking'], ['selection', 'Selection'], ['meetings', 'Meetings'], ['sources', 'Sources']];

const darkSystem = matchMedia('(prefers-color-scheme: dark)');

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : darkSystem.matches;
}

function explorer(model) {
  const bins = timeBins(model);
  let state = stateOf(model, location.hash, bins);
  let [seen, stress, way, marked, written] = [null, null, null, -1, location.hash.slice(1)];
  const many = model.actors.length > MOST_IN_SVG;

  const tell = {
    actor: (i, show) => choose({actor: i}, show ? i : -1),
    pair: (a, b) => choose({a, b}),
    line: i => choose({a: model.lines[i].source, b: model.lines[i].target, relation: model.lines[i].relation}),
    meeting: m => choose({meeting: m}),
    path: (a, b) => choose({path: [a, b]}),
    words: words => choose({words}),
    none: () => state.selected && choose(null),
    chosen: () => {
      const s = state.selected;
      const line = s && s.relation !== undefined && model.lines.find(l => l.relation === s.relation && [l.source, l.target].includes(s.a) && [l.source, l.target].includes(s.b));
      return line ? line.i : -1;
    },
    describe: i => describe(i),
    describeLine: i => {
      const l = model.lines[i];
      return `${model.actors[l.source].label} ${l.directed ? '→' : '–'} ${model.actors[l.target].label}: ${model.relations[l.relation].name}, ${counted(l.sentences, 'sentence')}`;
    },
    key: pictureKey,
    enter: () => {
      if (marked < 0) say('Arrow keys go from actor to actor, Enter selects, + and - zoom.');
    },
  };
  const view = (many ? canvasView : svgView)(by('view'), model, tell);
  const line = timeline(by('timeline'), model, bins, chooseTime);

  function describe(i) {
    const a = model.actors[i];
    return `${a.label}, ${model.types[a.type].label}, influence rank ${rankText(model, a)}, ${counted(a.ties.length, 'tie')}`;
  }

  function choose(selected, show = -1) {
    state.selected = selected;
    state.tab = selected ? 'selection' : state.tab === 'selection' ? 'ranking' : state.tab;
    if (show >= 0) view.show(show);
    const inside = by('panel').contains(document.activeElement);
    update();
    by('panel').scrollTop = 0;
    if (inside) by('panel').focus({preventScroll: true});  // what was chosen there is gone
    if (selected && selected.actor !== undefined) say(describe(selected.actor));
    else if (selected) say(by('panel').querySelector('h2').textContent);
  }

  function chooseTime(from, to, undated) {
    if (undated !== undefined) state.undated = undated;
    else Object.assign(state, {from, to});
    update();
    say(state.from === null ? 'All times' : `${bins.list[state.from].key} to ${bins.list[state.to].key}: ${counted(seen.lines, 'line')}`);
  }

  function pathNow() {
    const s = state.selected;
    return s && s.path ? pathBetween(model, state, seen, ...s.path) : null;
  }

  function drawPicture() {
    view.draw(sceneOf(model, seen, stress, palette(isDark()), many));
    const words = `${grouped(seen.actors)} of ${counted(model.meta.actors, 'actor')}, ${grouped(seen.lines)} of ${counted(model.lines.length, 'line')} shown`;
    by('counts').textContent = words;
    view.label(`Picture of the network: ${words}. Arrow keys go from actor to actor, Enter selects.`);
  }

  function drawPanel() {
    for (const [name] of TABS) {
      const tab = by('tab-' + name);
      tab.setAttribute('aria-selected', String(name === state.tab));
      tab.tabIndex = name === state.tab ? 0 : -1;
    }
    const panel = by('panel');
    panel.setAttribute('aria-labelledby', 'tab-' + state.tab);
    if (state.tab === 'meetings') put(panel, meetingsPanel(model, state, bins, tell));
    else if (state.tab === 'sources') put(panel, sourcesPanel(model));
    else if (state.tab === 'ranking') put(panel, rankingPanel(model, seen, tell));
    else if (state.selected && state.selected.words) put(panel, foundPanel(model, state.selected.words));
    else put(panel, selectionPanel(model, state, seen, bins, way, tell));
  }

  function drawColumn() {
    drawChoices(by('choices'), model, state, palette(isDark()), keep => update(keep), () => {
      state = {...freshState(), selected: state.selected, tab: state.tab};
      update();
    });
  }

  function update(keepColumn) {
    seen = visibleOf(model, state, bins);
    way = pathNow();
    stress = emphasisOf(model, state, seen, way);
    drawPicture();
    drawPanel();
    line.draw(state);
    if (!keepColumn) drawColumn();
    written = hashOf(model, state, bins);
    history.replaceState(null, '', written ? '#' + written : location.pathname + location.search);
  }

  // The nearest shown actor in the direction of an arrow key.
  function neighbour(i, dx, dy) {
    const from = model.actors[i];
    let [best, least] = [i, Infinity];
    for (const a of model.actors) {
      if (a.i === i || !seen.actor[a.i]) continue;
      const [x, y] = [a.x - from.x, a.y - from.y];
      const along = x * dx + y * dy;
      const aside = Math.abs(x * dy - y * dx);
      if (along <= 0 || aside > along * 1.5) continue;
      const cost = along + 2 * aside;
      if (cost < least) [best, least] = [a.i, cost];
    }
    return best;
  }

  function pictureKey(e) {
    const steps = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
    const first = model.actors.find(a => seen.actor[a.i]);
    if (steps[e.key] && first) {
      e.preventDefault();
      marked = marked < 0 || !seen.actor[marked] ? first.i : neighbour(marked, ...steps[e.key]);
      view.show(marked);
      view.mark(marked);
      say(describe(marked));
    } else if ((e.key === 'Enter' || e.key === ' ') && marked >= 0) {
      e.preventDefault();
      tell.actor(marked);
    } else if (e.key === '+' || e.key === '=') {
      view.zoomBy(1.3);
    } else if (e.key === '-') {
      view.zoomBy(1 / 1.3);
    } else if (e.key === '0') {
      view.fit();
    }
  }

  function chooseTab(name) {
    state.tab = name;
    drawPanel();
    by('panel').scrollTop = 0;
    written = hashOf(model, state, bins);
    history.replaceState(null, '', written ? '#' + written : location.pathname + location.search);
  }

  function drawTabs() {
    put(by('tabs'), ...TABS.map(([name, words]) => button(words, () => chooseTab(name), {role: 'tab', id: 'tab-' + name, 'aria-controls': 'panel'})));
    by('tabs').addEventListener('keydown', e => {
      const step = {ArrowRight: 1, ArrowLeft: TABS.length - 1}[e.key];
      if (!step) return;
      const next = TABS[(TABS.findIndex(t => t[0] === state.tab) + step) % TABS.length][0];
      chooseTab(next);
      by('tab-' + next).focus();
    });
  }

  function drawHead() {
    const {meta} = model;
    const facts = [counted(meta.actors, 'actor'), counted(model.lines.length, 'line')];
    if (meta.documents > 0) facts.push(counted(meta.documents, 'document'));
    if (meta.dates) facts.push(meta.dates.replace('/', ' to '));
    by('facts').textContent = facts.join(' · ');
    put(by('seek'), searchField(model, tell, sentencesWith).box);
    const theme = button('', () => {
      document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
      repaint();
    }, {id: 'theme'});
    put(by('tools'), button('Save SVG', () => save('svg', model, seen, stress), {id: 'save-svg'}),
        button('Save PNG', () => save('png', model, seen, stress), {id: 'save-png'}),
        theme, button('?', () => by('help').showModal(), {'aria-label': 'Help', id: 'help-button'}));
    put(by('zoom'), button('+', () => view.zoomBy(1.4), {'aria-label': 'Zoom in'}),
        button('−', () => view.zoomBy(1 / 1.4), {'aria-label': 'Zoom out'}), button('⤢', () => view.fit(), {'aria-label': 'Show the whole picture'}));
  }

  function repaint() {
    by('theme').textContent = isDark() ? 'Light' : 'Dark';
    drawPicture();
    drawColumn();
  }

  function globalKey(e) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName) && document.activeElement.type !== 'checkbox';
    if (e.key === 'Escape' && !by('help').open) choose(null);
    if (typing || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === '/') {
      e.preventDefault();
      by('search').focus();
    } else if (e.key === '?') {
      by('help').showModal();
    }
  }

  drawHead();
  drawTabs();
  put(by('close-help'), button('Close', () => by('help').close()));
  by('choices-box').open = innerWidth > 900;
  view.fit();
  update();
  view.fit();
  repaint();
  addEventListener('keydown', globalKey);
  // On paper the whole picture stands on white, whatever part of it the screen shows.
  addEventListener('beforeprint', () => put(by('paper'), pictureElement(model, seen, stress)));
  addEventListener('afterprint', () => put(by('paper')));
  darkSystem.addEventListener('change', repaint);
  addEventListener('hashchange', () => {
    if (location.hash.slice(1) === written) return;
    state = stateOf(model, location.hash, bins);
    update();
  });
  let resizing = 0;
  new ResizeObserver(() => {
    clearTimeout(resizing);
    resizing = setTimeout(() => {
      view.resize();
      line.resize();
    }, 120);
  }).observe(by('view'));
  return {model, view, state: () => state, seen: () => seen, way: () => way, choose, bins, chooseTime};
}

async function start() {
  try {
    const model = await loadModel(by('data'));
    window.explorer = explorer(model);
    document.body.dataset.ready = Math.round(performance.now());
  } catch (error) {
    put(by('view'), h('p', {class: 'fault', role: 'alert'}, 'This page cannot show its data: ' + error.message));
    throw error;
  }
}

start();
