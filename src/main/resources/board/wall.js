// The wall: segments by touchpoints in the order of the journey, the worst first, and a sentence for each broken promise.

import { h, mark, name, cut, show, tell } from './dom.js';
import { STATES, WORST_FIRST, classOf, shape } from './shapes.js';
import { toCell } from './address.js';
import { fill, passTime } from './tile.js';
import { Turns, note } from './turns.js';
import * as words from './words.js';

const NARROW = matchMedia('(max-width: 760px)');
const MOST_SENTENCES = 8;
// From afar they leave room for what they are about.
const MOST_FROM_AFAR = 4;

export class WallView {
  constructor(place, app) {
    this.app = app;
    this.sentences = h('section', { class: 'sentences', 'aria-label': 'Broken promises' });
    this.counts = h('ul', { class: 'counts', 'aria-label': 'Promises by state' });
    this.grid = h('section', { class: 'grid', 'aria-label': 'Segments by touchpoints' });
    this.slots = new Map();
    this.items = h('ol');
    this.calm = h('p', { class: 'calm' });
    this.rest = h('p', { class: 'rest' });
    show(this.sentences, this.calm, this.items, this.rest);
    this.lines = null;
    const rest = note();
    this.turns = app.view.tv ? new Turns(this.grid, rest) : null;
    show(place, this.sentences, this.counts, this.grid, rest);
    this.relayout = () => this.layout();
    NARROW.addEventListener('change', this.relayout);
    this.grid.addEventListener('keydown', event => this.move(event));
  }

  close() {
    NARROW.removeEventListener('change', this.relayout);
    this.turns?.close();
  }

  // From afar: the rows that are shown stay, or go on to turn.
  hold() {
    this.turns?.hold();
  }

  // Shows the wall as it is; changed are the keys of the tiles that changed, or null for all of it.
  update(wall, changed) {
    this.wall = wall;
    this.tellCounts();
    this.tellSentences();
    const plan = JSON.stringify([NARROW.matches, wall.segments, wall.touchpoints, [...wall.tiles.keys()].sort()]);
    if (plan !== this.plan || changed === null || (NARROW.matches && changed.length)) {
      this.plan = plan;
      this.layout();
    } else {
      changed.forEach(key => this.fill(key));
      if (changed.length) this.turns?.fit();
    }
  }

  // Times go on though nothing else changes.
  passTime() {
    this.slots.forEach((slot, key) => passTime(slot, this.wall.tiles.get(key), this.app.nowMillis()));
  }

  tellCounts() {
    show(this.counts, WORST_FIRST.map(state =>
      h('li', { class: 'count ' + classOf(state) }, shape(state),
        h('strong', {}, String(this.wall.counts[state] ?? 0)), ' ', STATES[state].word)));
  }

  // Each sentence stays the same element while its ages go on; only one that is new is said to whoever hears the page.
  tellSentences() {
    const all = this.wall.sentences;
    const isKnown = this.wall.tiles.size > 0;
    const most = this.turns ? MOST_FROM_AFAR : MOST_SENTENCES;
    const before = this.lines;
    this.lines = new Map(all.slice(0, most).map(sentence => [keyOf(sentence), before?.get(keyOf(sentence)) ?? newLine()]));
    all.slice(0, most).forEach(sentence => this.fillLine(this.lines.get(keyOf(sentence)), sentence));
    this.order([...this.lines.values()].map(line => line.item));
    this.calm.hidden = all.length > 0;
    tell(this.calm, isKnown ? 'No promise is known to be broken.' : 'Nothing has been judged yet, so nothing is known.');
    const rest = Math.max(0, all.length - most);
    this.rest.hidden = rest === 0;
    tell(this.rest, `and ${words.plural(rest, 'more broken promise', 'more broken promises')}`);
    if (before && !this.app.view.at) {
      const isNew = all.slice(0, most).filter(sentence => !before.has(keyOf(sentence)));
      if (isNew.length > 0) this.app.say(`Broken: ${isNew.map(sentence => cut(sentence.text, 200)).join('; ')}`);
    }
  }

  // An element that is moved loses the focus, so nothing is where nothing has to be, and who was at one is there again.
  order(items) {
    if (items.length === this.items.children.length && items.every((item, index) => this.items.children[index] === item)) return;
    const held = this.items.contains(document.activeElement) ? document.activeElement : null;
    show(this.items, items);
    if (held) (held.isConnected ? held : this.items.querySelector('a'))?.focus({ preventScroll: true });
  }

