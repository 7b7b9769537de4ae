// Errors keep their cause, code and members through every kind of passing on.
const error = new AggregateError([new Error('one'), new TypeError('two')], 'all', { cause: 'why' });
error.code = 'E_ALL';
process.on('uncaughtException', (got) => console.log(got === error, got.errors.map(String), got.cause, got.code));
setImmediate(() => { throw error; });
