// Charts: a signal with its interval, what was promised, and when it was broken. The library is loaded with the first.

import { cut } from './dom.js';
import * as words from './words.js';

let library;

export async function load() {
  library ??= await import('./lib/echarts.esm.min.js');
  return library;
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

export function number(unit, value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (unit === 'percent') return `${round(100 * value)} %`;
  if (unit === 'seconds') return words.span(value * 1000);
  return String(round(value, 2));
}

// What was promised, and which way.
export function bound(chart, promised) {
  return `${chart.better === 'high' ? '≥' : '≤'} ${number(chart.unit, promised)}`;
}

// A promise as a line: it goes up or down where it was changed, and ends where it was withdrawn.
function drawn(line) {
  return line.steps.flatMap((step, index) => {
    const before = line.steps[index - 1];
    const gap = before && before.untilMillis < step.fromMillis ? [[before.untilMillis, null]] : [];
    return [...gap, [step.fromMillis, step.promised], [step.untilMillis, step.promised]];
  });
}

function round(value, decimals = 1) {
  const by = 10 ** decimals;
  return Math.round(value * by) / by;
}

// A library that draws text knows its own marks in braces.
function plain(text) {
  return cut(text, 40).replaceAll('{', '(').replaceAll('}', ')');
}

// Where nothing was seen the line ends, and begins again behind it.
function withGaps(points, step) {
  const all = [];
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before && point[0] - before[0] > 1.6 * step) all.push([before[0] + step, null, null, null, null]);
    all.push(point);
  });
  return all;
}

// Times of several cells that overlap as one, so that they are not shaded twice.
function together(times) {
  const all = [];
  for (const [from, to] of [...times].sort((one, other) => one[0] - other[0])) {
    const last = all.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}

function frame(page) {
  const quiet = colour('quiet');
  const edge = colour('edge');
  return {
    animation: false,
    textStyle: { color: colour('text'), fontFamily: 'inherit' },
    grid: { left: 56, right: 16, top: 24, bottom: 26 },
    xAxis: {
      type: 'time', min: page.fromMillis, max: page.atMillis, axisLine: { lineStyle: { color: edge } },
      axisLabel: { color: quiet, hideOverlap: true, formatter: value => words.at(value, page.atMillis) }, splitLine: { show: false },
    },
    tooltip: {
      trigger: 'axis', renderMode: 'richText', backgroundColor: colour('panel'), borderColor: edge,
      textStyle: { color: colour('text'), fontSize: 12 }, axisPointer: { type: 'line', lineStyle: { color: quiet } },
    },
  };
}

export function signalOption(chart, page) {
  const points = withGaps(chart.points, page.stepMillis);
  const bounds = chart.promises.flatMap(line => line.steps.map(step => step.promised));
  const values = chart.points.flatMap(point => [point[3], point[4]]).concat(bounds);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  const band = colour('band');
  const option = frame(page);
  option.yAxis = {
    type: 'value', splitLine: { lineStyle: { color: colour('edge'), opacity: 0.5 } },
    min: Math.max(low - room, chart.lowest ?? -Infinity), max: Math.min(high + room, chart.highest ?? Infinity),
    axisLabel: { color: colour('quiet'), showMaxLabel: false, formatter: value => number(chart.unit, value) },
  };
  option.tooltip.formatter = items => {
    const item = items.find(one => one.seriesName === 'value' && one.value[1] !== null);
    if (!item) return '';
    const point = chart.points.find(one => one[0] === item.value[0]);
    const lines = [`${words.at(Math.floor((point[0] - 1) / page.stepMillis) * page.stepMillis)} to ${words.at(point[0])}`,
      `${number(chart.unit, point[2])}, 95 % ${number(chart.unit, point[3])} to ${number(chart.unit, point[4])}`,
      `n ${words.count(point[1])}`];
    chart.promises.forEach(line => {
      const step = line.steps.findLast(one => one.fromMillis <= point[0] && point[0] <= one.untilMillis);
      const of = chart.promises.length > 1 ? ` · ${plain(line.promise)}, ${plain(words.cell(line.cell))}` : '';
      if (step) lines.push(`promised ${bound(chart, step.promised)}${of}`);
    });
    return [...new Set(lines)].join('\n');
  };
  const base = { type: 'line', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, stack: 'band', stackStrategy: 'all' };
  option.series = [
    { ...base, name: 'low', data: points.map(point => [point[0], point[3]]) },
    {
      ...base, name: 'band', areaStyle: { color: band, opacity: 0.22 },
      data: points.map(point => [point[0], point[3] === null ? null : point[4] - point[3]]),
    },
    {
      type: 'line', name: 'value', symbol: points.length > 90 ? 'none' : 'circle', symbolSize: 4,
      lineStyle: { color: band, width: 2 }, itemStyle: { color: band }, data: points.map(point => [point[0], point[2]]),
      markArea: {
        silent: true, itemStyle: { color: colour('broken'), opacity: 0.28 },
        data: together(chart.breaches).map(([from, to]) => [{ xAxis: from }, { xAxis: to }]),
      },
      markLine: {
        symbol: ['none', 'none'], silent: true, lineStyle: { color: colour('quiet'), type: 'dotted', width: 1.5 },
        label: { color: colour('text'), formatter: item => plain(item.name), position: 'insideEndTop' },
        data: page.changes.map(change => ({ xAxis: change.atMillis, name: change.what })),
      },
    },
    ...chart.promises.map(line => ({
      type: 'line', name: 'promised', symbol: 'none', silent: true,
      lineStyle: { color: colour('text'), type: 'dashed', width: 1.5 },
      data: drawn(line),
    })),
  ];
  return option;
}

export function volumeOption(page) {
  const option = frame(page);
  option.yAxis = {
    type: 'value', minInterval: 1, splitLine: { show: false },
    axisLabel: { color: colour('quiet'), formatter: value => words.count(value) },
  };
  option.tooltip.formatter = items => `${words.at(items[0].value[0])}\n${words.count(items[0].value[1])} events`;
  option.series = [{ type: 'bar', barMaxWidth: 14, itemStyle: { color: colour('quiet') }, data: page.volume }];
  return option;
}

// One canvas that is drawn when it comes into sight, and again when there is something new.
export class Chart {
  constructor(place) {
    this.place = place;
    this.isSeen = false;
    this.watch = new IntersectionObserver(entries => {
      this.isSeen = entries.at(-1).isIntersecting;
      if (this.isSeen) this.draw();
    }, { rootMargin: '200px' });
    this.watch.observe(place);
    this.resize = new ResizeObserver(() => this.canvas?.resize());
    this.resize.observe(place);
  }

  show(option) {
    this.option = option;
    if (this.isSeen) this.draw();
  }

  async draw() {
    let echarts;
    try {
      echarts = await load();
    } catch {
      this.place.textContent = 'The library of charts cannot be loaded; the tables show the same numbers.';
      return;
    }
    if (!this.option || this.isClosed) return;
    if (!this.canvas) {
      this.canvas = echarts.init(this.place);
      this.canvas.group = 'cell';
      echarts.connect('cell');
    }
    this.canvas.setOption(this.option, { replaceMerge: ['series'] });
  }

  close() {
    this.isClosed = true;
    this.watch.disconnect();
    this.resize.disconnect();
    this.canvas?.dispose();
  }
}
