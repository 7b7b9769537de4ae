// A rejected member ends for await with that error; a sync iterator is closed.
function* members() { try { yield 1; yield Promise.reject(new Error('bad member')); yield 3; } finally { console.log('closed'); } }
(async () => {
  try { for await (const value of members()) console.log(value); } catch (error) { console.log('caught', error.message); }
})();
