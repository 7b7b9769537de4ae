// What hooks hear of the runtime's own resources, and which of them runs.
const { AsyncResource, createHook, executionAsyncId, executionAsyncResource, triggerAsyncId } = require('node:async_hooks');
const fs = require('node:fs');

const heard = ['Timeout', 'Immediate', 'TickObject', 'Microtask', 'FSREQCALLBACK', 'MINE'];
const names = new Map([[1, 'main']]);
const lines = [];
const nameOf = (id) => names.get(id) ?? 'unknown';
const note = (...texts) => lines.push(texts.join(' '));

const hook = createHook({
  init(id, type, trigger, resource) {
    if (!heard.includes(type)) return;
    names.set(id, `${type}${names.size}`);
    note('init', nameOf(id), 'by', nameOf(trigger), resource.constructor.name);
  },
  before(id) {
    if (names.has(id)) note('before', nameOf(id), executionAsyncId() === id, nameOf(triggerAsyncId()));
  },
  after(id) {
    if (names.has(id)) note('after', nameOf(id), executionAsyncId() === id);
  },
  destroy(id) {
    if (names.has(id) && !nameOf(id).startsWith('FSREQ')) note('destroy', nameOf(id));
  },
}).enable();

const steps = [
  () => {
    const timer = setTimeout(() => {
      note('timer', executionAsyncResource() === timer);
      step();
    }, 10);
  },
  () => clearTimeout(setTimeout(() => {}, 100)),
  () => {
    let count = 0;
    const interval = setInterval(() => {
      note('interval', ++count);
      if (count < 2) return;
      clearInterval(interval);
      step();
    }, 10);
    return true;
  },
  () => process.nextTick((text) => {
    note('tick', text);
    process.nextTick(step);
  }, 'given'),
  () => {
    clearImmediate(setImmediate(() => {}));
    const immediate = setImmediate(() => {
      note('immediate', executionAsyncResource() === immediate);
      step();
    });
  },
  () => queueMicrotask(() => {
    note('microtask', nameOf(executionAsyncId()));
    step();
  }),
  () => fs.stat('/', () => {
    note('stat', nameOf(executionAsyncId()));
    step();
  }),
  () => {
    const mine = new AsyncResource('MINE');
    mine.runInAsyncScope(() => {
      note('mine', nameOf(executionAsyncId()), executionAsyncResource() === mine);
      setTimeout(step, 10);
    });
    mine.emitDestroy();
  },
  () => {
    process.once('uncaughtException', (error) => {
      note(error.message, nameOf(executionAsyncId()));
      setImmediate(step);
    });
    setTimeout(() => { throw new Error('thrown'); }, 10);
  },
  () => {
    const timer = setTimeout(() => {
      if (timer.wasRefreshed) {
        step();
        return;
      }
      timer.wasRefreshed = true;
      setImmediate(() => timer.refresh());
    }, 10);
  },
  () => {
    hook.disable();
    setTimeout(() => console.log(lines.join('\n')), 1);
  },
];

let at = 0;

function step() {
  note('--', at);
  const isWaiting = steps[at++]();
  if (at === 2 && !isWaiting) step();
}

step();
