// How the board and what feeds it are doing now, and what of the moment that is looked at is known still.

import { h, renew, table, cut } from './dom.js';
import * as words from './words.js';

export function healthView(app) {
  let place = null;
  let told = null;
  let toldAt = 0;
  // ages go on by themselves, also while nothing comes
  const goOn = () => place?.querySelectorAll('[data-from]').forEach(element => {
    const from = element.dataset.from;
    const age = from === 'tick' ? Date.now() - app.toldAt : told.nowMillis + Date.now() - toldAt - Number(from);
    element.textContent = words.span(age);
  });
  const going = setInterval(goOn, 1000);
  return {
    isOfThePresent: true,
    close: () => clearInterval(going),
    render({ body }, news) {
      place = body;
      told = news;
      toldAt = Date.now();
      renew(body, app.view.at ? past(told) : null, present(app, told));
      goOn();
    },
  };
}

function past({ moment, firstMillis }) {
  const isForgotten = moment.atMillis < firstMillis;
  return h('section', { id: 'health-then', 'aria-label': 'At the moment you look at' },
    h('h2', {}, `At ${words.at(moment.atMillis)}`),
    isForgotten ? h('p', { class: 'note' },
      `The board remembers back to ${words.at(firstMillis)}; for what was before see Grafana and xm report.`)
      : [list(promises(moment)), rejections(moment, 'the hour before')],
    h('p', { class: 'note' }, 'How far topics and jobs were then is not kept. All below is of the present.'));
}

function present(app, told) {
  return h('section', { id: 'health-now', 'aria-label': 'The present' },
    h('h2', {}, app.view.at ? 'Health now' : 'Health'),
    list([...facts(app, told), ...(app.view.at ? [] : promises(told.moment)), ...memory(told)]),
    h('h2', {}, 'Topics'),
    table('Topics that the board reads', ['topic', 'records read', 'cannot be read', 'newest written'],
      told.topics.map(topic => h('tr', {},
        h('th', { scope: 'row' }, topic.topic),
        h('td', { class: 'number' }, words.count(topic.read)),
        h('td', { class: 'number' }, words.count(topic.unreadable),
          topic.mistake ? h('span', { class: 'of' }, ' ' + cut(topic.mistake, 200)) : null),
        h('td', {}, topic.writtenMillis ? [age(topic.writtenMillis), ' ago'] : 'never')))),
    app.view.at ? null : rejections(told.moment, 'last hour'));
}

function list(facts) {
  return h('dl', { class: 'facts-list' }, facts.map(([term, ...fact]) => [h('dt', {}, term), h('dd', {}, fact)]));
}

// How long ago that was, which grows until the next telling.
function age(from) {
  return h('span', { 'data-from': from });
}

function facts(app, told) {
  return [
    ['board', told.isCaughtUp ? 'has read all there is' : 'reads what happened before it started'],
    ['watermark', ...(told.watermarkMillis === undefined ? ['no window was told yet']
      : [`${words.second(told.watermarkMillis)}, `, age(told.watermarkMillis), ' behind the clock'])],
    ['last tick', age('tick'), ' ago'],
    ...Object.entries(told.jobs).map(([job, heard]) => ['job ' + cut(job), 'heard of ', age(heard), ' ago']),
  ];
}

function promises(moment) {
  return [['promises', `${words.count(moment.promises)} by cell`,
    moment.unheard ? `, of ${words.count(moment.unheard)} nothing was heard for longer than is usual` : '']];
}

function memory(told) {
  return [
    ['remembers', `${words.plural(told.cells, 'cell', 'cells')}, back to ${words.at(told.firstMillis, told.nowMillis)}`],
    ['memory', `${Math.round(told.bytes / 1e5) / 10} of ${words.count(told.mostBytes / 1e6)} MB`],
  ];
}

function rejections(moment, hour) {
  return [
    h('h2', {}, 'Events that were rejected'),
    Object.keys(moment.rejectedInAll).length === 0
      ? h('p', { class: 'calm' }, 'None, as far back as the board remembers.')
      : table('Rejected events by reason', ['reason', hour, 'in all'],
        Object.entries(moment.rejectedInAll).map(([reason, count]) => h('tr', {},
          h('th', { scope: 'row' }, cut(reason)),
          h('td', { class: 'number' }, words.count(moment.rejected[reason] ?? 0)),
          h('td', { class: 'number' }, words.count(count))))),
  ];
}
