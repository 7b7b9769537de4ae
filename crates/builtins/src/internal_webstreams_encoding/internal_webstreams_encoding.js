// `internal/webstreams/encoding`: `TextEncoderStream` and `TextDecoderStream`. Node 26.
// Follows https://encoding.spec.whatwg.org/#interface-textencoderstream and #interface-textdecoderstream
'use strict';

const { TextEncoder, TextDecoder } = require('internal/encoding');
const { TransformStream } = require('internal/webstreams/transform');
const { finish, invalidThis } = require('internal/webstreams/common');

class TextEncoderStream {
  #transform;
  /** The first half of a surrogate pair whose second half has not come. */
  #half = '';

  constructor() {
    const encoder = new TextEncoder();
    this.#transform = new TransformStream({
      transform: (chunk, controller) => {
        const bytes = encoder.encode(this.#whole(String(chunk)));
        if (bytes.length > 0) controller.enqueue(bytes);
      },
      flush: (controller) => {
        if (this.#half !== '') controller.enqueue(encoder.encode(this.#half)); // as the replacement character
      },
    });
  }

  #whole(text) {
    const all = this.#half + text;
    const last = all.charCodeAt(all.length - 1);
    const isHalf = last >= 0xd800 && last <= 0xdbff;
    this.#half = isHalf ? all.slice(-1) : '';
    return isHalf ? all.slice(0, -1) : all;
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#transform in value)) throw invalidThis('TextEncoderStream');
    return value;
  }

  get encoding() {
    TextEncoderStream.#check(this);
    return 'utf-8';
  }
  get readable() { return TextEncoderStream.#check(this).#transform.readable; }
  get writable() { return TextEncoderStream.#check(this).#transform.writable; }
}

class TextDecoderStream {
  #decoder;
  #transform;

  constructor(encoding = 'utf-8', options = {}) {
    const decoder = this.#decoder = new TextDecoder(encoding, options);
    this.#transform = new TransformStream({
      transform(chunk, controller) {
        if (chunk === undefined) throw noChunk();
        const text = decoder.decode(chunk, { stream: true });
        if (text !== '') controller.enqueue(text);
      },
      flush(controller) {
        const text = decoder.decode();
        if (text !== '') controller.enqueue(text);
        else controller.terminate(); // as in Node: who reads hears of the end one promise job earlier
      },
    });
  }

  static #check(value) {
    if (typeof value !== 'object' || value === null || !(#transform in value)) throw invalidThis('TextDecoderStream');
    return value;
  }

  get encoding() { return TextDecoderStream.#check(this).#decoder.encoding; }
  get fatal() { return TextDecoderStream.#check(this).#decoder.fatal; }
  get ignoreBOM() { return TextDecoderStream.#check(this).#decoder.ignoreBOM; }
  get readable() { return TextDecoderStream.#check(this).#transform.readable; }
  get writable() { return TextDecoderStream.#check(this).#transform.writable; }
}

/** Node asks for a text, though a decoder takes bytes. */
function noChunk() {
  const { codes } = require('internal/errors');
  return new codes.ERR_INVALID_ARG_TYPE('chunk', 'string', undefined);
}

finish(TextEncoderStream, ({ encoding, readable, writable }) => ({ encoding, readable, writable }));
finish(TextDecoderStream, ({ encoding, fatal, ignoreBOM, readable, writable }) => ({ encoding, fatal, ignoreBOM, readable, writable }));

Object.assign(exports, { TextEncoderStream, TextDecoderStream });
