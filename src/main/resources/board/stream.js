// What the server tells each second, and how old that is.

import * as words from './words.js';

const STALE_AFTER = 3500;
const LONGEST_WAIT = 60e3;
// A connection over which nothing comes for so long is dead, whatever it says of itself.
const DEAD_AFTER = 15e3;
// A stream that stays open for weeks renews no cookie.
const RENEWED_EVERY = 12 * 3600e3;

// A moment is asked for that the server does not remember.
export class Forgotten extends Error {}

// Listens for ever. told(news, isWhole) for each tick, and silent(seconds) when none came for a while, 0 once one does.
export function listen(told, silent) {
  let lastTick = Date.now();
  let isStale = false;
  let source;
  let wait = 1000;
  let nextTry = 0;
  let openedAt = 0;
  const open = () => {
    if (document.hidden) return;
    openedAt = Date.now();
    source = new EventSource('/events');
    source.addEventListener('wall', event => take(event, true));
    source.addEventListener('tick', event => take(event, false));
  };
  const take = (event, isWhole) => {
    lastTick = Date.now();
    wait = 1000;
    if (isStale) {
      isStale = false;
      silent(0);
    }
    told(JSON.parse(event.data), isWhole);
  };
  const isDead = () => !source || source.readyState === EventSource.CLOSED
    || Date.now() - Math.max(lastTick, openedAt) > DEAD_AFTER;
  // A browser gives up where a server turned it away. This one asks again, ever less often; who is no longer known is led to
  // where one enters the token.
  const again = async () => {
    if (Date.now() < nextTry) return;
    nextTry = Date.now() + wait;
    wait = Math.min(LONGEST_WAIT, 2 * wait);
    try {
      await fetchView('/api/health', {});
      if (isDead()) {
        source?.close();
        open();
      }
    } catch {
      // the page says how long nothing came
    }
  };
  setInterval(() => {
    if (document.hidden) return;
    const age = Date.now() - lastTick;
    // who comes back is told within a second or two
    const isBack = Date.now() - openedAt < STALE_AFTER && !isStale;
    if (age > STALE_AFTER && !isBack) {
      isStale = true;
      silent(Math.round(age / 1000));
    }
    if (isDead()) again();
  }, 1000);
  setInterval(() => { fetchView('/api/health', {}).catch(() => {}); }, RENEWED_EVERY);
  // Of one server a browser keeps six connections, for all its pages together: one that nobody sees leaves it to others.
  document.addEventListener('visibilitychange', () => {
    source?.close();
    open();
  });
  open();
}

export async function fetchView(path, params) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined) query.set(name, value);
  }
  const answer = await fetch(path + '?' + query, { signal: AbortSignal.timeout(10e3) });
  if (answer.status === 401) location.reload();
  if (answer.status === 410) {
    throw new Forgotten(`The board remembers back to ${words.at(Number(answer.headers.get('X-First-Millis')))}; `
      + 'for what was before see Grafana and xm report.');
  }
  if (!answer.ok) throw new Error(answer.status === 400 ? await answer.text() : 'the server does not answer');
  return answer.json();
}
