// The wall from afar, where nobody scrolls: the worst row always, the others in turn, and how many there are besides.

import { h, show } from './dom.js';
import * as words from './words.js';

const EACH = 12e3;
// Letters shrink where more columns than that share the width, but not to less than half.
const COLUMNS = 10;
const SMALLEST = 0.5;
// Between rows, as the style has it.
const GAP = 4;

// Which rows fit, of these heights: the first, and from a later one on as many as there is room for, one at least. next is where
// the turn after this begins.
function rowsThatFit(heights, room, from) {
  if (heights.reduce((sum, height) => sum + height, 0) <= room) return { first: 1, end: heights.length, next: 1 };
  const first = from < heights.length ? Math.max(1, from) : 1;
  let left = room - heights[0] - (heights[first] ?? 0);
  let end = Math.min(first + 1, heights.length);
  while (end < heights.length && heights[end] <= left) {
    left -= heights[end];
    end += 1;
  }
  return { first, end, next: end < heights.length ? end : 1 };
}

export class Turns {
  constructor(grid, note) {
    this.grid = grid;
    this.note = note;
    this.from = 1;
    this.next = 1;
    this.isHeld = false;
    this.timer = setInterval(() => { if (!this.isHeld) this.turn(); }, EACH);
    this.fitAgain = () => this.fit();
    addEventListener('resize', this.fitAgain);
  }

  close() {
    clearInterval(this.timer);
    removeEventListener('resize', this.fitAgain);
  }

  hold() {
    this.isHeld = !this.isHeld;
    this.fit();
  }

  turn() {
    this.from = this.next;
    this.fit();
  }

  // Measures the rows as tall as they want to be, and shows as many as there is room for.
  fit() {
    const table = this.grid.querySelector('table.wall');
    if (!table) return show(this.note);
    const rows = [...table.tBodies[0].rows];
    const columns = table.tHead.rows[0].cells.length - 1;
    this.grid.style.fontSize = `${Math.max(SMALLEST, Math.min(1, COLUMNS / columns))}em`;
    rows.forEach(row => { row.hidden = false; });
    table.classList.add('is-measured');
    this.note.hidden = true;
    const heights = rows.map(row => row.getBoundingClientRect().height + GAP);
    const head = table.tHead.getBoundingClientRect().height + 2 * GAP;
    let fit = rowsThatFit(heights, this.grid.clientHeight - head, this.from);
    if (fit.end - fit.first < rows.length - 1) {
      // the sentence that says so takes room as well
      this.note.textContent = '\u00a0';
      this.note.hidden = false;
      fit = rowsThatFit(heights, this.grid.clientHeight - head, this.from);
    }
    table.classList.remove('is-measured');
    this.next = fit.next;
    rows.forEach((row, index) => { row.hidden = index > 0 && (index < fit.first || index >= fit.end); });
    this.note.textContent = this.told(rows, fit);
  }

  told(rows, fit) {
    const below = rows.filter(row => row.hidden);
    if (below.length === 0) return '';
    const broken = below.filter(row => row.querySelector('.tile.is-broken')).length;
    const others = fit.end - fit.first > 1 ? `${fit.first + 1} to ${fit.end}` : `${fit.end}`;
    return `Segments ${fit.first === 1 ? `1 to ${fit.end}` : `1 and ${others}`} of ${rows.length}, the worst first. ${words.count(below.length)} more `
      + (this.isHeld ? 'wait until p is pressed' : 'come in turn')
      + (broken ? `, ${words.count(broken)} of them with a broken promise.` : ', none of them with a broken promise.');
  }
}

export function note() {
  return h('p', { class: 'turns', hidden: true });
}
