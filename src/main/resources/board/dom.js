// Elements of the page. Text becomes text and nothing else: no function here reads markup.

const SVG = 'http://www.w3.org/2000/svg';
const LONGEST_NAME = 60;

// An element with attributes and children; a child is a node or text, and what is null is left out.
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

// Sets an attribute, or takes it away.
export function mark(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

// Sets a text, and leaves it alone where it says that already: who reads or hears it is not disturbed.
export function tell(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// A name that came with events: it may be of any length, and written from right to left.
export function name(text) {
  const short = cut(text);
  return h('bdi', short === text ? {} : { title: cut(text, 500) }, short);
}

// A sentence is read from left to right, whatever names it begins with.
export function sentence(text, limit = 200) {
  return h('bdi', { dir: 'ltr' }, cut(text, limit));
}

export function cut(text, limit = LONGEST_NAME) {
  const visible = Array.from(String(text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' '));
  if (visible.length <= limit) return visible.join('');
  const head = Math.floor(limit / 2);
  return visible.slice(0, head).join('') + '…' + visible.slice(visible.length - (limit - 1 - head)).join('');
}

// A table with a caption for who hears it; each row is a list of cells.
export function table(title, heads, rows, attributes = {}) {
  const caption = cut(title, 120);
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', attributes,
      h('caption', { class: 'unseen' }, caption),
      h('thead', {}, h('tr', {}, heads.map(head => h('th', { scope: 'col' }, head)))),
      h('tbody', {}, rows)));
}

// Shows a list of nodes in place of what was shown.
export function show(place, ...nodes) {
  place.replaceChildren(...nodes.flat(Infinity).filter(node => node !== null && node !== undefined));
}

// Brings what is shown to a new state: what is alike stays the same element, so that whoever reads it, has selected some of it
// or is at it is not disturbed. Of elements that nobody listens to and nobody else holds.
export function renew(place, ...nodes) {
  const wanted = nodes.flat(Infinity).filter(node => node !== null && node !== undefined && node !== false)
    .map(node => (node instanceof Node ? node : document.createTextNode(node)));
  const keys = new Set(wanted.map(keyOf));
  [...place.childNodes].filter(old => keyOf(old) !== null && !keys.has(keyOf(old))).forEach(old => old.remove());
  wanted.forEach((now, index) => {
    const old = place.childNodes[index];
    if (!old) place.append(now);
    else if (isAlike(old, now)) become(old, now);
    else if (keyOf(now) !== null) place.insertBefore(kept(place, now, index) ?? now, old);
    else old.replaceWith(now);
  });
  while (place.childNodes.length > wanted.length) place.lastChild.remove();
}

// What stays the same thing wherever it stands: an alert, a row of a table.
function keyOf(node) {
  return node.getAttribute?.('data-alert') ?? node.getAttribute?.('data-key') ?? null;
}

// The element of the same key further down, brought to its new state.
function kept(place, now, index) {
  const old = [...place.childNodes].slice(index).find(it => keyOf(it) === keyOf(now) && isAlike(it, now));
  if (old) become(old, now);
  return old;
}

// A link to elsewhere is another link, and an alert another alert.
function isAlike(old, now) {
  const marks = ['id', 'href', 'data-alert', 'data-key'];
  return old.nodeName === now.nodeName
    && (old.nodeType !== Node.ELEMENT_NODE || marks.every(mark => old.getAttribute(mark) === now.getAttribute(mark)));
}

function become(old, now) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== now.data) old.data = now.data;
    return;
  }
  [...old.attributes].filter(it => !now.hasAttribute(it.name)).forEach(it => old.removeAttribute(it.name));
  [...now.attributes].forEach(it => mark(old, it.name, it.value));
  renew(old, ...now.childNodes);
}
