// No timer fires before its time.
const start = performance.now();
for (const delay of [5, 17, 33, 50]) {
  setTimeout(() => {
    const passed = performance.now() - start;
    console.log(delay, passed >= delay - 1 ? 'not early' : passed);
  }, delay);
}
