// The five states: each has a shape, a word and a class for its colour, so that none rests on colour alone.

import { h, svg } from './dom.js';

export const STATES = {
  BROKEN: { word: 'BROKEN', path: 'M2 2h12v12H2z' },
  AT_RISK: { word: 'AT RISK', path: 'M8 0.5 15.5 8 8 15.5 0.5 8z' },
  BLIND: { word: 'BLIND', path: 'M3 1 8 6l5-5 2 2-5 5 5 5-2 2-5-5-5 5-2-2 5-5-5-5z' },
  UNPROVEN: { word: 'UNPROVEN', path: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm0 3a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z' },
  KEPT: { word: 'KEPT', path: 'M8 1.5 15.5 14.5H0.5z' },
};

export const WORST_FIRST = Object.keys(STATES);

export function classOf(state) {
  return 'is-' + state.toLowerCase().replace('_', '-');
}

export function shape(state) {
  return drawn(STATES[state].path);
}

// What is over is in none of the states, and is not proven to be kept: an empty frame.
export function overShape() {
  return drawn('M2 2h12v12H2zm2 2v8h8V4z');
}

function drawn(path) {
  return svg('svg', { viewBox: '0 0 16 16', class: 'shape', 'aria-hidden': 'true' },
    svg('path', { d: path, 'fill-rule': 'evenodd' }));
}

// Shape and word together.
export function badge(state) {
  return h('span', { class: 'badge ' + classOf(state) }, shape(state), h('span', {}, STATES[state].word));
}
