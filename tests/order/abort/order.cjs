// abort calls its listeners at once, in order; the second abort does nothing.
const controller = new AbortController();
const { signal } = controller;
signal.addEventListener('abort', (event) => console.log('listener', event.type, event.target === signal, signal.aborted));
signal.onabort = () => console.log('onabort');
signal.addEventListener('abort', () => console.log('once'), { once: true });
console.log(signal.aborted, signal.reason);
controller.abort('why');
console.log(signal.aborted, signal.reason);
controller.abort('again');
console.log(signal.reason);
