// An error keeps its class when that is one of the slice's; what the class adds arrives too.
class MyError extends Error {
  constructor(message, extra) {
    super(message);
    this.extra = extra;
  }
  get name() { return 'MyError'; }
  twice() { return this.extra * 2; }
}
class Unseen extends MyError {}

function fail(x) {
  throw x > 1 ? new Unseen('too much', x) : new MyError('mine', x);
}

async function search(x) {
  'use node';
  return fail(x);
}

for (const x of [1, 2]) {
  try {
    await search(x);
  } catch (error) {
    console.log(error instanceof Error, error instanceof MyError, error instanceof Unseen, error.message, error.extra, error.twice());
  }
}
