// The beginning of every random program of turns: callbacks of every kind, one in the other, each with a line of its own. I/O is done one call
// after the other, and timers are due when the loop next looks, so that order alone decides.
'use strict';
const { moments, soon, spin } = require('./moments.cjs');
const fs = require('fs');
const { mkdtempSync, rmSync } = fs;
const os = require('os');
const path = require('path');
const events = require('events');
const stream = require('stream');
const streamPromises = require('stream/promises');
const consumers = require('stream/consumers');
const timersPromises = require('timers/promises');
const util = require('util');
const zlib = require('zlib');
const readline = require('readline');
const { execFile, exec, spawn } = require('child_process');
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
const { MessageChannel, Worker } = require('worker_threads');
const dns = require('dns');
const http = require('http');
const net = require('net');
const diagnostics = require('diagnostics_channel');
const crypto = require('crypto');

const storage = new AsyncLocalStorage();
const show = (value) => (value instanceof Error || value instanceof DOMException ? `${value.name} ${value.code ?? ''} ${value.message}` :
  util.inspect(value, { depth: 2, breakLength: Infinity })).replaceAll(folder, 'FOLDER');
const log = (...parts) => console.log(...parts.map((part) => typeof part === 'string' ? part : show(part)), '|', storage.getStore());

const folder = mkdtempSync(path.join(os.tmpdir(), 'roata-turns-'));
fs.writeFileSync(path.join(folder, 'text'), 'some text\nin lines\n');
fs.writeFileSync(path.join(folder, 'text2'), 'other text\n');
const file = (name) => path.join(folder, name);

process.on('uncaughtException', (error, origin) => log('uncaught', error, origin));
// Whose AsyncLocalStorage the reason has is the engine's affair.
process.on('unhandledRejection', (reason) => console.log('unhandled', show(reason)));
process.on('rejectionHandled', () => log('rejection handled'));
process.on('warning', ({ name, message }) => log('warning', name, message));
process.on('exit', (code) => {
  log('exit', code);
  rmSync(folder, { recursive: true, force: true });
});

/** An interval that ends after `count` times. */
const interval = (count, f) => {
  const timer = setInterval(() => {
    if (--count === 0) clearInterval(timer);
    else spin(2.5);
    f();
  }, 1);
  spin(2.5);
  return timer;
};

// ---- one call to the system at a time

let busy = false;
const queue = [];
/** Starts `run(done)` when what was asked for earlier has called its `done`, and what else is under way has come to rest. */
const io = (run) => {
  queue.push(AsyncResource.bind(run));
  if (!busy) afterRest();
};
const afterRest = () => {
  busy = true;
  inTurns(8, next);
};
const inTurns = (count, f) => (count === 0 ? f() : setImmediate(inTurns, count - 1, f));
const next = () => {
  const run = queue.shift();
  if (run === undefined) busy = false;
  else run(afterRest);
};
/** The same for what gives a promise. */
const ioPromise = (run) => new Promise((resolve, reject) => {
  io((done) => {
    const settle = (how) => (value) => { done(); how(value); };
    run().then(settle(resolve), settle(reject));
  });
});

const at = {
  ...moments,
  soon: (f) => soon(f),
  inside: (f) => storage.run(`inside ${++runs}`, f),
  bound: (f) => setImmediate(storage.run(`bound ${++runs}`, () => AsyncLocalStorage.bind(f))),
};
let runs = 0;
const say = (label, promise) => promise.then((value) => log(label, 'gives', value), (error) => log(label, 'fails', error));
const watch = (_name, made) => made;
const begin = (when, f) => at[when](() => { try { f(); } catch (error) { log('thrown', error); } });

module.exports = {
  at: begin, AsyncLocalStorage, AsyncResource, consumers, crypto, diagnostics, dns, events, exec, execFile, file, fs, http,
  interval, io, ioPromise, log, MessageChannel, net, path, readline, say, show, soon, spawn, spin, storage, stream, streamPromises,
  timersPromises, util, watch, Worker, zlib,
};
