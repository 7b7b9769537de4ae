// `internal/channels`: what the runtime's own modules tell on diagnostics channels, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/diagnostics_channel.html#built-in-channels
'use strict';

const { loaded } = require('internal/boot');

let channels;

/** Tells who listens on a channel what `make` gives; nobody can before something has loaded channels. */
function publish(name, make) {
  channels ??= loaded('diagnostics_channel');
  if (channels === undefined) return;
  const channel = channels.channel(name);
  if (channel.hasSubscribers) channel.publish(make());
}

// ---- what is silent until somebody listens

const CONSOLE = /^console\.(?:log|info|debug|warn|error)$/;
const MODULE = /^tracing:module\.(require|import):/;

/** Somebody listens on a channel of that name, perhaps for the first time. */
function onSubscribe(name) {
  if (typeof name !== 'string') return;
  if (CONSOLE.test(name)) require('internal/console').tellCalls(publish);
  const traced = MODULE.exec(name)?.[1];
  if (traced !== undefined) trace[traced]?.();
}

/** What makes modules tell of themselves, once each. */
const trace = {
  require() {
    trace.require = undefined;
    const { Module } = require('internal/modules');
    const channel = require('diagnostics_channel').tracingChannel('module.require');
    const { require: plain } = Module.prototype;
    Module.prototype.require = function (id) {
      return channel.traceSync(plain, { __proto__: null, parentFilename: this.filename, id }, this, id);
    };
  },
  import() {
    trace.import = undefined;
    const channel = require('diagnostics_channel').tracingChannel('module.import');
    const esm = require('internal/modules_esm');
    const plain = esm.importFrom;
    esm.importFrom = (referrer, specifier, options) => {
      const parentURL = referrer[0] === '/' ? require('internal/url').pathToFileURL(referrer).href : referrer;
      return channel.tracePromise(plain, { __proto__: null, parentURL, url: `${specifier}` }, undefined, referrer, specifier, options);
    };
  },
};

Object.assign(exports, { publish, onSubscribe });
