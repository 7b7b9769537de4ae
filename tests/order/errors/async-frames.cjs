// A stack has one frame for each async function that has not waited yet, whatever its form.
'use strict';
const names = (error) => error.stack.split('\n').slice(1, 6).filter((line) => line.includes('async-frames')).map((line) => /at (?:(\S+) \()?/.exec(line)[1]).join(' ');

async function fails() { throw new Error('x'); }
async function calls() {
  return fails();
}
const arrow = async () => calls();
const block = async () => { await arrow(); };
class Shelf {
  static async take() { return block(); }
  async put() {
    const own = async function() { await Shelf.take(); };
    await own();
  }
}
const again = async (n) => (n === 0 ? fails() : again(n - 1));

(async () => {
  for (const run of [fails, calls, arrow, block, () => again(2)]) await run().catch((error) => console.log(names(error)));
  await new Shelf().put().catch((error) => console.log(names(error).split(' ').length));
  await fails().catch((error) => console.log(names(error)));
})();
