// One cell: its promises, and each signal as a chart with what was promised, when it was broken, and by whom.

import { h, name, renew, show, table, cut } from './dom.js';
import { badge } from './shapes.js';
import { write } from './address.js';
import { Picker, Ranges, Tables } from './pickers.js';
import { Chart, bound, load, number, signalOption, volumeOption } from './chart.js';
import { alertItem } from './alerts.js';
import * as words from './words.js';

export function cellView(app) {
  const charts = new Map();
  let shownFor = '';
  load().catch(() => {});
  const reset = () => {
    shownFor = '';
    charts.forEach(chart => chart.close());
    charts.clear();
  };
  return {
    params: () => ({
      segment: app.view.segment, touchpoint: app.view.touchpoint, channel: app.view.channel, range: app.view.range,
    }),
    tools: [
      new Picker(app, 'segment', () => app.live?.segments ?? [], words.segment),
      new Picker(app, 'touchpoint', () => (app.live?.touchpoints ?? []).map(column => column.touchpoint), words.touchpoint),
      new Picker(app, 'channel', channels, channel => channel === words.ANY ? 'all channels' : channel),
      new Ranges(app),
      new Tables(app),
    ],
    reset,
    close: reset,
    render({ head, body }, page) {
      const plan = JSON.stringify([page.signals.map(chart => chart.signal), app.view.signal, Boolean(app.view.table)]);
      if (plan !== shownFor) {
        reset();
        shownFor = plan;
        layout(body, app, page, charts);
      }
      renew(head, title(page));
      fill(body, app, page, charts);
    },
  };
}

function channels(page) {
  return (page?.signals ?? []).flatMap(chart => chart.contributors)
    .filter(part => part.dimension === 'channel').map(part => part.part);
}

// What stays from one telling to the next: the places of the charts.
function layout(place, app, page, charts) {
  const figures = ordered(app, page).map(chart => {
    const canvas = h('div', { class: 'canvas', role: 'img', id: 'canvas-' + chart.signal });
    charts.set(chart.signal, new Chart(canvas));
    return h('figure', { class: 'chart', id: 'chart-' + chart.signal },
      h('figcaption', {}, h('h2', {}, chart.name), h('p', { class: 'of', id: 'told-' + chart.signal }),
        h('p', { class: 'of', id: 'lines-' + chart.signal })),
      canvas,
      h('div', { id: 'parts-' + chart.signal }),
      app.view.table ? h('div', { id: 'table-' + chart.signal }) : null);
  });
  const canvas = h('div', { class: 'canvas low', role: 'img', 'aria-label': 'Events over time' });
  charts.set('', new Chart(canvas));
  show(place, h('div', { id: 'cell-head' }), h('div', { id: 'cell-alerts' }), h('div', { id: 'cell-promises' }),
    h('div', { class: 'charts' }, figures,
      h('figure', { class: 'chart' }, h('figcaption', {}, h('h2', {}, 'Volume'), h('p', { class: 'of' }, 'events')), canvas)));
}

// The signal of the link comes first.
function ordered(app, page) {
  const asked = page.signals.filter(chart => chart.signal === app.view.signal);
  return [...asked, ...page.signals.filter(chart => chart.signal !== app.view.signal)];
}

function fill(place, app, page, charts) {
  const find = id => place.querySelector('#' + CSS.escape(id));
  renew(find('cell-head'), notes(page));
  renew(find('cell-alerts'), page.alerts.length === 0 ? null : h('section', { 'aria-label': 'Alerts here' },
    page.alerts.map(alert => alertItem(app, alert))));
  renew(find('cell-promises'), promises(app, page));
  page.signals.forEach(chart => {
    const newest = chart.points.at(-1);
    renew(find('told-' + chart.signal), told(chart, newest));
    find('canvas-' + chart.signal).setAttribute('aria-label', `${chart.name} over time. ${told(chart, newest)}`);
    charts.get(chart.signal).show(signalOption(chart, page));
    renew(find('lines-' + chart.signal), lines(chart, page));
    renew(find('parts-' + chart.signal), contributors(app, chart));
    const rows = find('table-' + chart.signal);
    if (rows) renew(rows, numbers(chart, page));
  });
  charts.get('').show(volumeOption(page));
}

function told(chart, newest) {
  if (!newest) return chart.withheld > 0 ? `${words.FEW} in this time` : 'nothing in this time';
  return `${number(chart.unit, newest[2])} at ${words.at(newest[0])}, n ${words.count(newest[1])}, `
    + `95 % ${number(chart.unit, newest[3])} to ${number(chart.unit, newest[4])}; `
    + (chart.better === 'high' ? 'more is better' : 'less is better')
    + (chart.withheld > 0 ? `; ${words.plural(chart.withheld, 'window has', 'windows have')} ${words.FEW}` : '');
}

