// What the runtime itself tells on diagnostics channels: console calls, modules, processes, threads, requests.
'use strict';

const channels = require('diagnostics_channel');
const { spawn } = require('child_process');
const http = require('http');
const { Worker } = require('worker_threads');

const say = (...words) => process.stdout.write(`${words.join(' ')}\n`);
const listen = (name) => channels.subscribe(name, (message) => say(name, Object.keys(message).join(), message.id ?? message.url ?? '', message.error?.code ?? ''));

for (const event of ['start', 'end', 'asyncStart', 'asyncEnd', 'error']) {
  for (const traced of ['module.require', 'module.import', 'child_process.spawn', 'net.server.listen']) listen(`tracing:${traced}:${event}`);
}
for (const name of ['child_process', 'worker_threads', 'net.client.socket', 'net.server.socket', 'http.client.request.created', 'http.client.request.start',
  'http.client.response.finish', 'http.server.request.start', 'http.server.response.finish']) listen(name);
for (const level of ['log', 'info', 'debug', 'warn', 'error']) channels.subscribe(`console.${level}`, (args, name) => say(name, JSON.stringify(args)));

console.log('text', { a: 1 });
console.warn('careful');
new console.Console(process.stdout).info('of another console');
require('os');
try {
  require('./missing');
} catch (error) {
  say(error.code);
}

spawn('true').on('close', () => {
  spawn('/no/such/program').on('error', () => {
    new Worker('', { eval: true }).on('exit', () => {
      const server = http.createServer((request, response) => response.end()).listen(0, '127.0.0.1', () => {
        http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (response) => response.resume().on('end', () => server.close(last)));
      });
    });
  });
});

async function last() {
  await import('node:path');
  await import('./missing.mjs').catch((error) => say(error.code));
}
