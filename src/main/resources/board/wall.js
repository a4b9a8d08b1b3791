// The wall: segments by touchpoints in the order of the journey, the worst first, and a sentence for each broken promise.

import { h, svg, name, cut, show } from './dom.js';
import { STATES, WORST_FIRST, badge, classOf, shape } from './shapes.js';
import { toCell, write } from './address.js';
import * as words from './words.js';

const NARROW = matchMedia('(max-width: 760px)');
const MOST_SENTENCES = 8;

export class WallView {
  constructor(place, app) {
    this.app = app;
    this.sentences = h('section', { class: 'sentences', 'aria-label': 'Broken promises', 'aria-live': 'polite' });
    this.counts = h('ul', { class: 'counts', 'aria-label': 'Promises by state' });
    this.grid = h('section', { class: 'grid', 'aria-label': 'Segments by touchpoints' });
    this.slots = new Map();
    this.shownSentences = '';
    show(place, this.sentences, this.counts, this.grid);
    this.relayout = () => this.layout();
    NARROW.addEventListener('change', this.relayout);
    this.grid.addEventListener('keydown', event => this.move(event));
  }

  close() {
    NARROW.removeEventListener('change', this.relayout);
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
    }
  }

  // Times go on though nothing else changes.
  passTime() {
    this.grid.querySelectorAll('[data-since]').forEach(element => {
      element.textContent = since(Number(element.dataset.since), this.app.nowMillis());
    });
  }

  tellCounts() {
    show(this.counts, WORST_FIRST.map(state =>
      h('li', { class: 'count ' + classOf(state) }, shape(state),
        h('strong', {}, String(this.wall.counts[state] ?? 0)), ' ', STATES[state].word)));
  }

  tellSentences() {
    const all = this.wall.sentences;
    const now = this.app.nowMillis();
    const told = JSON.stringify([all, Math.floor(now / 60000)]);
    if (told === this.shownSentences) return;
    this.shownSentences = told;
    if (all.length === 0) {
      const isKnown = this.wall.tiles.size > 0;
      show(this.sentences, h('p', { class: 'calm' },
        isKnown ? 'No promise is known to be broken.' : 'Nothing has been judged yet, so nothing is known.'));
      return;
    }
    const rest = all.length - MOST_SENTENCES;
    show(this.sentences,
      h('ol', {}, all.slice(0, MOST_SENTENCES).map(sentence => this.line(sentence, now))),
      rest > 0 ? h('p', {}, `and ${words.plural(rest, 'more', 'more')}, below`) : null);
  }

  line(sentence, now) {
    const facts = [
      `since ${words.at(sentence.sinceMillis, now)}, ${words.span(now - sentence.sinceMillis)}`,
      sentence.customers > 0 ? `about ${words.plural(sentence.customers, 'customer', 'customers')}` : null,
      sentence.valueAtRisk > 0 ? `worth ${words.count(sentence.valueAtRisk)} a year` : null,
      sentence.severity,
    ].filter(fact => fact);
    return h('li', {},
      h('a', { href: toCell(this.app.view, sentence), class: 'sentence' },
        shape('BROKEN'),
        h('span', { class: 'say' }, name2(sentence.text)),
        h('span', { class: 'facts' }, facts.join(' · '))));
  }

  layout() {
    this.slots.clear();
    show(this.grid, NARROW.matches ? this.list() : this.matrix());
  }

  matrix() {
    const { segments, touchpoints, tiles } = this.wall;
    if (tiles.size === 0) return h('p', { class: 'note' }, 'No promise has been judged yet.');
    return h('table', { class: 'wall' },
      h('caption', { class: 'unseen' }, 'How each promise stands; rows are segments, the worst off first'),
      h('thead', {}, h('tr', {},
        h('th', { scope: 'col' }, h('span', { class: 'unseen' }, 'segment')),
        touchpoints.map(column => h('th', { scope: 'col' }, name(words.touchpoint(column.touchpoint)),
          h('span', { class: 'stage' }, column.stage ? column.stage : ''))))),
      h('tbody', {}, segments.map(segment => h('tr', {},
        h('th', { scope: 'row' }, name(words.segment(segment))),
        touchpoints.map(column => h('td', {}, this.slot(segment + '/' + column.touchpoint)))))));
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
    const worst = tile.worst;
    slot.setAttribute('class', 'tile ' + classOf(worst.state));
    slot.setAttribute('href', toCell(this.app.view, worst));
    const where = worst.channel === words.ANY ? '' : worst.channel;
    show(slot,
      h('span', { class: 'head' }, badge(worst.state), worst.isBlind && worst.state !== 'BLIND' ? badge('BLIND') : null),
      h('span', { class: 'value' }, value(worst.valueText ?? 'no data')),
      h('span', { class: 'promise' }, h('span', { class: 'unseen' }, worst.promisedText),
        h('span', { 'aria-hidden': 'true' }, h('span', { class: 'far' }, 'promised '), words.bound(worst.promisedText))),
      h('span', { class: 'of' }, worst.signalName, where ? h('span', {}, ' via ', name(where)) : null),
      worst.n === undefined ? null
        : h('span', { class: 'of' }, `n ${words.count(worst.n)} · ${worst.betweenText.replace(' and ', '–')}`),
      trend(tile),
      h('span', { class: 'of since', 'data-since': worst.sinceMillis },
        since(worst.sinceMillis, this.app.nowMillis())),
      tile.others.length === 0 ? null : h('span', { class: 'others' },
        tile.others.map(mark => h('span', { class: 'mark ' + classOf(mark.state), title: told(mark) },
          shape(mark.state), h('span', { class: 'unseen' }, told(mark) + ';')))));
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

// What a number is of needs no large letters.
function value(text) {
  const [number, ...unit] = text.split(/(?= (?:of|per) )/);
  return [number, unit.length ? h('span', { class: 'unit' }, unit.join('')) : null];
}

// A sentence holds names that came with events.
function name2(text) {
  return h('bdi', {}, cut(text, 200));
}

function told(mark) {
  return `${cut(mark.promise)}${mark.channel === words.ANY ? '' : ' via ' + cut(mark.channel)}: ${STATES[mark.state].word}`;
}

function since(millis, now) {
  return `since ${words.at(millis, now)} · ${words.span(now - millis)}`;
}

// The last hour of the signal, with what was promised as a line.
function trend(tile) {
  const known = tile.trend.filter(value => value !== null);
  if (known.length < 2) return h('span', { class: 'trend', 'aria-hidden': 'true' });
  const promised = tile.worst.promised;
  const low = Math.min(promised, ...known);
  const high = Math.max(promised, ...known);
  const room = (high - low || 1) * 0.1;
  const y = value => 26 - 24 * (value - low + room) / (high - low + 2 * room);
  let path = '';
  let isDown = false;
  tile.trend.forEach((value, index) => {
    if (value !== null) path += `${isDown ? 'L' : 'M'}${(index * 100 / (tile.trend.length - 1)).toFixed(1)} ${y(value).toFixed(1)}`;
    // a gap stays one: a line over it would say what nobody saw
    isDown = value !== null;
  });
  return svg('svg', { class: 'trend', viewBox: '0 0 100 28', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('path', { class: 'promised', d: `M0 ${y(promised).toFixed(1)}H100` }),
    svg('path', { class: 'line', d: path }));
}
