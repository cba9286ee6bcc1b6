/** Runs in every measured page before anything of its own: when the first row stands there, and what the page did until then and after. */
(() => {
  const found = { firstRow: undefined, longTasks: [], shifts: [] };
  Object.defineProperty(globalThis, '__bench', { value: found });

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) found.longTasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, value } of list.getEntries()) found.shifts.push({ startTime, value });
  }).observe({ type: 'layout-shift', buffered: true });

  const row = () =>
    document.querySelector('my-procedures')?.shadowRoot?.querySelector('[part~="item"]') ?? document.querySelector('ul[data-rows] > li');
  const look = () => {
    const element = row();
    // One frame more: by then what was laid out has been painted.
    if (element && element.getBoundingClientRect().height > 0 && element.textContent.trim()) {
      requestAnimationFrame(() => {
        found.firstRow = performance.now();
      });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
