// map with async functions begins all at once; a loop with await goes one by one.
const step = async (name) => { console.log('begin', name); await null; console.log('end', name); return name; };
(async () => {
  console.log(await Promise.all(['a', 'b'].map(step)));
  for (const name of ['c', 'd']) await step(name);
})();
