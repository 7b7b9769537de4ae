// Ends of measures, and how observers refuse to change what they do.
const { performance, PerformanceObserver } = require('node:perf_hooks');
performance.mark('a', { startTime: 10 });
performance.mark('b', { startTime: 30 });
const attempts = [
  () => performance.measure('m', 'a', null),
  () => performance.measure('m', null, 'b').duration,
  () => performance.measure('m', 'a', 'b').duration,
  () => new PerformanceObserver(() => {}),
  () => {
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type: 'mark' });
    observer.observe({ entryTypes: ['measure'] });
  },
  () => {
    const observer = new PerformanceObserver(() => {});
    observer.observe({ entryTypes: ['measure'] });
    observer.observe({ type: 'mark' });
  },
  () => ['assert', 'dir', 'table', 'context', 'createTask'].map((name) => console[name].length).join(),
];
for (const attempt of attempts) {
  try {
    console.log(typeof attempt() === 'object' ? 'made' : attempt());
  } catch ({ name, code, message }) {
    console.log(name, code, message);
  }
}
