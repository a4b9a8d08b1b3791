// All views but the wall: each asks the server for what it shows, and shows it.

import { Forgotten, fetchView } from './stream.js';
import { h, show } from './dom.js';
import { cellView } from './cell.js';
import { alertsView } from './alerts.js';
import { exceptionsView } from './exceptions.js';
import { journeyView } from './journey.js';
import { coverageView } from './coverage.js';
import { healthView } from './health.js';
import * as words from './words.js';

const KINDS = {
  cell: cellView, alerts: alertsView, exceptions: exceptionsView, journey: journeyView, coverage: coverageView,
  health: healthView,
};
const EVERY = 2000;
const OLD_AFTER = 15e3;
// What comes late is told of moments before, for as long as a job takes it.
export const SETTLED_AFTER = 3600e3;
const PAST_EVERY = 30e3;

// A view asks again every two seconds while it shows the present, and once for a moment that is past for good. Its choices stay as they
// are while the numbers around them change, so that nobody loses their place.
export class FetchedView {
  constructor(app, place) {
    this.app = app;
    this.place = place;
    this.kind = KINDS[app.view.view](app);
    this.head = h('div', {});
    this.body = h('div', {}, h('p', { class: 'note' }, 'Loading'));
    const tools = this.kind.tools ?? [];
    show(place, this.head, tools.length ? h('div', { class: 'tools' }, tools.map(tool => tool.element)) : null, this.body);
    this.turn();
  }

  close() {
    this.isClosed = true;
    this.place.classList.remove('is-waiting');
    this.kind.close?.();
  }

  // Something else is asked of it: what it shows is no answer to that.
  turn() {
    this.isAnswered = false;
    this.isAsking = false;
    this.askedAt = 0;
    this.freshAt = Date.now();
    this.problem = null;
    this.place.classList.add('is-waiting');
    this.kind.tools?.forEach(tool => tool.update(this.told));
  }

  async update() {
    // what there is to choose from comes with each tick
    this.kind.tools?.forEach(tool => tool.update(this.told));
    const isOfThePast = this.app.view.at && !this.kind.isOfThePresent;
    const isSettled = isOfThePast && Date.now() - this.app.view.at > SETTLED_AFTER;
    const every = isOfThePast && this.isAnswered ? PAST_EVERY : EVERY;
    const isDue = isSettled ? !this.isAnswered : Date.now() - this.askedAt >= every;
    if (this.isAsking || !isDue) return;
    this.isAsking = true;
    this.askedAt = Date.now();
    const { view } = this.app;
    const isCurrent = () => !this.isClosed && this.app.view === view;
    try {
      const told = await fetchView('/api/' + view.view, { at: view.at, ...this.kind.params?.() });
      if (isCurrent()) this.render(told);
    } catch (problem) {
      if (isCurrent()) this.fail(problem);
    } finally {
      if (isCurrent()) this.isAsking = false;
    }
  }

  // The last that was told stays, and the page says how old it is; where it is no answer to what is asked, it goes.
  fail(problem) {
    this.problem = problem;
    if (this.isAnswered) return;
    this.kind.reset?.();
    this.place.classList.remove('is-waiting');
    show(this.head);
    const isForgotten = problem instanceof Forgotten;
    show(this.body, h('p', { class: 'note', role: 'alert' },
      isForgotten ? problem.message : `This cannot be shown: ${problem.message}`));
    // what is forgotten does not come back, so it is not asked for again
    this.isAnswered = isForgotten;
  }

  // Why it is not up to date, or null if it is; a moment of the past is not to be.
  trouble() {
    const age = Date.now() - this.freshAt;
    if (!this.isAnswered || (this.app.view.at && !this.kind.isOfThePresent)) return null;
    if (this.problem) return `This view is ${words.span(age)} old: ${this.problem.message}. It goes on by itself.`;
    return age > OLD_AFTER ? `This view is ${words.span(age)} old: the server is slow to answer. It goes on by itself.` : null;
  }

  // Whoever was at a link, or had moved a table aside, is there again afterwards.
  render(told) {
    const held = this.place.contains(document.activeElement) ? document.activeElement : null;
    const wasAt = held && marker(held);
    const aside = new Map([...this.scrolled()].map(table => [marker(table), table.scrollLeft]));
    this.told = told;
    this.kind.tools?.forEach(tool => tool.update(told));
    this.kind.render({ head: this.head, body: this.body }, told);
    this.place.classList.remove('is-waiting');
    this.isAnswered = true;
    this.problem = null;
    this.freshAt = Date.now();
    this.scrolled().forEach(table => { table.scrollLeft = aside.get(marker(table)) ?? 0; });
    if (held && !held.isConnected) {
      [...this.place.querySelectorAll(held.tagName)].find(it => marker(it) === wasAt)?.focus({ preventScroll: true });
    }
  }

  scrolled() {
    return this.place.querySelectorAll('.scroll');
  }
}

// What an element is known by when it is made anew.
function marker(element) {
  return element.id || (element.getAttribute('href') ?? element.getAttribute('aria-label') ?? element.textContent);
}
