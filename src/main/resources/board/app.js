// The board: which view is shown of which moment, and what it is told.

import { VIEWS, read, toView, write } from './address.js';
import { Forgotten, fetchView, listen } from './stream.js';
import { TimeBar } from './time.js';
import { FetchedView, SETTLED_AFTER } from './views.js';
import { WallView } from './wall.js';
import { h, mark, show, tell } from './dom.js';
import * as words from './words.js';

const NAMES = {
  wall: 'Wall', cell: 'Cell', alerts: 'Alerts', exceptions: 'Customers', journey: 'Journey', coverage: 'Coverage',
  health: 'Health',
};
const JOB_SILENT_AFTER = 30e3;
const AGAIN_AFTER = 30e3;
const DATA_OLD_AFTER = 15 * 60e3;

const place = document.getElementById('view');

class Board {
  constructor() {
    this.view = read(location.search);
    this.live = null;
    this.past = null;
    this.shown = null;
    this.saidStale = null;
    this.silentFor = 0;
    this.toldAt = Date.now();
    this.links = new Map(VIEWS.map(view => [view, navLink(view)]));
    show(document.getElementById('nav'), [...this.links.values()].map(it => it.link));
    this.moment = momentLine();
    this.bar = new TimeBar(document.getElementById('time'), this);
    // of the time in which nobody looked no view is to blame
    document.addEventListener('visibilitychange', () => { if (this.shown) this.shown.freshAt = Date.now(); });
    addEventListener('popstate', () => this.go(read(location.search), false));
    document.addEventListener('click', event => this.follow(event));
    document.addEventListener('keydown', event => this.key(event));
    this.open();
    listen((news, isWhole) => this.told(news, isWhole), seconds => this.silent(seconds));
    setInterval(() => this.passTime(), 10e3);
  }

  // The moment that is looked at.
  nowMillis() {
    return this.view.at ?? this.live?.atMillis ?? Date.now();
  }

