// Errors arrive with class, message, cause, code, own properties and a stack that goes on with the caller's.
class Refusal extends RangeError {
  constructor(message, options) { super(message, options); this.detail = { tried: 2 }; }
}

async function fails() {
  'use node';
  throw Object.assign(new Refusal('no', { cause: new TypeError('why') }), { code: 'E_NO' });
}

async function exception() { 'use node'; throw new DOMException('not now', 'NotSupportedError'); }

async function caller() {
  await fails();
}

async function callsFails() { 'use node'; await fails(); }

const error = await caller().catch((error) => error);
console.log(error instanceof Refusal, error instanceof RangeError, error.message, error.code, error.detail, error.cause instanceof TypeError, error.cause.message);
const lines = error.stack.split('\n').map((line) => line.replace(/\(?file:.*\/|\)/g, '').replace(/core \d+/, 'core N'));
console.log(lines.slice(0, 2));
console.log('goes on with the caller:', lines.some((line) => line.startsWith('    at caller promise_04_errors.mjs:14') && !line.includes('[core')));
const nested = await callsFails().catch((error) => error);
console.log(nested instanceof Refusal, nested.stack.split('\n').filter((line) => line.includes('[core ')).length >= 2);
const thrown = await exception().catch((error) => error);
console.log(thrown instanceof DOMException, thrown.name, thrown.code, thrown.stack.split('\n')[0], /^ {4}at exception .*\[core \d+\]$/m.test(thrown.stack));
