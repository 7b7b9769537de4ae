// Errors of timers, ticks, promises, operations and emitters go to the domain in which they were started.
const domain = require('node:domain');
const EventEmitter = require('node:events');
const fs = require('node:fs');

const log = (...args) => console.log(...args);
// Which error comes first is not what this is about.
const caught = [];
process.on('exit', () => caught.sort().forEach((line) => log(line)));
function made(name) {
  const d = domain.create();
  d.label = name;
  d.on('error', (error) => {
    caught.push([name, 'got', error.message, error.domain === d, error.domainThrown, process.domain === d, domain._stack.length].join(' '));
  });
  return d;
}

made('sync').run(() => process.nextTick(() => { throw new Error('tick'); }));
made('timer').run(() => setTimeout(() => { throw new Error('timer'); }, 10));
made('immediate').run(() => setImmediate(() => { throw new Error('immediate'); }));
made('promise').run(() => { Promise.resolve().then(() => setTimeout(() => { throw new Error('in then'); }, 2)); });
made('fs').run(() => fs.stat('/', () => { throw new Error('fs'); }));
made('await').run(async () => {
  await null;
  setTimeout(() => { throw new Error('after await'); }, 3);
});

const emitting = made('emitter');
emitting.run(() => {
  const emitter = new EventEmitter();
  log(emitter.domain === emitting, Object.keys(emitter).includes('domain'));
  setTimeout(() => log(emitter.emit('error', new Error('emitted'))), 150);
  setTimeout(() => log(emitter.emit('error', 5)), 200);
});

const added = made('added');
const outside = new EventEmitter();
log(outside.domain);
added.add(outside);
log(added.members.length, outside.domain === added);
outside.on('x', () => log('x in', process.domain === added));
outside.emit('x');
outside.emit('error', new Error('of the added'));
added.remove(outside);
log(added.members.length, outside.domain);
try {
  outside.emit('error', new Error('removed'));
} catch (error) {
  log('thrown', error.message);
}

const d = made('binding');
const bound = d.bind((a, b) => { log('bound', a, b, process.domain === d); return 7; });
log(bound(1, 2), bound.domain === d, process.domain === undefined, process.domain);
const intercepted = d.intercept((...args) => log('intercepted', args, process.domain === d));
intercepted(null, 'a', 'b');
intercepted(new Error('as argument'), 'c');
log(d.run((x, y) => x + y, 1, 2), d.run(function() { return this === d; }));

d.enter();
const inner = made('inner');
inner.enter();
log(domain._stack.map((each) => each.label), domain.active.label);
d.exit();
log(domain._stack.length, domain.active, process.domain);
inner.exit();

const rejecting = domain.create();
rejecting.on('error', (error) => log('rejected', error.message));
rejecting.run(() => { setTimeout(() => Promise.reject(new Error('of a promise')), 250); });
setTimeout(() => log('still here', process.domain), 350);
