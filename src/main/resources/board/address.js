// The view in the address: whoever gets a link sees the same. It takes the links that alerts carry, too.

export const VIEWS = ['wall', 'cell', 'alerts', 'exceptions', 'journey', 'coverage', 'health'];
export const RANGES = { '1h': 3600e3, '6h': 6 * 3600e3, '24h': 24 * 3600e3 };
const CLOCKS_APART = 10 * 60e3;
const DIMENSIONS = ['segment', 'touchpoint', 'channel'];
const OTHERS = ['promise', 'signal', 'table'];

// What the address asks for. Of from and to, as in an alert's link, the moment and the range follow.
export function read(search) {
  const asked = new URLSearchParams(search);
  const view = {
    view: VIEWS.includes(asked.get('view')) ? asked.get('view') : asked.has('segment') ? 'cell' : 'wall',
    at: past(asked.get('at')),
    range: Object.hasOwn(RANGES, asked.get('range') ?? '') ? asked.get('range') : null,
    tv: asked.has('wall') && !asked.has('view'),
  };
  for (const name of [...DIMENSIONS, ...OTHERS]) {
    if (asked.has(name)) view[name] = asked.get(name);
  }
  const from = number(asked.get('from'));
  if (from) {
    view.at = past(asked.get('to')) ?? view.at;
    const length = (view.at ?? Date.now()) - from;
    view.range ??= Object.keys(RANGES).find(range => RANGES[range] >= length) ?? '24h';
  }
  view.range ??= '1h';
  return view;
}

// A moment that is yet to come is none to look back at; but clocks differ.
function past(text) {
  const at = number(text);
  return at && at < Date.now() + CLOCKS_APART ? at : null;
}

function number(text) {
  return /^\d{1,15}$/.test(text ?? '') ? Number(text) : null;
}

// The address of a view; the moment goes with it from view to view.
export function write(view) {
  const params = new URLSearchParams();
  if (view.tv) params.set('wall', '');
  else if (view.view !== 'wall') params.set('view', view.view);
  for (const name of [...DIMENSIONS, ...OTHERS]) {
    if (view[name]) params.set(name, view[name]);
  }
  if (view.range && view.range !== '1h') params.set('range', view.range);
  if (view.at) params.set('at', view.at);
  const text = params.toString().replace('wall=', 'wall');
  return '/' + (text ? '?' + text : '');
}

// A link to another view of the moment that is looked at, for those names of its choices that are given.
export function toView(now, view, of = {}) {
  return write({ ...of, view, at: now.at, range: now.range });
}

// A link to a cell from the view that is shown.
export function toCell(now, of) {
  return write({
    view: 'cell', segment: of.segment, touchpoint: of.touchpoint, channel: of.channel,
    promise: of.promise, signal: of.signal, at: now.at, range: now.range,
  });
}
