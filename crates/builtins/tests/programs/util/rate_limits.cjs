// util.debounce and util.throttle: which calls are made, with what, and how the others end.
'use strict';
const { debounce, throttle, inspect } = require('util');

const outcomes = async (promises) => (await Promise.allSettled(promises)).map(({ value, reason }) => (reason ? `${reason.name} ${reason.code} ${reason.message} ${reason.cause}` : value));

async function main() {
  for (const args of [[], [1], [() => {}], [() => {}, -1], [() => {}, 1.5], [() => {}, 2 ** 31], [() => {}, 1, null], [() => {}, 1, { leading: 1 }], [() => {}, 1, { signal: 1 }]]) {
    try {
      debounce(...args);
    } catch (error) {
      console.log(error.code, error.message);
    }
  }
  for (const args of [[() => {}], [() => {}, 0], [() => {}, 1], [() => {}, 1, 1, { concurrency: 0 }], [() => {}, 1, 1, { maxPending: -1 }], [() => {}, 1, 1, { overflow: 'x' }], [() => {}, 1, 1, { strict: 1 }]]) {
    try {
      throttle(...args);
    } catch (error) {
      console.log(error.code, error.message);
    }
  }

  const last = debounce(function named(x) { return [this === last, x]; }, 1);
  console.log(last.name, last.length, inspect(last), last.pending, last.pendingCount);
  console.log(await outcomes([last(1), last(2)]));
  let calls = last(3);
  last.flush();
  console.log(await outcomes([calls]), last.pending);
  calls = [last(4), last(5)];
  console.log(last.pendingCount, last.pending === calls[1], last.cancel('why'));
  console.log(await outcomes(calls), last.ref() === last, last.unref() === last);
  last.ref();

  const first = debounce((x) => x, 5, { leading: true });
  console.log(inspect(first(1)), await outcomes([first(2), first(3)]));
  const impatient = debounce((x) => x, 1, { rejectOnCancel: true });
  console.log(await outcomes([impatient(1), impatient(2)]));
  console.log(await outcomes([debounce(() => { throw new TypeError('thrown'); }, 0)()]));
  const controller = new AbortController();
  const ended = debounce(() => {}, 1000, { signal: controller.signal });
  calls = [ended()];
  controller.abort('enough');
  console.log(await outcomes([...calls, ended()]));

  const begun = [];
  const spaced = throttle(async (x) => {
    begun.push(x);
    return x;
  }, 2, 5);
  calls = [1, 2, 3, 4, 5].map((x) => spaced(x));
  console.log(begun.join(), spaced.activeCount, spaced.pendingCount, spaced.hasImmediateCapacity());
  console.log(await outcomes(calls), begun.join());
  const few = throttle((x) => x, 1, 5, { maxPending: 1 });
  console.log(await outcomes([1, 2, 3].map((x) => few(x))));
  console.log(await outcomes([1, 2].map(throttle((x) => x, 1, 1000, { overflow: 'drop' }))));
  const one = throttle(async (x) => begun.push(x), 9, 1000, { concurrency: 1 });
  calls = [6, 7, 8].map((x) => one(x));
  console.log(one.activeCount, one.pendingCount, await outcomes(calls));
  const given = throttle((x) => x, 1, 1000);
  calls = [given(1), given(2)];
  given.cancel();
  console.log(await outcomes(calls), given.hasImmediateCapacity());
}

main();
