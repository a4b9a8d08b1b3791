// How the board and what feeds it are doing.

import { h, cut, show, table } from './dom.js';
import * as words from './words.js';

export function healthView() {
  return {
    render(place, told) {
      const lag = told.watermarkMillis === undefined ? null : told.atMillis - told.watermarkMillis;
      show(place,
        h('h2', {}, 'Health'),
        h('dl', { class: 'facts-list' }, facts(told, lag).map(([term, fact]) => [h('dt', {}, term), h('dd', {}, fact)])),
        h('h2', {}, 'Topics'),
        table('Topics that the board reads', ['topic', 'records read', 'cannot be read', 'newest written'],
          told.topics.map(topic => h('tr', {},
            h('th', { scope: 'row' }, topic.topic),
            h('td', { class: 'number' }, words.count(topic.read)),
            h('td', { class: 'number' }, words.count(topic.unreadable), topic.mistake ? h('span', { class: 'of' }, ' ' + cut(topic.mistake, 200)) : null),
            h('td', {}, topic.writtenMillis ? `${words.span(told.atMillis - topic.writtenMillis)} ago` : 'never')))),
        h('h2', {}, 'Events that were rejected'),
        Object.keys(told.rejectedInAll).length === 0 ? h('p', { class: 'calm' }, 'None, as far back as the board remembers.')
          : table('Rejected events by reason', ['reason', 'last hour', 'in all'],
            Object.entries(told.rejectedInAll).map(([reason, count]) => h('tr', {},
              h('th', { scope: 'row' }, cut(reason)),
              h('td', { class: 'number' }, words.count(told.rejected[reason] ?? 0)),
              h('td', { class: 'number' }, words.count(count))))));
    },
  };
}

function facts(told, lag) {
  return [
    ['board', told.isCaughtUp ? 'has read all there is' : 'reads what happened before it started'],
    ['watermark', lag === null ? 'no window was told yet' : `${words.second(told.watermarkMillis)}, ${words.span(lag)} behind the clock`],
    ['last tick', `${words.second(told.atMillis)}`],
    ...Object.entries(told.jobs).map(([job, heard]) => ['job ' + cut(job), `heard of ${words.span(told.atMillis - heard)} ago`]),
    ['remembers', `${words.plural(told.cells, 'cell', 'cells')} and ${words.plural(told.promises, 'promise', 'promises')} by cell, back to ${words.at(told.firstMillis, told.atMillis)}`],
    ['memory', `${Math.round(told.bytes / 1e5) / 10} of ${words.count(told.mostBytes / 1e6)} MB`],
  ];
}
