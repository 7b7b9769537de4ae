// What the programs of this folder check with: each states what a standard of the web says, step by step, and ends with `run()`, which prints
// what did not come true and exits with 1 if there was anything. They are for what real Node does otherwise, or not at all; what Node gives too
// has its golden among `crates/builtins/tests/programs`.
'use strict';

const tests = [];
let current = 'loading';
let failures = 0;

function test(name, check) {
  tests.push({ name, check });
}

/** The very same value. */
function same(actual, expected, what = '') {
  if (!Object.is(actual, expected)) throw new Error(`${what} is ${shown(actual)}, not ${shown(expected)}`);
}

/** Values that read the same. */
function alike(actual, expected, what = '') {
  if (shown(actual) !== shown(expected)) throw new Error(`${what} is ${shown(actual)}, not ${shown(expected)}`);
}

function holds(value, what = 'it') {
  if (!value) throw new Error(`${what} does not hold`);
}

/** `expected`: a class of errors, the name of a DOMException, or the very value. */
function throws(expected, act, what = '') {
  try {
    act();
  } catch (error) {
    compare(expected, error, what);
    return error;
  }
  throw new Error(`${what} throws nothing`);
}

async function rejects(expected, promise, what = '') {
  try {
    await promise;
  } catch (error) {
    compare(expected, error, what);
    return error;
  }
  throw new Error(`${what} is kept`);
}

function compare(expected, error, what) {
  const isRight = typeof expected === 'string' ? error instanceof DOMException && error.name === expected :
    typeof expected === 'function' ? error?.constructor === expected : Object.is(error, expected);
  if (!isRight) throw new Error(`${what} ends with ${shown(error)}, not ${shown(expected)}`);
}

function shown(value) {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return `${value.constructor.name}[${Array.from(value).join()}]`;
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object' && value !== null) return `{${Object.keys(value).map((key) => `${key}: ${shown(value[key])}`).join(', ')}}`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** Until promise jobs, ticks and what they began are over: a few turns of the loop. */
async function turns(count = 5) {
  for (let i = 0; i < count; i++) await new Promise((resolve) => { setImmediate(resolve); });
}

function fail(error) {
  failures++;
  console.log(`${current}: ${error?.message ?? shown(error)}`);
}

async function run() {
  process.on('unhandledRejection', fail);
  process.on('uncaughtException', fail);
  process.on('exit', (code) => {
    if (code !== 0 || current === 'over') return;
    console.log(`${current}: never ends`);
    process.exitCode = 1;
  });
  for (const { name, check } of tests) {
    current = name;
    try {
      await check();
    } catch (error) {
      fail(error);
    }
  }
  current = 'over';
  process.exit(failures === 0 ? 0 : 1); // channels that a test left open keep nobody waiting
}

module.exports = { test, same, alike, holds, throws, rejects, turns, run };
