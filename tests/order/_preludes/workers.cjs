// The beginning of every random program of ports and workers: a log of what happens on ports of this thread, in its order; what happens between
// threads is told one worker after the other, at the end.
'use strict';
const { moments: later } = require('./moments.cjs');
const { Worker, MessageChannel, BroadcastChannel, receiveMessageOnPort, markAsUntransferable } = require('worker_threads');
const log = (...parts) => console.log(parts.join(' '));
const show = (value) => (value instanceof Error || value instanceof DOMException ? `${value.name} ${value.message}` :
  require('util').inspect(withoutPorts(value), { depth: 3, breakLength: Infinity }));
const withoutPorts = (value) => (value instanceof MessagePort ? 'a port' : Array.isArray(value) && value.some((each) => each instanceof MessagePort) ?
  value.map(withoutPorts) : value !== null && typeof value === 'object' && 'message' in value ? { message: withoutPorts(value.message) } : value);
process.on('uncaughtException', (error) => log('uncaught', show(error)));
process.on('unhandledRejection', (error) => log('unhandled', show(error)));
const at = (when, f) => later[when](() => { try { f(); } catch (error) { log('thrown', show(error)); } });

// ---- ports of this thread

const open = [];
let names = 0;
const name = (port) => (port.name0 ??= `x${++names}`);
const watch = (label, made) => {
  if (made instanceof MessageChannel) {
    for (const port of [made.port1, made.port2]) {
      port.name0 = `${label}.${port === made.port1 ? 1 : 2}`;
      open.push(port);
      port.on('close', () => gone.add(port));
    }
    return [made.port1, made.port2];
  }
  if (made instanceof BroadcastChannel) open.push(made);
  return made;
};
/** A listener that says what has come, and takes the ports that came with it. */
const hear = (port, how, more = () => {}) => {
  const listener = (message) => {
    const data = how === 'on' || how === 'once' ? message : message.data;
    log(name(port), how, show(data));
    if (data instanceof MessagePort) adopt(data, port);
    more(data);
  };
  switch (how) {
    case 'handler': port.onmessage = listener; break;
    case 'listener': port.addEventListener('message', listener); break;
    default: port[how]('message', listener);
  }
};
const adopt = (port, from) => {
  if (port.name0 !== undefined) return;
  port.name0 = `${name(from)}'`;
  open.push(port);
  port.on('close', () => gone.add(port));
  port.on('message', (data) => {
    log(name(port), 'on', show(data));
    if (data instanceof MessagePort) adopt(data, port);
  });
  port.on('close', () => log(name(port), 'close'));
};
// Node crashes where a port that has gone is read or posted.
const gone = new WeakSet();
const take = (port) => {
  if (gone.has(port)) return;
  const got = receiveMessageOnPort(port);
  log(name(port), 'takes', show(got));
  if (got?.message instanceof MessagePort) adopt(got.message, port);
};
const move = (port, other, wrap = (value) => value, asOption = false) => {
  if (gone.has(port) || gone.has(other)) return;
  port.postMessage(wrap(other), asOption ? { transfer: [other] } : [other]);
  gone.add(other);
};
const give = (port, other) => { if (!gone.has(other)) port.postMessage(other); };
let left = 60;
const answer = (port, value) => { if (left-- > 0) port.postMessage(value); };
// What nobody closes would keep the program alive.
const turns = (n, f) => (n === 0 ? f() : setImmediate(turns, n - 1, f));
turns(12, () => { for (const each of open) each.close(); });

// ---- workers: one asks, and waits for the answer or the end

const program = `
const { parentPort, workerData, threadName, Worker, MessageChannel } = require('worker_threads');
const commands = {
  echo: (value) => [value],
  print: (text) => { console.log(text); return 'printed'; },
  fail: (text) => { throw new TypeError(text); },
  reject: (text) => { Promise.reject(new RangeError(text)); },
  strange: () => { throw { strange: [1] }; },
  exit: (code) => process.exit(code),
  code: (code) => { process.exitCode = code; return code; },
  onExit: (text) => { process.on('exit', (code) => { console.log(text, code); }); return 'listens'; },
  catchAll: () => { process.on('uncaughtException', (error) => parentPort.postMessage(['caught', error.message])); return 'catches'; },
  data: () => [workerData],
  name: () => threadName,
  sum: (array) => array.reduce((sum, each) => sum + each, 0),
  grow: (buffer) => { const bytes = new Uint8Array(buffer).fill(7); parentPort.postMessage(bytes, [bytes.buffer]); return undefined; },
  use: (port) => { port.postMessage('from inside'); port.once('message', (value) => { parentPort.postMessage(['through', value]); port.close(); }); return undefined; },
  chain: (n) => Array.from({ length: n }, (_, i) => i).reduce((promise, i) => promise.then((list) => [...list, i]), Promise.resolve([])),
  inner: (n) => new Promise((resolve) => { new Worker('process.exit(' + n + ')', { eval: true }).on('exit', resolve); }),
};
parentPort.on('message', async ([command, value]) => {
  if (command === 'close') { parentPort.close(); return; }
  const result = await commands[command](value);
  if (result !== undefined) parentPort.postMessage(result);
});
`;
const start = (options) => {
  const told = [];
  const worker = new Worker(program, { eval: true, stdout: true, stderr: true, ...options });
  let onWord = () => {};
  const say = (...parts) => told.push(parts.join(' '));
  let printed = '';
  worker.stdout.setEncoding('utf8').on('data', (text) => { printed += text; });
  worker.stdout.on('end', () => say('  printed', JSON.stringify(printed)));
  worker.stderr.resume();
  worker.on('message', (value) => { say('  message', show(value)); onWord(); });
  worker.on('error', (error) => say('  error', show(error)));
  const ended = new Promise((resolve) => worker.on('exit', (code) => { say('  exit', code); onWord(); resolve(); }));
  let isOver = false;
  ended.then(() => { isOver = true; });
  const agent = { worker, told, line: new Promise((resolve) => worker.on('online', resolve)) };
  const step = (f) => { agent.line = agent.line.then(f).catch((error) => say('  thrown', show(error))); };
  agent.ask = (command, value, transfer) => step(async () => {
    say(command);
    if (isOver) { say('  is over'); return; }
    const word = new Promise((resolve) => { onWord = resolve; });
    worker.postMessage([command, value], transfer);
    await word;
  });
  agent.end = () => step(async () => { say('terminate', isOver); const code = await worker.terminate(); say('  code', code); await ended; });
  agent.link = () => step(async () => {
    say('link');
    if (isOver) return;
    const { port1, port2 } = new MessageChannel();
    const closed = new Promise((resolve) => port1.on('close', resolve));
    port1.on('message', (value) => { say('  port', show(value)); port1.postMessage('answer'); });
    const word = new Promise((resolve) => { onWord = resolve; });
    worker.postMessage(['use', port2], [port2]);
    await word;
    await closed;
  });
  agents.push(agent);
  return agent;
};
const agents = [];
process.on('exit', () => agents.forEach(({ told }, n) => log(`worker ${n}\n${told.join('\n')}`)));
setImmediate(() => setImmediate(() => setImmediate(() => setImmediate(() => { for (const agent of agents) agent.end(); }))));

module.exports = {
  Worker, MessageChannel, BroadcastChannel, receiveMessageOnPort, markAsUntransferable, log, show, at, watch, name, gone, hear, adopt, take, move, give, answer, start,
};