  fillLine({ link, say, facts }, sentence) {
    const now = this.app.nowMillis();
    mark(link, 'href', toCell(this.app.view, sentence));
    tell(say, cut(sentence.text, 200));
    tell(facts, [
      `since ${words.at(sentence.sinceMillis, now)}, ${words.span(now - sentence.sinceMillis)}`,
      sentence.customers > 0 ? `about ${words.plural(sentence.customers, 'customer', 'customers')}` : null,
      sentence.valueAtRisk > 0 ? `worth ${words.count(sentence.valueAtRisk)} a year` : null,
      sentence.severity,
    ].filter(fact => fact).join(' · '));
  }

  // Whoever was at a tile is there again afterwards.
  layout() {
    const held = [...this.slots].find(([, slot]) => slot === document.activeElement)?.[0];
    this.slots.clear();
    show(this.grid, NARROW.matches ? this.list() : this.matrix());
    this.turns?.fit();
    this.slots.get(held)?.focus({ preventScroll: true });
  }

  matrix() {
    const { segments, touchpoints, tiles } = this.wall;
    if (tiles.size === 0) return h('p', { class: 'note' }, 'No promise has been judged yet.');
    const table = h('table', { class: 'wall' },
      h('caption', { class: 'unseen' }, 'How each promise stands; rows are segments, the worst off first'),
      h('thead', {}, h('tr', {},
        h('th', { scope: 'col' }, h('span', { class: 'unseen' }, 'segment')),
        touchpoints.map(column => h('th', { scope: 'col' }, name(words.touchpoint(column.touchpoint)),
          h('span', { class: 'stage' }, column.stage ? name(column.stage) : ''))))),
      h('tbody', {}, segments.map(segment => h('tr', {},
        h('th', { scope: 'row' }, name(words.segment(segment))),
        touchpoints.map(column => h('td', {}, this.slot(segment + '/' + column.touchpoint)))))));
    // as wide as tiles can be read, and scrolled where that is wider than the screen
    table.style.setProperty('--columns', touchpoints.length);
    return table;
  }

  list() {
    const keys = [...this.wall.tiles.values()]
      .sort((one, other) => WORST_FIRST.indexOf(one.worst.state) - WORST_FIRST.indexOf(other.worst.state)
        || other.worst.evidence - one.worst.evidence)
      .map(tile => tile.segment + '/' + tile.touchpoint);
    return h('ul', { class: 'tiles' }, keys.map(key => {
      const tile = this.wall.tiles.get(key);
      return h('li', {}, h('h3', {}, name(words.segment(tile.segment)), ' · ', name(words.touchpoint(tile.touchpoint))),
        this.slot(key));
    }));
  }

  slot(key) {
    if (!this.wall.tiles.has(key)) {
      return h('span', { class: 'nothing' }, h('span', { 'aria-hidden': 'true' }, '·'),
        h('span', { class: 'unseen' }, 'nothing is promised here'));
    }
    const slot = h('a', { class: 'tile' });
    this.slots.set(key, slot);
    this.fill(key);
    return slot;
  }

  fill(key) {
    const slot = this.slots.get(key);
    const tile = this.wall.tiles.get(key);
    if (!slot || !tile) return;
    slot.setAttribute('href', toCell(this.app.view, tile.worst));
    fill(slot, tile, this.app.nowMillis());
  }

  // Arrows go from tile to tile.
  move(event) {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    const cell = event.target.closest('td');
    if (!step || !cell) return;
    const rows = [...this.grid.querySelectorAll('tbody tr')];
    let row = rows.indexOf(cell.parentElement);
    let column = cell.cellIndex;
    for (;;) {
      row += step[0];
      column += step[1];
      const next = rows[row]?.cells[column];
      if (!next || column === 0) return;
      const tile = next.querySelector('a.tile');
      if (tile) {
        event.preventDefault();
        tile.focus();
        return;
      }
    }
  }
}

function newLine() {
  const say = h('bdi', { dir: 'ltr' });
  const facts = h('span', { class: 'facts' });
  const link = h('a', { class: 'sentence' }, shape('BROKEN'), h('span', { class: 'say' }, say), facts);
  return { item: h('li', {}, link), link, say, facts };
}

function keyOf(sentence) {
  return sentence.alertId ?? [sentence.promise, sentence.segment, sentence.touchpoint, sentence.channel].join('/');
}
