// Choices of a view: each is in the address.

import { h, cut } from './dom.js';
import { RANGES, write } from './address.js';

// One of the names of a dimension; the rest of the view stays as it is.
export function picker(app, dimension, names, spoken) {
  const chosen = app.view[dimension] ?? '*';
  const all = [...new Set(['*', ...names, chosen])];
  return h('label', { class: 'pick' }, h('span', {}, dimension), ' ',
    h('select', {
      id: 'pick-' + dimension,
      onchange: event => {
        event.target.blur();
        app.go({ ...app.view, [dimension]: event.target.value }, true);
      },
    }, all.map(name => h('option', { value: name, selected: name === chosen }, cut(spoken(name), 40)))));
}

export function ranges(app) {
  return h('span', { class: 'choice', role: 'group', 'aria-label': 'How far back' }, Object.keys(RANGES).map(range =>
    h('a', { href: write({ ...app.view, range }), 'aria-current': app.view.range === range ? 'true' : null },
      range.replace('h', ' h'))));
}
