/**
 * Runs in the page before anything of its own: answers `/v1/procedures` with many rows that are in memory already, so that what is
 * measured is the cost of showing them, not of the network or of parsing. `__rows.deliver()` hands them over.
 */
globalThis.__rows = (() => {
  const BODIES = 10;
  const lines = [];
  const encoder = new TextEncoder();
  let answer;
  const asked = new Promise((resolve) => {
    answer = resolve;
  });

  const parse = JSON.parse;
  JSON.parse = (text, reviver) => {
    const value = parse(text, reviver);
    return lines[value?.benchLine] ?? value;
  };
  const fetchBefore = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    if (!String(input).includes('/v1/procedures')) return fetchBefore(input, init);
    return new Promise((resolve) => {
      answer((text) => resolve(new Response(text, { headers: { 'content-type': 'application/x-ndjson' } })));
    });
  };

  const source = (index) => ({ administration: String(1_000_000_000 + index), name: `Ajuntament ${index + 1}`, service: 'hcc' });
  const row = (index) => ({
    id: `row-${index}`,
    body: { administration: source(index % BODIES).administration, dir3: null, name: source(index % BODIES).name },
    capacity: 'interested',
    notes: [],
    kind: 'case-file',
    number: `X/2025/${index}`,
    title: `Llicència d’obres menors al carrer Major, ${index}`,
    procedure: 'Llicència d’obres menors',
    family: 'Urbanisme',
    state: index % 3 ? 'open' : 'closed',
    stateText: null,
    phase: 'Instrucció',
    startedAt: new Date(Date.UTC(2024, 0, 1) + (index % 700) * 86_400_000).toISOString(),
    endedAt: null,
    plannedEnd: null,
    lastChangeAt: new Date(Date.UTC(2025, 0, 1) + (index % 300) * 86_400_000).toISOString(),
    waitsForCitizen: index % 50 === 0,
    thread: [],
    link: { href: `https://seu.example/${index}`, host: 'seu.example', trusted: true },
  });
  const officialTime = new Date().toISOString();

  return {
    /** Makes the rows, before anything is measured. */
    prepare(count) {
      lines.push({
        kind: 'start',
        sources: Array.from({ length: BODIES }, (_, index) => source(index)),
        officialTime,
        period: { from: '2022-01-01', to: '2026-01-01' },
        unasked: 0,
      });
      for (let body = 0; body < BODIES; body += 1) {
        const items = Array.from({ length: count / BODIES }, (_, index) => row(index * BODIES + body));
        const coverage = {
          ...source(body),
          state: 'answered',
          items: items.length,
          discarded: 0,
          asOf: officialTime,
          retryable: false,
          notes: [],
        };
        lines.push({ kind: 'source', coverage, items });
      }
      lines.push({ kind: 'end', completeness: 'complete', officialTime });
    },
    /** Hands the rows over once they are asked for; gives the milliseconds until the frame after the first row. */
    async deliver() {
      const respond = await asked;
      const start = performance.now();
      respond(encoder.encode(lines.map((_, benchLine) => `{"benchLine":${benchLine}}\n`).join('')));
      return new Promise((resolve) => {
        const wait = () =>
          globalThis.__bench.firstRow === undefined ? requestAnimationFrame(wait) : resolve(globalThis.__bench.firstRow - start);
        requestAnimationFrame(wait);
      });
    },
    /** Milliseconds of the slowest key press so far, from the press to the next paint, as Event Timing tells it in steps of 8. */
    slowestKey() {
      return new Promise((resolve) => {
        setTimeout(() => resolve(Math.max(...keys, 0)), 500);
      });
    },
  };
})();

const keys = [];
new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) if (/^key|^input/.test(name)) keys.push(duration);
}).observe({ type: 'event', durationThreshold: 16, buffered: true });