// What the dashed lines are of, until when those were in force that are withdrawn, and how many there would be more.
function lines(chart, page) {
  if (chart.promises.length === 0) return null;
  const bounds = chart.promises.map(line => {
    const last = line.steps.at(-1);
    return bound(chart, last.promised)
      + (last.untilMillis < page.atMillis ? ` until ${words.at(last.untilMillis, page.atMillis)}` : '');
  });
  return `Dashed: promised ${[...new Set(bounds)].join(', ')}`
    + (chart.otherPromises > 0 ? ` and ${words.plural(chart.otherPromises, 'more promise', 'more promises')} that are not drawn` : '');
}

function title(page) {
  return h('h2', { class: 'title' }, name(words.segment(page.segment)), ' · ', name(words.touchpoint(page.touchpoint)),
    page.channel === words.ANY ? null : [' · ', name(page.channel)],
    page.stage && page.stage !== '*' ? h('span', { class: 'of' }, ' ', name(page.stage)) : null);
}

function notes(page) {
  return [
    page.isWritten || page.cells === 0 ? null
      : h('p', { class: 'note' }, `Put together from ${words.plural(page.cells, 'cell', 'cells')} within it; `
        + 'their intervals are added as if they were independent.'),
    page.cells === 0 ? h('p', { class: 'note' }, 'Nothing is known of this cell in the time that the board remembers.') : null,
  ];
}

function promises(app, page) {
  if (page.standings.length === 0) {
    return page.cells === 0 ? null : h('p', { class: 'note' }, 'Nothing is promised here.');
  }
  return [table('Promises here',
    ['', 'promise', 'now', 'promised', 'n', '95 %', 'since', 'evidence', 'owner', 'what holds it'],
    page.standings.map(it => h('tr', {
      class: [it.promise === app.view.promise ? 'asked' : '', it.unheardSinceMillis ? 'is-old' : ''].join(' ').trim() || null,
    },
      h('td', {}, badge(it.state), it.isBlind && it.state !== 'BLIND' ? badge('BLIND') : null),
      h('th', { scope: 'row' }, name(it.promise), isElsewhere(it, page) ? h('span', { class: 'of' }, ' ', name(words.cell(it))) : null),
      h('td', {}, words.value(it)),
      h('td', {}, words.bound(it.promisedText)),
      h('td', { class: 'number' }, it.n === undefined ? '–' : words.count(it.n)),
      h('td', {}, it.betweenText?.replace(' and ', '–') ?? '–'),
      h('td', { class: 'number' }, words.since(it, page.atMillis)),
      h('td', {}, it.isTooFew ? '–' : evidence(it)),
      h('td', {}, it.owner ? name(it.owner) : '–', runbook(it.runbook)),
      h('td', { class: 'of' }, cut(it.gate ?? '', 160))))),
  page.otherStandings > 0 ? h('p', { class: 'note' }, `The worst ${page.standings.length}; `
    + `${words.plural(page.otherStandings, 'more promise is', 'more promises are')} judged within this cell.`) : null];
}

function isElsewhere(it, page) {
  return it.segment !== page.segment || it.touchpoint !== page.touchpoint || it.channel !== page.channel;
}

// How sure it is: an alarm sounds at one.
function evidence(it) {
  if (it.evidence >= 1) return `${it.evidence < 10 ? Math.round(it.evidence * 10) / 10 : words.count(it.evidence)} × what an alarm needs`;
  if (it.evidence >= 0.01) return `${Math.round(it.evidence * 100)} % of what an alarm needs`;
  return 'none against it';
}

export function runbook(address) {
  return /^https?:\/\//.test(address ?? '')
    ? [' ', h('a', { href: address, rel: 'noopener noreferrer', target: '_blank' }, 'what to do')] : null;
}

function contributors(app, chart) {
  if (chart.contributors.length === 0) return null;
  return table(`Parts of ${chart.name} lately`, ['part', 'now', 'n', 'share of what is missing'],
    chart.contributors.map(part => h('tr', {},
      h('th', { scope: 'row' }, h('a', { href: write({ ...app.view, [part.dimension]: part.part, signal: chart.signal }) }, name(part.part))),
      h('td', {}, part.valueText),
      h('td', { class: 'number' }, part.n === undefined ? '–' : words.count(part.n)),
      h('td', {}, part.share === undefined || part.share === null ? '–' : share(part.share)))));
}

export function share(of) {
  return h('span', { class: 'share' }, h('meter', { min: 0, max: 1, value: of, 'aria-hidden': 'true' }),
    ` ${Math.round(100 * of)} %`);
}

function numbers(chart, page) {
  return table(`${chart.name}, each window`, ['until', 'value', '95 % from', 'to', 'n'],
    [...chart.points].reverse().map(point => h('tr', {},
      h('th', { scope: 'row' }, words.at(point[0], page.atMillis)),
      [2, 3, 4].map(index => h('td', { class: 'number' }, number(chart.unit, point[index]))),
      h('td', { class: 'number' }, words.count(point[1])))));
}