  // A link within the board changes the view without loading the page anew.
  follow(event) {
    const link = event.target.closest?.('a[href]');
    const isOurs = link && link.origin === location.origin && link.pathname === '/' && !link.hash && !link.target;
    if (!isOurs || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.go(read(link.search), true);
  }

  go(view, isNew) {
    const isOther = view.view !== this.view.view || view.tv !== this.view.tv;
    this.view = view;
    if (isNew) history.pushState(null, '', write(view));
    this.past = null;
    if (isOther) this.open();
    else this.turn();
    if (isOther && isNew) {
      scrollTo(0, 0);
      place.focus({ preventScroll: true });
    }
  }

  look(at) {
    this.go({ ...this.view, at }, true);
  }

  // Another view takes the place of the one that is shown.
  open() {
    this.shown?.close();
    this.shown = null;
    document.body.classList.toggle('tv', Boolean(this.view.tv));
    document.title = `${NAMES[this.view.view]} – Experience Monitor`;
    this.turn();
  }

  // The view that is shown is asked for something else: it stays, and so does whoever is at one of its choices.
  turn() {
    this.navigate();
    this.bar.update();
    this.shown?.turn?.();
    this.refresh(true);
  }

  navigate() {
    document.getElementById('home').setAttribute('href', toView(this.view, 'wall'));
    // links stay the same elements, so that whoever is at one stays there
    this.links.forEach(({ link, many }, view) => {
      const isHere = view === this.view.view;
      const badge = { alerts: this.live?.pulse.firing, exceptions: this.live?.pulse.troubled }[view];
      link.hidden = view === 'cell' && !isHere;
      mark(link, 'href', isHere ? write(this.view) : toView(this.view, view));
      mark(link, 'aria-current', isHere ? 'page' : null);
      many.hidden = !badge;
      tell(many, badge ? words.count(badge) : '');
    });
  }

  // Says a sentence once to whoever hears the page; what counts on is not for their ears.
  say(sentence) {
    tell(document.getElementById('said'), sentence);
  }

  told(news, isWhole) {
    this.toldAt = Date.now();
    const before = this.live;
    const { tiles, gone, ...rest } = news;
    const told = new Map((tiles ?? []).map(tile => [key(tile), tile]));
    let changed = [...told.keys(), ...(gone ?? [])];
    if (isWhole || !before) {
      this.live = { ...rest, tiles: told };
      changed = before && differing(before.tiles, told);
    } else {
      Object.assign(before, rest);
      told.forEach((tile, name) => before.tiles.set(name, tile));
      (gone ?? []).forEach(name => before.tiles.delete(name));
    }
    this.refresh(!before, changed);
    this.navigateIfMany();
    this.tellMoment();
    this.bar.update();
  }

  navigateIfMany() {
    const many = JSON.stringify([this.live.pulse.firing, this.live.pulse.troubled]);
    if (many !== this.many) {
      this.many = many;
      this.navigate();
    }
  }

  // Brings the view that is shown to the moment that is looked at; changed are keys of tiles.
  refresh(isWhole, changed = []) {
    if (this.view.view === 'wall') {
      this.refreshWall(isWhole, changed);
    } else {
      this.shown ??= new FetchedView(this, place);
      this.shown.update();
    }
  }

  async refreshWall(isWhole, changed) {
    const at = this.view.at;
    const before = at && this.past?.at === at ? this.past.tiles : null;
    const wall = await this.wallOfMoment(isWhole);
    if (!wall || this.view.view !== 'wall') return;
    const isNew = isWhole || !this.shown || (at && !before);
    this.shown ??= new WallView(place, this);
    this.shown.update(wall, isNew ? null : at ? differing(before, wall.tiles) : changed);
  }

  async wallOfMoment(isWhole) {
    const at = this.view.at;
    if (!at) return this.live;
    const isSettled = Date.now() - at > SETTLED_AFTER;
    const isKnown = this.past?.at === at && (isSettled || Date.now() - this.past.askedAt < AGAIN_AFTER);
    if (isKnown) return isWhole && this.past.tiles ? this.past : null;
    const askedAt = Date.now();
    this.past = this.past?.at === at ? { ...this.past, askedAt } : { at, askedAt };
    try {
      const news = await fetchView('/api/wall', { at });
      if (this.view.at !== at) return null;
      this.past = { at, askedAt, ...news, tiles: new Map(news.tiles.map(tile => [key(tile), tile])) };
      return this.past;
    } catch (problem) {
      // the last that was told of it stays
      if (this.past?.at === at && this.past.tiles) return null;
      this.past = null;
      if (this.view.at !== at || this.view.view !== 'wall') return null;
      this.shown?.close();
      this.shown = null;
      const isForgotten = problem instanceof Forgotten;
      // what is forgotten does not come back
      if (isForgotten) this.past = { at, askedAt: Infinity };
      show(place, h('p', { class: 'note', role: 'alert' },
        isForgotten ? problem.message : `This moment cannot be shown: ${problem.message}`));
      return null;
    }
  }

  tellMoment() {
    const { pulse, atMillis } = this.live;
    const lag = pulse.watermarkMillis ? Math.max(0, atMillis - pulse.watermarkMillis) : null;
    const { live, past, clock, zone, data } = this.moment;
    live.classList.toggle('off', Boolean(this.silentFor));
    tell(live, this.view.at ? 'looking back' : 'live');
    tell(past, this.view.at ? ` to ${words.at(this.view.at)}, now ` : ' ');
    tell(clock, words.second(atMillis));
    tell(zone, words.zone(atMillis));
    tell(data, (lag === null ? 'no windows yet' : `data to ${words.span(lag)} ago`) + ` · ${words.count(pulse.records)} records`);
    const isBack = Boolean(this.view.at);
    if (this.saidBack !== undefined && this.saidBack !== isBack) this.say(isBack ? 'Looking back' : 'Live');
    this.saidBack = isBack;
    this.tellStale();
  }

  silent(seconds) {
    this.silentFor = seconds;
    this.tellStale();
  }

  // What is old says so, and its numbers fade.
  tellStale() {
    const pulse = this.live?.pulse;
    const heard = pulse?.heardMillis ? this.live.atMillis - pulse.heardMillis : null;
    let sentence = null;
    let said = null;
    if (this.silentFor) {
      said = "Nothing comes from the board's server. What you see is old.";
      sentence = `Nothing has come from the board's server for ${words.span(this.silentFor * 1000)}. `
        + 'What you see is as old as that; it goes on by itself.';
    } else if (pulse && !pulse.isCaughtUp) {
      sentence = 'The board is reading what happened before it started; what you see is not yet all.';
    } else if (pulse && heard === null) {
      sentence = 'The job that judges promises has never been heard of: is promise-watch running?';
    } else if (pulse && heard > JOB_SILENT_AFTER && !this.view.at) {
      said = 'The job that judges promises is not heard of. What you see may have changed.';
      sentence = `The job that judges promises was last heard of ${words.span(heard)} ago. What you see may have changed.`;
    } else if (this.shown?.trouble?.()) {
      said = 'This view is not up to date.';
      sentence = this.shown.trouble();
    } else if (pulse?.watermarkMillis && !this.view.at && this.live.atMillis - pulse.watermarkMillis > DATA_OLD_AFTER) {
      said = 'No new data comes. Nothing is seen of the time since.';
      sentence = `The newest data is ${words.span(this.live.atMillis - pulse.watermarkMillis)} old. Nothing is seen of the time since.`;
    }
    const bar = document.getElementById('stale');
    bar.hidden = sentence === null;
    tell(bar, sentence ?? '');
    said ??= sentence;
    if (said !== this.saidStale) this.say(said ?? 'What you see is up to date again.');
    this.saidStale = said;
    document.body.classList.toggle('is-stale', sentence !== null);
  }

  passTime() {
    if (!this.silentFor) this.shown?.passTime?.();
  }

  key(event) {
    const isTyping = event.target.closest?.('input:not([type=range]), select, textarea');
    if (isTyping || event.metaKey || event.ctrlKey || event.altKey) return;
    const index = Number(event.key) - 1;
    const views = VIEWS.filter(view => view !== 'cell');
    if (views[index]) this.go(read(toView(this.view, views[index]).slice(1)), true);
    else if (event.key === '[') this.bar.step(-1);
    else if (event.key === ']') this.bar.step(1);
    else if (event.key === 'l') this.look(null);
    else if (event.key === 'p') this.shown?.hold?.();
  }
}

// Keys of the tiles in which two walls differ.
function differing(before, now) {
  return [...new Set([...before.keys(), ...now.keys()])]
    .filter(name => JSON.stringify(before.get(name)) !== JSON.stringify(now.get(name)));
}

function navLink(view) {
  const many = h('span', { class: 'many', hidden: true });
  return { link: h('a', { 'data-view': view }, NAMES[view], many), many };
}

// The clock and what stands beside it; it says nothing by itself, for it would never be silent.
function momentLine() {
  const line = {
    live: h('span', { class: 'live' }), past: h('span'), clock: h('time'),
    zone: h('span', { class: 'of', id: 'zone', title: words.zoneName() }), data: h('span', { class: 'of' }),
  };
  show(document.getElementById('moment'), line.live, line.past, line.clock, ' ', line.zone, ' · ', line.data);
  tell(line.live, 'Loading');
  return line;
}

function key(tile) {
  return tile.segment + '/' + tile.touchpoint;
}

new Board();
