// The moment that is looked at: now, or any minute that the board still knows.

import { h, mark, show, tell } from './dom.js';
import * as words from './words.js';

const MINUTE = 60e3;

export class TimeBar {
  constructor(place, app) {
    this.app = app;
    this.slider = h('input', {
      type: 'range', id: 'moment-slider', min: 0, max: 0, step: 1, value: 0,
      oninput: () => this.drag(), onchange: () => this.choose(),
      // back where it began there is no change to tell
      onpointerup: () => this.letGo(), onpointercancel: () => this.letGo(), onblur: () => this.letGo(),
    });
    this.label = h('output', { for: 'moment-slider' });
    this.live = h('button', { type: 'button', onclick: () => app.look(null) }, 'Live');
    show(place,
      h('label', { for: 'moment-slider' }, 'Look back'),
      h('button', { type: 'button', 'aria-label': 'a minute earlier', onclick: () => this.step(-1) }, '−1 min'),
      this.slider,
      h('button', { type: 'button', 'aria-label': 'a minute later', onclick: () => this.step(1) }, '+1 min'),
      this.label, this.live);
  }

  // The slider holds minutes before now, so that its right end is the present.
  update() {
    const live = this.app.live;
    if (!live) return;
    const now = Math.floor(live.atMillis / MINUTE) * MINUTE;
    const minutes = Math.max(0, Math.floor((now - live.pulse.firstMillis) / MINUTE));
    // while it is dragged it stays under the hand
    if (!this.isDragged) {
      this.now = now;
      this.slider.min = -minutes;
      this.slider.value = this.app.view.at ? Math.round((this.app.view.at - now) / MINUTE) : 0;
      this.tell(this.app.view.at);
    }
    this.live.disabled = !this.app.view.at;
  }

  chosen() {
    const back = Number(this.slider.value);
    return back === 0 ? null : this.now + back * MINUTE;
  }

  tell(at) {
    tell(this.label, at ? words.at(at) : 'now');
    mark(this.slider, 'aria-valuetext', at ? words.at(at) : 'now');
  }

  drag() {
    this.isDragged = true;
    this.tell(this.chosen());
  }

  letGo() {
    this.isDragged = false;
  }

  choose() {
    this.letGo();
    this.app.look(this.chosen());
  }

  step(minutes) {
    const from = this.app.view.at ?? this.now;
    const at = Math.max(from + minutes * MINUTE, this.app.live?.pulse.firstMillis ?? 0);
    this.app.look(at >= this.now ? null : at);
  }
}
