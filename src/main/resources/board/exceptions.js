// Customers who must not wait for an average, by when somebody should act.

import { h, name, renew, table, sentence } from './dom.js';
import { Picker } from './pickers.js';
import * as words from './words.js';

export function exceptionsView(app) {
  return {
    params: () => ({ segment: app.view.segment, touchpoint: app.view.touchpoint }),
    tools: [
      new Picker(app, 'segment', () => app.live?.segments ?? [], words.segment),
      new Picker(app, 'touchpoint', () => (app.live?.touchpoints ?? []).map(column => column.touchpoint), words.touchpoint),
    ],
    render({ head, body }, told) {
      renew(head, h('h2', {}, told.all === 0 ? 'No customer must be helped at once'
        : words.plural(told.all, 'customer must', 'customers must') + ' not wait'));
      renew(body,
        h('ul', { class: 'counts' }, Object.entries(told.kinds).map(([kind, count]) =>
          h('li', { class: 'count plain' }, h('strong', {}, words.count(count)), ' ', kind)),
        told.overdue > 0 ? h('li', { class: 'count is-broken' }, h('strong', {}, words.count(told.overdue)), ' overdue') : null),
        told.lines.length === 0 ? null : lines(told));
    },
  };
}

function lines(told) {
  return [table('Customers by when to act', ['act by', 'customer', 'what', 'where', 'worth a year', 'why'],
    told.lines.map(line => {
      const left = line.dueByMillis - told.atMillis;
      return h('tr', { 'data-key': `${line.customer}/${line.kind}/${line.atMillis}` },
        h('td', {}, h('strong', {}, words.at(line.dueByMillis, told.atMillis)), h('br'),
          h('span', { class: left < 0 ? 'late' : 'of' }, left < 0 ? `${words.span(-left)} overdue` : `in ${words.span(left)}`)),
        h('th', { scope: 'row' }, name(line.customer)),
        h('td', {}, line.kind, h('br'), h('span', { class: 'of' }, line.action)),
        h('td', {}, name(words.segment(line.segment)), line.touchpoint ? [h('br'), name(line.touchpoint)] : null,
          h('br'), h('span', { class: 'of' }, words.at(line.atMillis, told.atMillis))),
        h('td', { class: 'number' }, line.value > 0 ? words.count(line.value) : '–'),
        h('td', {}, h('ul', { class: 'parts' }, line.why.map(reason => h('li', {}, sentence(reason, 240))))));
    }), { class: 'wide' }),
  told.lines.length < told.all ? h('p', { class: 'note' }, `${told.lines.length} of ${words.count(told.all)} are shown.`) : null];
}
