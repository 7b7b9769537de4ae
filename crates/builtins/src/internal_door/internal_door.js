// `internal/door`: `roata --listen ADDRESS app.mjs`: the entry module's exported async functions over HTTP (promise 12 of nodes.md). What comes here are
// requests with their arguments as text; limits, authentication and HTTP itself are in the Rust beside it.
'use strict';

const { infoOf, isGenerator } = require('internal/node_functions');

/** What is to be done when a client goes, by the number of its request. */
const open = new Map();
/** Who waits for room to send more lines. */
const waiting = new Map();
let showsStacks = false;

/** Opens the door; the program lives as long as it is open. */
function openDoor() {
  const [address, stacks] = ops.open(onEvent);
  showsStacks = stacks;
  require('internal/loop').ref();
  process.stderr.write(`roata: the door is open at ${address}\n`);
}

function onEvent([kind, id, name, text]) {
  switch (kind) {
    case 'list': return ops.reply(id, 200, JSON.stringify({ functions: list() }));
    case 'call': return void serve(id, name, text);
    case 'room': return go(waiting, id);
    default:
      go(open, id);
      return go(waiting, id);
  }
}

/** Calls what is kept under a number, once. */
function go(kept, id) {
  const then = kept.get(id);
  kept.delete(id);
  then?.();
}

// ---- what there is

const kAsync = Object.getPrototypeOf(async () => {}).constructor;
const kGenerator = Object.getPrototypeOf(async function* () {}).constructor;

/** What a value is as a function of the door, undefined if it is none. */
function kindOf(value) {
  const info = infoOf(value);
  if (info !== undefined) return isGenerator(info) ? 'node generator' : 'node function';
  if (value instanceof kGenerator) return 'async generator';
  return value instanceof kAsync ? 'async function' : undefined;
}

const exported = () => require('internal/modules').entryExports() ?? {};

function list() {
  return Object.entries(exported())
    .map(([name, value]) => ({ name, parameters: value?.length ?? 0, kind: kindOf(value) }))
    .filter(({ kind }) => kind !== undefined);
}

// ---- a call

/** Answers one call, whatever happens. */
async function serve(id, name, text) {
  const all = exported();
  const fn = Object.hasOwn(all, name) ? all[name] : undefined;
  const kind = kindOf(fn);
  if (kind === undefined) return refuse(id, 404, `there is no function '${name}'`);
  const args = argumentsOf(text);
  if (typeof args === 'string') return refuse(id, 400, args);
  try {
    if (kind.endsWith('generator')) await stream(id, fn(...args));
    else ops.reply(id, 200, toText(await call(id, fn, kind, args)));
  } catch (error) {
    ops.reply(id, 500, describe(error));
  } finally {
    open.delete(id);
  }
}

function refuse(id, status, message) {
  ops.reply(id, status, JSON.stringify({ error: { name: 'Error', message } }));
}

/** The arguments, or what is wrong with them. */
function argumentsOf(text) {
  if (text.trim() === '') return [];
  try {
    const args = JSON.parse(text);
    return Array.isArray(args) ? args : 'the arguments must be a JSON array';
  } catch {
    return 'the arguments are not JSON';
  }
}

/** A node function is cancelled when the client goes; the value of another is only discarded. */
function call(id, fn, kind, args) {
  if (kind !== 'node function') return fn(...args);
  const thread = require('internal/node_tree').machine().run(fn.with(...args));
  open.set(id, () => thread.cancel('the client has gone'));
  return thread;
}

const toText = (value) => JSON.stringify(value) ?? 'null';

/** Line by line, as fast as the client reads. */
async function stream(id, iterator) {
  let hasGone = false;
  open.set(id, () => { hasGone = true; });
  // One that fails at once can still say so with its status.
  let { value, done } = await iterator.next();
  if (!hasGone) ops.begin(id);
  open.set(id, () => {
    hasGone = true;
    iterator.return?.().catch(() => {});
  });
  try {
    while (!done && !hasGone) {
      const line = `${toText(value)}\n`;
      while (!hasGone && !ops.send(id, line)) await room(id);
      if (!hasGone) ({ value, done } = await iterator.next());
    }
    if (hasGone) await iterator.return?.();
    ops.end(id, false);
  } catch (error) {
    await breakOff(id, error, () => hasGone);
    iterator.return?.().catch(() => {});
  } finally {
    waiting.delete(id);
  }
}

/** The status has been sent: the last line tells the error, and the answer ends in its middle, so that nobody takes it for a whole one. */
async function breakOff(id, error, hasGone) {
  const line = `${describe(error)}\n`;
  while (!hasGone() && !ops.send(id, line)) await room(id);
  while (!hasGone() && !ops.end(id, true)) await room(id);
}

const room = (id) => new Promise((resolve) => waiting.set(id, resolve));

/** An error as clients see it. */
function describe(error) {
  const isError = error !== null && typeof error === 'object';
  const text = (value) => {
    try {
      return value === undefined ? undefined : String(value);
    } catch {
      return undefined;
    }
  };
  const shown = isError
    ? { name: text(error.name) ?? 'Error', message: text(error.message) ?? '', code: text(error.code) }
    : { name: 'Error', message: text(error) ?? 'undefined' };
  if (showsStacks && isError) shown.stack = text(error.stack);
  return JSON.stringify({ error: shown });
}

module.exports = { openDoor };
