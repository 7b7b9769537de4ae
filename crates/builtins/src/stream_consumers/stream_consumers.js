// `stream/consumers`: a whole stream as one value. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/webstreams.html#utility-consumers
'use strict';

const { Buffer } = require('buffer');

async function blob(stream) {
  const { Blob } = require('internal/blob');
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return new Blob(chunks);
}

async function arrayBuffer(stream) {
  return (await blob(stream)).arrayBuffer();
}

async function bytes(stream) {
  return new Uint8Array(await arrayBuffer(stream));
}

async function buffer(stream) {
  return Buffer.from(await arrayBuffer(stream));
}

async function text(stream) {
  const { TextDecoder } = require('internal/encoding');
  const decoder = new TextDecoder();
  let all = '';
  for await (const chunk of stream) all += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  return all + decoder.decode();
}

async function json(stream) {
  return JSON.parse(await text(stream));
}

Object.assign(exports, { arrayBuffer, blob, buffer, bytes, text, json });
