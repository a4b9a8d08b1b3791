// A tile of the wall: how the promises of a segment at a touchpoint stand, the worst of them in full.

import { h, svg, name, cut, show } from './dom.js';
import { STATES, badge, classOf, shape } from './shapes.js';
import * as words from './words.js';

// Fills the link of a tile. What was not heard of for long fades, and says since when.
export function fill(slot, tile, now) {
  const worst = tile.worst;
  const where = worst.channel === words.ANY ? '' : worst.channel;
  slot.setAttribute('class', `tile ${classOf(worst.state)}${worst.unheardSinceMillis ? ' is-old' : ''}`);
  const since = h('span', { class: 'of since' }, words.since(worst, now));
  show(slot,
    h('span', { class: 'head' }, badge(worst.state), worst.isBlind && worst.state !== 'BLIND' ? badge('BLIND') : null),
    h('span', { class: 'value' }, value(words.value(worst))),
    h('span', { class: 'promise' }, h('span', { class: 'unseen' }, worst.promisedText),
      h('span', { 'aria-hidden': 'true' }, h('span', { class: 'far' }, 'promised '), words.bound(worst.promisedText).replaceAll(' ', '\u00a0'))),
    h('span', { class: 'of signal' }, worst.signalName, where ? h('span', {}, ' via ', name(where)) : null),
    worst.n === undefined ? null
      : h('span', { class: 'of' }, `n ${words.count(worst.n)} · ${worst.betweenText.replace(' and ', '–')}`),
    trend(tile), since,
    tile.others.length === 0 ? null : h('span', { class: 'others' },
      tile.others.map(other => h('span', { class: 'mark ' + classOf(other.state), title: told(other) },
        shape(other.state), h('span', { class: 'unseen' }, told(other) + ';')))));
}

// Its time goes on though nothing else changes.
export function passTime(slot, tile, now) {
  slot.querySelector('.since').textContent = words.since(tile.worst, now);
}

// What a number is of needs no large letters.
function value(text) {
  const [number, ...unit] = text.split(/(?= (?:of|per) )/);
  return [number, unit.length ? h('span', { class: 'unit' }, unit.join('')) : null];
}

function told(other) {
  return `${cut(other.promise)}${other.channel === words.ANY ? '' : ' via ' + cut(other.channel)}: ${STATES[other.state].word}`;
}

// The last hour of the signal, with what was promised as a line.
function trend(tile) {
  const known = tile.trend.filter(point => point !== null);
  if (known.length < 2) return h('span', { class: 'trend', 'aria-hidden': 'true' });
  const promised = tile.worst.promised;
  const low = Math.min(promised, ...known);
  const high = Math.max(promised, ...known);
  const room = (high - low || 1) * 0.1;
  const y = point => 26 - 24 * (point - low + room) / (high - low + 2 * room);
  let path = '';
  let isDown = false;
  tile.trend.forEach((point, index) => {
    if (point !== null) path += `${isDown ? 'L' : 'M'}${(index * 100 / (tile.trend.length - 1)).toFixed(1)} ${y(point).toFixed(1)}`;
    // a gap stays one: a line over it would say what nobody saw
    isDown = point !== null;
  });
  return svg('svg', { class: 'trend', viewBox: '0 0 100 28', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('path', { class: 'promised', d: `M0 ${y(promised).toFixed(1)}H100` }),
    svg('path', { class: 'line', d: path }));
}
