// The data block of the page as objects that refer to each other.

const DAY = 86400000;

export function isoDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function dayOf(iso) {
  return Math.floor(Date.parse(iso + 'T00:00:00Z') / DAY);
}

async function blockText(element) {
  const text = element.textContent;
  if (element.type !== 'application/gzip') return text;
  const packed = atob(text.trim());
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; ++i) bytes[i] = packed.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

function actorsOf(columns) {
  return columns.id.map((id, i) => ({
    i,
    id,
    label: columns.label[i] || '(no name)',
    type: columns.type[i],
    role: columns.role[i],
    aliases: columns.aliases[i],
    x: columns.x[i],
    y: columns.y[i],
    w: columns.w[i],
    h: columns.h[i],
    size: columns.size[i],
    roleSize: columns.role_size[i],
    name: columns.name[i],
    roleLines: columns.roles[i],
    rank: columns.rank[i],
    low: columns.low[i],
    high: columns.high[i],
    influence: columns.influence[i],
    group: columns.group[i],
    mentions: columns.mentions[i],
    sentences: columns.sentences[i],
    documents: columns.documents[i],
    ties: [],  // lines
  }));
}

function linesOf(columns, actors) {
  return columns.source.map((source, i) => {
    const flags = columns.flags[i];
    const line = {
      i,
      source,
      target: columns.target[i],
      relation: columns.relation[i],
      claimed: (flags & 1) > 0,
      off: (flags & 2) > 0,
      directed: (flags & 4) > 0,
      clear: (flags & 8) > 0,
      sentences: columns.sentences[i],
      strength: columns.strength[i],
      route: columns.route[i] || '',
      evidence: columns.evidence[i],
    };
    actors[source].ties.push(line);
    if (line.target !== source) actors[line.target].ties.push(line);
    return line;
  });
}

// Which sentences name each actor, made when first asked for.
function mentionIndex(sentences, actors) {
  let index = null;
  return actor => {
    if (!index) {
      index = actors.map(() => []);
      sentences.names.forEach((names, s) => {
        for (let k = 2; k < names.length; k += 3) {
          const of = index[names[k]];
          if (of[of.length - 1] !== s) of.push(s);
        }
      });
    }
    return index[actor.i];
  };
}

export function modelOf(raw) {
  const actors = actorsOf(raw.actors);
  const records = raw.records;
  const documents = raw.documents;
  const model = {
    meta: raw.meta,
    height: raw.height,
    types: raw.types,
    relations: raw.relations.map((r, i) => ({...r, i})),
    kinds: raw.kinds,
    groups: raw.groups,
    actors,
    lines: linesOf(raw.lines, actors),
    sentences: raw.sentences,
    documents,
    meetings: raw.meetings.map((m, i) => ({...m, i})),
    byId: new Map(actors.map(a => [a.id, a])),
    pairs: new Map(),
    mentions: mentionIndex(raw.sentences, actors),
    recordCount: records.kind.length,
    // A record with its words; -1 as its sentence: only the document is known here.
    record: r => ({
      r,
      kind: raw.kinds[records.kind[r]],
      status: raw.words[records.status[r]],
      by: raw.words[records.by[r]],
      when: raw.words[records.when[r]],
      where: raw.words[records.where[r]],
      first: records.first[r],
      document: records.document[r],
      sentence: records.sentence[r],
      before: records.before[r],
      after: records.after[r],
      begin: records.begin[r],
      end: records.end[r],
    }),
    // The day of what is told, else of the telling; null if neither is known.
    day: r => records.first[r] ?? documents.first[records.document[r]] ?? null,
    told: r => raw.words[records.when[r]],
  };
  for (const line of model.lines) {
    const key = pairKey(line.source, line.target);
    if (!model.pairs.has(key)) model.pairs.set(key, []);
    model.pairs.get(key).push(line);
  }
  return model;
}

export function pairKey(a, b) {
  return a < b ? a * 65536 + b : b * 65536 + a;
}

export async function loadModel(element) {
  const model = modelOf(JSON.parse(await blockText(element)));
  element.remove();
  return model;
}
