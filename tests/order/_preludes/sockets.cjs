// The beginning of every random program of sockets: one connection, a log of what happens on both its sides, and a moment for each thing to do.
'use strict';
const net = require('net');
const log = (...parts) => console.log(parts.join(' '));
const show = (value) => (value instanceof Error ? value.code ?? `${value.name} ${value.message}` : String(value));
process.on('uncaughtException', (error) => log('uncaught', show(error)));

// ---- moments

const waiting = { connected: [], accepted: [], heard: [], served: [], ended: [] };
const reached = (moment) => { for (const f of waiting[moment].splice(0)) f(); };
const later = {
  now: (f) => f(),
  tick: (f) => process.nextTick(f),
  job: (f) => queueMicrotask(f),
  immediate: (f) => setImmediate(f),
};
const at = (when, f) => {
  const run = () => { try { f(); } catch (error) { log('thrown', show(error)); } };
  if (when in later) later[when](run);
  else waiting[when].push(run);
};

// ---- the connection

/** Whatever is left over after so long is given up: nothing that happens by itself takes that time. */
const PATIENCE = 1500;
const events = ['connect', 'ready', 'end', 'finish', 'close', 'error', 'drain', 'pause', 'resume'];

const follow = (name, socket, first) => {
  for (const event of events) socket.on(event, (value) => log(name, event, value === undefined ? '' : show(value)));
  socket.once('data', () => reached(first));
  socket.once('end', () => reached('ended'));
};

class Link {
  #accepted;

  constructor({ path, server, client }) {
    const sockets = new Set();
    const listener = net.createServer(server, (socket) => {
      log('connection');
      this.#accepted = socket;
      sockets.add(socket);
      follow('server', socket, 'served');
      reached('accepted');
    });
    listener.on('close', () => log('closed'));
    const place = path ? [`\0net-order-${process.pid}`] : [0, '127.0.0.1'];
    listener.listen(...place, () => {
      const where = path ? { path: place[0] } : { port: listener.address().port, host: '127.0.0.1' };
      this.client = net.connect({ ...where, ...client });
      sockets.add(this.client);
      follow('client', this.client, 'heard');
      this.client.on('connect', () => reached('connected'));
      const end = setTimeout(() => {
        for (const socket of sockets) {
          log('given up', socket.destroyed, socket.readyState);
          socket.destroy();
        }
      }, PATIENCE);
      this.client.on('close', () => listener.close());
      listener.on('close', () => clearTimeout(end));
      for (const run of this.#early.splice(0)) run();
    });
  }

  #early = [];

  /** Does `f` with one side, once there is one. */
  on(side, f) {
    const run = () => {
      try {
        f(side === 'server' && this.#accepted !== undefined ? this.#accepted : this.client, side);
      } catch (error) {
        log('thrown', show(error));
      }
    };
    if (this.client === undefined) this.#early.push(run);
    else run();
  }
}

const link = (options) => new Link(options);
const watch = (name, made) => made;
const state = (socket, side) => log(side, socket.readyState, socket.destroyed, socket.connecting, socket.pending, socket.writableLength, socket.isPaused());

module.exports = { log, show, at, watch, link, state };
