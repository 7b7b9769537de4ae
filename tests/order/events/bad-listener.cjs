// A listener that is no function is refused.
const emitter = new (require('events'))();
for (const method of ['on', 'once', 'off', 'prependListener']) {
  try { emitter[method]('x', 'text'); } catch (error) { console.log(method, error.name, error.code, error.message); }
}
