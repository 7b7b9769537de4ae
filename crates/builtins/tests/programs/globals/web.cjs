// Globals of the web: navigator and its locks, session storage, events of errors and of connections that close; how globals look to reflection.
'use strict';

const told = (run) => {
  try {
    console.log(run());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
};

for (const name of ['URL', 'AbortSignal', 'structuredClone', 'setTimeout', 'performance', 'crypto', 'navigator', 'process', 'Buffer', 'Storage']) {
  const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(globalThis, name);
  console.log(name, typeof value, get?.name, set?.name, JSON.stringify(flags));
}
console.log(Object.getOwnPropertyNames(new Error('x', { cause: 1 })), Object.getOwnPropertyNames(new (class Own extends Error {})('y')));

console.log(navigator, navigator.userAgent, navigator.language, navigator.languages, navigator.platform, navigator.hardwareConcurrency > 0);
told(() => new Navigator());

sessionStorage.setItem('a', 1);
sessionStorage.b = 'x';
console.log(sessionStorage, sessionStorage.length, sessionStorage.key(0), Object.keys(sessionStorage), 'a' in sessionStorage, delete sessionStorage.a, sessionStorage.length);
sessionStorage.length = 5;
console.log(sessionStorage.length, sessionStorage.getItem('length'), sessionStorage.getItem('missing'), sessionStorage.missing);
for (const wrong of [() => new Storage(), () => sessionStorage.setItem('x'), () => sessionStorage.getItem(), () => Storage.prototype.getItem.call({}, 'x')]) told(wrong);
told(() => sessionStorage.setItem('large', 'x'.repeat(11e6)));
sessionStorage.clear();
console.log(JSON.stringify(sessionStorage));

const shown = (event, ...names) => names.map((name) => event[name]);
told(() => shown(new ErrorEvent('e', { message: 1, filename: undefined, lineno: 2 ** 32 + 5, colno: 1.7, error: null }), 'type', 'message', 'filename', 'lineno', 'colno', 'error'));
told(() => shown(new CloseEvent('c', { wasClean: 1, code: 70000, reason: 5 }), 'type', 'wasClean', 'code', 'reason'));
told(() => new ErrorEvent());
told(() => ErrorEvent.prototype.message);

const { locks } = navigator;
const log = [];
let release;
async function useLocks() {
  const first = locks.request('one', () => new Promise((resolve) => { release = resolve; }));
  const shared = [1, 2].map((each) => locks.request('one', { mode: 'shared' }, ({ mode }) => log.push(`${mode} ${each}`)));
  await locks.request('one', { ifAvailable: true }, (lock) => log.push(`available ${lock}`));
  const { held, pending } = await locks.query();
  log.push(...held.map((each) => `held ${each.mode}`), ...pending.map((each) => `pending ${each.mode}`));
  const controller = new AbortController();
  const aborted = locks.request('one', { signal: controller.signal }, () => log.push('never'));
  controller.abort();
  await aborted.catch((error) => log.push(error.name));
  release('done');
  log.push(await first, ...await Promise.all(shared));
  for (const [name, options] of [['-a', {}], ['a', { mode: 'x' }], ['a', { steal: true, ifAvailable: true }], ['a', { steal: true, mode: 'shared' }]]) {
    await locks.request(name, options, () => {}).catch((error) => log.push(`${error.name} ${error.message}`));
  }
}
useLocks().then(() => console.log(log));
