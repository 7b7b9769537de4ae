// A timer of 5 s fires no earlier than 5 s after it was set, though the program spins for 2 s meanwhile.
const start = performance.now();
setTimeout(() => {
  const passed = performance.now() - start;
  console.log('fired', passed >= 4999 ? 'not early' : `after ${passed}`);
}, 5000);
while (performance.now() - start < 2000);
console.log('spun');
