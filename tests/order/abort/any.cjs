// AbortSignal.any aborts with the first of its sources, after that one's own listeners.
const a = new AbortController();
const b = new AbortController();
const any = AbortSignal.any([a.signal, b.signal]);
any.addEventListener('abort', () => console.log('any', any.reason));
b.signal.addEventListener('abort', () => console.log('b'));
b.abort('from b');
a.abort('from a');
console.log(any.reason, AbortSignal.any([AbortSignal.abort('already')]).reason);
