// What the server tells each second, and how old that is.

const STALE_AFTER = 3500;

// Listens for ever. told(news, isWhole) for each tick, and silent(seconds) when none came for a while, 0 once one does.
export function listen(told, silent) {
  let lastTick = Date.now();
  let isStale = false;
  let source;
  const open = () => {
    source = new EventSource('/events');
    source.addEventListener('wall', event => take(event, true));
    source.addEventListener('tick', event => take(event, false));
  };
  const take = (event, isWhole) => {
    lastTick = Date.now();
    if (isStale) {
      isStale = false;
      silent(0);
    }
    told(JSON.parse(event.data), isWhole);
  };
  setInterval(() => {
    const age = Date.now() - lastTick;
    if (age > STALE_AFTER) {
      isStale = true;
      silent(Math.round(age / 1000));
    }
    // a browser gives up where a server turned it away; this one asks again
    if (source.readyState === EventSource.CLOSED) open();
  }, 1000);
  open();
}

export async function fetchView(path, params) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined) query.set(name, value);
  }
  const answer = await fetch(path + '?' + query, { signal: AbortSignal.timeout(10e3) });
  if (answer.status === 401) location.reload();
  if (!answer.ok) throw new Error(answer.status === 400 ? await answer.text() : 'the server does not answer');
  return answer.json();
}
