// process.exit in a promise executor, a getter and a sort callback.
process.on('exit', (code) => console.log('exit', code));
new Promise(() => {
  try { [3, 1, 2].sort(() => { ({ get x() { return process.exit(9); } }).x; }); } catch { console.log('never'); }
});
console.log('never');
