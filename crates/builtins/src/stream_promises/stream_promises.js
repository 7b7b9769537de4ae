// `stream/promises`: `pipeline` and `finished` as promises. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#streams-promises-api
'use strict';

const { finishedPromise } = require('internal/streams/finished');
const { pipelinePromise } = require('internal/streams/pipeline');

function finished(stream, options) {
  return finishedPromise(stream, options);
}

function pipeline(...streams) {
  return pipelinePromise(...streams);
}

Object.assign(exports, { finished, pipeline });
