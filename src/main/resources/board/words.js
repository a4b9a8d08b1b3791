// Times, numbers and cells in words.

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });
const seconds = new Intl.DateTimeFormat(undefined,
  { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' });
const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: true });

const zoned = new Intl.DateTimeFormat(undefined, { hour: '2-digit', timeZoneName: 'short' });

export const ANY = '*';

// 08:41, and the day where it is not that of the moment that is looked at.
export function at(millis, of = Date.now()) {
  const moment = new Date(millis);
  const isSameDay = new Date(of).toDateString() === moment.toDateString();
  return (isSameDay ? '' : day.format(moment) + ' ') + clock.format(moment);
}

export function second(millis) {
  return seconds.format(new Date(millis));
}

// All times are in the zone of the browser: CET, GMT-5
export function zone(millis) {
  return zoned.formatToParts(new Date(millis)).find(part => part.type === 'timeZoneName').value;
}

// Europe/Berlin
export function zoneName() {
  return zoned.resolvedOptions().timeZone;
}

// 45 s, 6 min, 3 h 20 min, 4 d 2 h
export function span(millis) {
  const s = Math.max(0, Math.floor(millis / 1000));
  if (s < 60) return `${s} s`;
  const min = Math.floor(s / 60);
  if (min < 60) return `${min} min`;
  const hours = Math.floor(min / 60);
  if (hours < 48) return `${hours} h` + (min % 60 ? ` ${min % 60} min` : '');
  return `${Math.floor(hours / 24)} d` + (hours % 24 ? ` ${hours % 24} h` : '');
}

export function count(number) {
  return grouped.format(number).replaceAll(',', ' ');
}

export function segment(name) {
  return name === ANY ? 'all segments' : name;
}

export function touchpoint(name) {
  return name === ANY ? 'whole journey' : name;
}

export function cell(of) {
  return segment(of.segment)
    + (of.touchpoint === ANY ? '' : ' at ' + of.touchpoint)
    + (of.channel === ANY ? '' : ' via ' + of.channel);
}

export function plural(number, one, many) {
  return `${count(number)} ${number === 1 ? one : many}`;
}

// Since when it stands so; or since when nothing was heard of it at all.
export function since(standing, now) {
  const from = standing.unheardSinceMillis ?? standing.sinceMillis;
  return `${standing.unheardSinceMillis ? 'nothing heard since' : 'since'} ${at(from, now)} · ${span(now - from)}`;
}

// In the place of what fewer said than are shown.
export const FEW = 'too few to show';

// What is seen; or what was, where it may long be otherwise.
export function value(standing) {
  if (standing.isTooFew) return FEW;
  if (!standing.valueText) return 'no data';
  return standing.unheardSinceMillis ? 'was ' + standing.valueText : standing.valueText;
}

// promised 88 % -> ≥ 88 %, promised at most 5 % -> ≤ 5 %
export function bound(promisedText) {
  const atMost = 'promised at most ';
  return promisedText.startsWith(atMost)
    ? '≤ ' + promisedText.slice(atMost.length)
    : '≥ ' + promisedText.replace('promised ', '');
}
