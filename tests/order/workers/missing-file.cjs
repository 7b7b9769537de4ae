// A file that is not there is an error of the worker.
const { Worker } = require('worker_threads');
const w = new Worker('/nowhere/at/all.js');
w.on('error', (e) => console.log('error', e.constructor.name, e.code, e.message.split('\n')[0]));
w.on('exit', (code) => console.log('exit', code));
