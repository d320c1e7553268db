// Days as the bars of the timeline: days, weeks, months or years, whichever gives a readable
// number of bars; without dates the words in which the texts tell the time, as far as they do.

import {isoDay} from './data.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function utc(day) {
  return new Date(day * 86400000);
}

function startOf(day, unit) {
  const date = utc(day);
  if (unit === 'week') return day - ((date.getUTCDay() + 6) % 7);
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 86400000;
  if (unit === 'year') return Date.UTC(date.getUTCFullYear(), 0, 1) / 86400000;
  return day;
}

function nextOf(start, unit) {
  const date = utc(start);
  if (unit === 'week') return start + 7;
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 86400000;
  if (unit === 'year') return Date.UTC(date.getUTCFullYear() + 1, 0, 1) / 86400000;
  return start + 1;
}

function nameOf(start, unit) {
  const date = utc(start);
  if (unit === 'year') return String(date.getUTCFullYear());
  if (unit === 'month') return MONTHS[date.getUTCMonth()] + ' ' + date.getUTCFullYear();
  return date.getUTCDate() + ' ' + MONTHS[date.getUTCMonth()];
}

// The days in which the documents appeared; what they tell of older times is one bar at the side.
function span(model) {
  const days = model.documents.first.filter(d => d !== null);
  return days.length === 0 ? null : [Math.min(...days), Math.max(...model.documents.last.filter(d => d !== null))];
}

function datedBins(model, first, last) {
  const length = last - first + 1;
  const unit = length <= 62 ? 'day' : length <= 366 ? 'week' : length <= 366 * 8 ? 'month' : 'year';
  const list = [];
  const past = startOf(first, unit);
  list.push({key: 'before', name: 'before', first: -1e7, last: past - 1});
  for (let start = past; start <= last; start = nextOf(start, unit))
    list.push({key: isoDay(start), name: nameOf(start, unit), first: start, last: nextOf(start, unit) - 1});
  list.push({key: 'after', name: 'after', first: list[list.length - 1].last + 1, last: 1e7});
  return {dated: true, unit, list};
}

// {dated, unit, list: [{key, name, first, last}], of(record) -> index or -1}
export function timeBins(model) {
  const range = span(model);
  const many = range && range[1] > range[0];
  if (many) {
    const bins = datedBins(model, ...range);
    const found = new Int32Array(model.recordCount).fill(-1);
    const used = new Set();
    for (let r = 0; r < model.recordCount; ++r) {
      const day = model.day(r);
      if (day === null) continue;
      let [low, high] = [0, bins.list.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (bins.list[middle].last < day) low = middle + 1;
        else high = middle;
      }
      found[r] = low;
      used.add(low);
    }
    const drop = used.has(0) ? 0 : 1;
    if (!used.has(bins.list.length - 1)) bins.list.pop();
    bins.list = bins.list.slice(drop);
    return {...bins, of: r => (found[r] < 0 ? -1 : found[r] - drop)};
  }
  const places = new Map();
  for (let r = 0; r < model.recordCount; ++r) {
    const words = model.told(r);
    if (words && places.size < 24 && !places.has(words)) places.set(words, places.size);
  }
  return {
    dated: false,
    unit: 'as told',
    list: [...places.keys()].map(name => ({key: name, name})),
    of: r => places.get(model.told(r)) ?? -1,
  };
}
