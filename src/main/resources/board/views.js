// All views but the wall, which is there first: each asks the server for what it shows, and shows it.

import { fetchView } from './stream.js';
import { h, show } from './dom.js';
import { RANGES } from './address.js';
import { cellView } from './cell.js';
import { alertsView } from './alerts.js';
import { exceptionsView } from './exceptions.js';
import { journeyView } from './journey.js';
import { coverageView } from './coverage.js';
import { healthView } from './health.js';

const KINDS = {
  cell: cellView, alerts: alertsView, exceptions: exceptionsView, journey: journeyView, coverage: coverageView,
  health: healthView,
};
const EVERY = 2000;

export function open(app, place) {
  return new FetchedView(app, place, KINDS[app.view.view](app));
}

// A view asks again every two seconds while it shows the present, and once for a moment of the past.
class FetchedView {
  constructor(app, place, kind) {
    this.app = app;
    this.place = place;
    this.kind = kind;
    this.askedAt = 0;
    this.freshAt = Date.now();
    show(place, h('p', { class: 'note' }, 'Loading'));
  }

  close() {
    this.isClosed = true;
    this.kind.close?.();
  }

  async update() {
    const isDue = this.app.view.at ? !this.isShown : Date.now() - this.askedAt >= EVERY;
    if (this.isAsking || !isDue) return;
    this.isAsking = true;
    this.askedAt = Date.now();
    try {
      const told = await fetchView('/api/' + this.app.view.view, { at: this.app.view.at, ...this.kind.params?.() });
      if (!this.isClosed) this.render(told);
    } catch (problem) {
      // while the server is away the last that it told stays, and the page says how old it is
      if (!this.isClosed && !this.isShown) {
        show(this.place, h('p', { class: 'note', role: 'alert' }, `This cannot be shown: ${problem.message}`));
      }
    } finally {
      this.isAsking = false;
    }
  }

  // For how long it could not be brought up to date, in milliseconds; a moment of the past is not to be.
  staleFor() {
    return this.app.view.at || !this.isShown ? 0 : Date.now() - this.freshAt;
  }

  // Whoever was at a link or a choice is there again afterwards.
  render(told) {
    const held = this.place.contains(document.activeElement) ? marker(document.activeElement) : null;
    if (held?.tag === 'SELECT' && this.isShown) return;
    this.kind.render(this.place, told);
    this.isShown = true;
    this.freshAt = Date.now();
    if (held) {
      const again = [...this.place.querySelectorAll(held.tag)].find(it => marker(it).text === held.text);
      again?.focus({ preventScroll: true });
    }
  }
}

function marker(element) {
  return { tag: element.tagName, text: element.getAttribute('href') ?? element.id ?? element.textContent };
}

export { RANGES };
