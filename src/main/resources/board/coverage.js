// What can be seen, and above all what cannot.

import { h, name, renew, table, cut } from './dom.js';
import { WORST_FIRST, STATES, badge, classOf, shape } from './shapes.js';
import { toCell } from './address.js';
import * as words from './words.js';

export function coverageView(app) {
  return {
    render({ body }, told) {
      const slots = new Map(told.slots.map(slot => [slot.segment + '/' + slot.touchpoint, slot]));
      const blind = told.unseen.filter(it => it.state === 'BLIND' || it.isBlind).length;
      renew(body,
        h('h2', {}, 'What cannot be seen'),
        told.unseen.length === 0 ? h('p', { class: 'calm' }, 'Of every promise there is enough evidence to judge it.')
          : [h('p', {}, `${words.plural(blind, 'promise is', 'promises are')} blind: their source is silent, or nobody has judged them for long; of `
            + `${words.count(told.unseen.length - blind)} too little was seen to say either.`), unseen(app, told)],
        h('h2', {}, 'What comes in'),
        h('p', { class: 'note' }, 'Events of the last hour and when the last one came; how the promises there stand.'),
        table('Segments by touchpoints', ['', ...told.touchpoints.map(column => name(words.touchpoint(column.touchpoint)))],
          told.segments.map(segment => h('tr', {}, h('th', { scope: 'row' }, name(words.segment(segment))),
            told.touchpoints.map(column => cell(app, told, slots.get(segment + '/' + column.touchpoint)))))));
    },
  };
}

function unseen(app, told) {
  return table('Promises that cannot be judged', ['', 'promise', 'where', 'since', 'n', 'what holds it'],
    told.unseen.map(it => h('tr', {},
      h('td', {}, badge(it.isBlind && it.state === 'BROKEN' ? 'BROKEN' : it.state), it.isBlind && it.state !== 'BLIND' ? badge('BLIND') : null),
      h('th', { scope: 'row' }, h('a', { href: toCell(app.view, it) }, name(it.promise))),
      h('td', {}, name(words.cell(it))),
      h('td', {}, words.at(it.unheardSinceMillis ?? it.sinceMillis, told.atMillis)),
      h('td', { class: 'number' }, it.n === undefined ? '–' : words.count(it.n)),
      h('td', { class: 'of' }, cut(it.gate ?? '', 160)))));
}

function cell(app, told, slot) {
  if (!slot) return h('td', { class: 'quiet' }, 'never seen');
  const age = slot.seenMillis ? told.atMillis - slot.seenMillis : null;
  return h('td', {},
    h('a', { href: toCell(app.view, { segment: slot.segment, touchpoint: slot.touchpoint, channel: '*' }) },
      slot.events > 0 ? words.count(slot.events) : age === null ? 'not seen' : 'none'),
    age === null ? null : h('span', { class: 'of' }, ` ${age < 90e3 ? 'now' : words.span(age) + ' ago'}`),
    h('span', { class: 'others' }, WORST_FIRST.filter(state => slot.states[state]).map(state =>
      h('span', { class: 'mark many-of ' + classOf(state), title: STATES[state].word }, shape(state), ` ${slot.states[state]}`,
        h('span', { class: 'unseen' }, STATES[state].word)))));
}
