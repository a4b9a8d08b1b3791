// Choices of a view: each is in the address, and stays in its place while the view around it moves.

import { h, cut, mark, show } from './dom.js';
import { RANGES, write } from './address.js';

// One of the names of a dimension; the rest of the view stays as it is. names(told) are those that can be chosen.
export class Picker {
  constructor(app, dimension, names, spoken) {
    this.app = app;
    this.dimension = dimension;
    this.names = names;
    this.spoken = spoken;
    this.select = h('select', {
      id: 'pick-' + dimension,
      onchange: event => app.go({ ...app.view, [dimension]: event.target.value }, true),
    });
    this.element = h('label', { class: 'pick' }, h('span', {}, dimension), ' ', this.select);
  }

  update(told) {
    const chosen = this.app.view[this.dimension] ?? '*';
    const all = [...new Set(['*', ...this.names(told), chosen])];
    const plan = JSON.stringify(all);
    if (plan !== this.plan) {
      this.plan = plan;
      show(this.select, all.map(name => h('option', { value: name }, cut(this.spoken(name), 40))));
    }
    if (this.select.value !== chosen) this.select.value = chosen;
  }
}

// How far back a view looks.
export class Ranges {
  constructor(app) {
    this.app = app;
    this.links = new Map(Object.keys(RANGES).map(range => [range, h('a', {}, range.replace('h', ' h'))]));
    this.element = h('span', { class: 'choice', role: 'group', 'aria-label': 'How far back' }, [...this.links.values()]);
  }

  update() {
    this.links.forEach((link, range) => {
      link.setAttribute('href', write({ ...this.app.view, range }));
      mark(link, 'aria-current', this.app.view.range === range ? 'true' : null);
    });
  }
}

// Whether the numbers of charts are told as tables, too.
export class Tables {
  constructor(app) {
    this.app = app;
    this.link = h('a', {}, 'as tables');
    this.element = h('span', { class: 'choice' }, this.link);
  }

  update() {
    const isOn = Boolean(this.app.view.table);
    this.link.setAttribute('href', write({ ...this.app.view, table: isOn ? null : '1' }));
    mark(this.link, 'aria-current', isOn ? 'true' : null);
  }
}
