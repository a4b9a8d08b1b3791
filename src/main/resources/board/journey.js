// The customer's journey: how much happens at each stage, how much of it is given up, how hard it was made.

import { h, name, renew, table } from './dom.js';
import { badge } from './shapes.js';
import { toCell } from './address.js';
import { Picker, Ranges } from './pickers.js';
import * as words from './words.js';

export function journeyView(app) {
  return {
    params: () => ({ segment: app.view.segment, range: app.view.range }),
    tools: [
      new Picker(app, 'segment', told => (told?.segments ?? []).filter(it => it !== words.ANY), words.segment),
      new Ranges(app),
    ],
    render({ head, body }, told) {
      const most = Math.max(1, ...told.stages.map(stage => stage.events));
      renew(head, h('h2', { class: 'title' }, 'Journey of ', name(words.segment(told.segment))));
      renew(body,
        told.stages.length === 0 ? h('p', { class: 'note' }, 'Nothing is known of this journey yet.') : null,
        h('ol', { class: 'stages' }, told.stages.map(stage => step(app, told, stage, most))));
    },
  };
}

function step(app, told, stage, most) {
  return h('li', {},
    h('h3', {}, name(stage.stage ?? 'at any stage')),
    h('p', { class: 'bar' }, h('meter', { min: 0, max: most, value: stage.events, 'aria-hidden': 'true' }), ' ',
      h('strong', {}, words.count(stage.events)), ' events',
      stage.dropOff ? [', drop-off ', h('strong', {}, stage.dropOff.text)] : null,
      stage.effort ? [', effort ', h('strong', {}, stage.effort.text)] : null),
    table(`Touchpoints of ${stage.stage ?? 'any stage'}`, ['touchpoint', 'events', 'drop-off', 'effort', 'promises'],
      stage.touchpoints.map(it => h('tr', {},
        h('th', { scope: 'row' }, h('a', { href: toCell(app.view, { segment: told.segment, touchpoint: it.touchpoint, channel: '*' }) },
          name(it.touchpoint))),
        h('td', { class: 'number' }, words.count(it.events)),
        h('td', {}, measure(it.dropOff)),
        h('td', {}, measure(it.effort)),
        h('td', {}, it.state ? badge(it.state) : 'none')))));
}

function measure(of) {
  if (of && of.n === undefined) return of.text;
  return of ? [of.text, h('span', { class: 'of' }, ` n ${words.count(of.n)}`)] : '–';
}
