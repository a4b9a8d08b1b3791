// All views but the wall, which is there first.

export function open(app, place) {
  place.replaceChildren('not yet');
  return {};
}
