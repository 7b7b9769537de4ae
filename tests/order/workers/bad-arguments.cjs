// Wrong arguments of the class Worker.
const { Worker, MessageChannel } = require('worker_threads');
const attempt = (make) => { try { make(); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); } };
attempt(() => new Worker());
attempt(() => new Worker(5));
attempt(() => new Worker('a.js'));
attempt(() => new Worker('file:///a.js'));
attempt(() => new Worker(new URL('http://a/b')));
attempt(() => new Worker(new URL('file:///a'), { eval: true }));
attempt(() => new Worker('1', { eval: true, env: 5 }));
attempt(() => new Worker('1', { eval: true, argv: 5 }));
attempt(() => new Worker('1', { eval: true, execArgv: 5 }));
attempt(() => new Worker('1', { eval: true, execArgv: ['--foo', '--title=x'] }));
attempt(() => new Worker('1', { eval: true, name: 5 }));
attempt(() => new Worker('1', { eval: true, workerData() {} }));
attempt(() => new Worker('1', { eval: true, workerData: new MessageChannel().port1 }));
attempt(() => new Worker('1', { eval: true, workerData: Symbol('s') }));
attempt(() => new Worker('1', { eval: true, workerData: 1, transferList: [5] }));
