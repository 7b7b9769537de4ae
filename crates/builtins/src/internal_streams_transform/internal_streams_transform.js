// `internal/streams/transform`: `Transform` and `PassThrough`. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#class-streamtransform
//
// A write is done when its result has room on the readable side; until then its callback waits for `_read`.
'use strict';

const { Duplex } = require('internal/streams/duplex');
const { nextTick } = require('internal/loop');
const { highWaterMarkOf } = require('internal/streams/state');

const kCallback = Symbol('kCallback');

function Transform(options) {
  if (!(this instanceof Transform)) return new Transform(options);
  // With a readable side that keeps nothing, the writable side must not keep anything either.
  const readableMark = options ? highWaterMarkOf(options, Boolean(options.readableObjectMode || options.objectMode), 'readableHighWaterMark', true) : null;
  if (readableMark === 0) {
    options = { ...options, highWaterMark: null, readableHighWaterMark: readableMark, writableHighWaterMark: options.writableHighWaterMark || 0 };
  }
  Duplex.call(this, options);
  // Nothing is read before the first write.
  this._readableState.sync = false;
  this[kCallback] = null;
  /** What lay on the readable side before the write that is under way, and what a transform calls back. */
  this._writableState.readableBefore = 0;
  this._writableState.ontransform = null;
  if (options) {
    if (typeof options.transform === 'function') this._transform = options.transform;
    if (typeof options.flush === 'function') this._flush = options.flush;
  }
  // For subclasses with a `_final` of their own, which does not flush.
  this.on('prefinish', prefinish);
}
Object.setPrototypeOf(Transform.prototype, Duplex.prototype);
Object.setPrototypeOf(Transform, Duplex);
const { prototype } = Transform;

function final(callback) {
  if (typeof this._flush === 'function' && !this.destroyed) {
    this._flush((error, data) => {
      if (error) {
        if (callback) callback(error);
        else this.destroy(error);
        return;
      }
      if (data != null) this.push(data);
      this.push(null);
      if (callback) callback();
    });
  } else {
    this.push(null);
    if (callback) callback();
  }
}

function prefinish() {
  if (this._final !== final) final.call(this);
}

prototype._final = final;

prototype._transform = function(_chunk, _encoding, _callback) {
  const { codes } = require('internal/errors');
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_transform()');
};

prototype._write = function(chunk, encoding, callback) {
  const { _readableState: reading, _writableState: writing } = this;
  writing.readableBefore = reading.length;
  // One function serves all writes of the stream itself, which come one by one.
  if (callback === writing.onwrite) this._transform(chunk, encoding, writing.ontransform ??= (error, data) => transformed(this, callback, error, data));
  else this._transform(chunk, encoding, (error, data) => transformed(this, callback, error, data));
};

function transformed(stream, callback, error, data) {
  if (error) {
    callback(error);
    return;
  }
  const { _readableState: reading, _writableState: writing } = stream;
  const before = writing.readableBefore;
  if (data != null) stream.push(data);
  if (reading.ended) nextTick(callback); // the transform has ended its output by itself
  else if (writing.ended || before === reading.length || reading.length < reading.highWaterMark) callback();
  else stream[kCallback] = callback;
}

prototype._read = function() {
  const callback = this[kCallback];
  if (callback === null) return;
  this[kCallback] = null;
  callback();
};

function PassThrough(options) {
  if (!(this instanceof PassThrough)) return new PassThrough(options);
  Transform.call(this, options);
}
Object.setPrototypeOf(PassThrough.prototype, Transform.prototype);
Object.setPrototypeOf(PassThrough, Transform);
PassThrough.prototype._transform = function(chunk, encoding, callback) {
  callback(null, chunk);
};

Object.assign(exports, { Transform, PassThrough });
