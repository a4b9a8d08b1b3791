// The alerts: those that fire and those that were over lately, each with its evidence and where to look.

import { h, name, renew, sentence, cut } from './dom.js';
import { overShape, shape } from './shapes.js';
import { toCell, toView } from './address.js';
import { runbook, share } from './cell.js';
import * as words from './words.js';

export function alertsView(app) {
  return {
    render({ body }, told) {
      renew(body,
        h('h2', {}, told.firing.length === 0 ? 'No alert fires' : words.plural(told.firing.length, 'alert fires', 'alerts fire')),
        told.firing.map(alert => alertItem(app, alert)),
        h('h2', {}, told.recent.length === 0 ? 'None was over lately' : 'Over lately'),
        told.recent.map(alert => alertItem(app, alert)));
    },
  };
}

// What each kind says while it fires, and once it is over.
const KINDS = {
  'promise-broken': ['a promise is broken', 'a promise was broken'],
  'source-silent': ['a source is silent', 'a source was silent'],
  'customer-exception-burst': ['many customers are in trouble', 'many customers were in trouble'],
};

// One alert with everything that somebody who is called asks.
export function alertItem(app, alert) {
  const now = app.nowMillis();
  const of = alert.kind === 'source-silent' ? 'BLIND' : 'BROKEN';
  const kind = KINDS[alert.kind]?.[alert.isFiring ? 0 : 1] ?? cut(alert.kind);
  const facts = [
    ['seen', alert.valueText && `${alert.valueText}, 95 % ${alert.betweenText.replace(' and ', '–')}, n ${words.count(alert.n)}`
      + ` in ${words.span(alert.observedMillis)}`],
    ['seen', alert.isTooFew && words.FEW],
    ['promised', alert.promisedText && words.bound(alert.promisedText)],
    ['since', `${words.at(alert.sinceMillis, now)}, detected ${words.at(alert.detectedAtMillis, now)}`
      + (alert.resolvedAtMillis ? `, over ${words.at(alert.resolvedAtMillis, now)}` : `, for ${words.span(now - alert.sinceMillis)}`)],
    ['customers', alert.customers > 0 && `about ${words.count(alert.customers)}`
      + (alert.valueAtRisk > 0 ? `, worth ${words.count(alert.valueAtRisk)} a year` : '')],
    ['customers', alert.isAffectedTooFew && words.FEW],
    ['must not wait', alert.exceptions > 0 && h('a', {
      href: toView(app.view, 'exceptions', { segment: alert.segment, touchpoint: alert.touchpoint }),
    }, words.plural(alert.exceptions, 'customer', 'customers'))],
    ['parts', alert.contributors.length > 0 && h('ul', { class: 'parts' }, alert.contributors.map(part =>
      h('li', {}, name(part.value), ' ', share(part.share))))],
    ['change before', alert.nearestChange && [name(alert.nearestChange.what), ` at ${words.at(alert.nearestChange.atMillis, now)}`]],
    ['louder because of', alert.escalation && sentence(alert.escalation)],
    ['owner', (alert.owner || runbook(alert.runbook)) && [alert.owner ? name(alert.owner) : 'nobody', runbook(alert.runbook)]],
    ['also', dashboard(alert)],
  ].filter(([, fact]) => fact);
  return h('article', { class: 'alert ' + (alert.isFiring ? 'firing' : 'over'), 'data-alert': alert.alertId },
    h('h3', {}, h('a', { href: toCell(app.view, alert) }, alert.isFiring ? shape(of) : overShape(), ' ', sentence(alert.summary))),
    h('p', { class: 'of' }, `${alert.severity} · ${alert.isFiring ? 'firing' : 'over'} · ${kind}`,
      alert.isReplayed ? ' · of the past, nobody is called' : '',
      ` · ${words.plural(alert.cellCount, 'cell', 'cells')}`),
    h('dl', {}, facts.map(([term, fact]) => [h('dt', {}, term), h('dd', {}, fact)])));
}

function dashboard(alert) {
  return alert.dashboard && h('a', { href: alert.dashboard, rel: 'noopener noreferrer', target: '_blank' }, 'dashboard');
}
