// `_http_outgoing`, Node 26: an old name of a part of `node:http`.
'use strict';

const { kHighWaterMark, kUniqueHeaders, parseUniqueHeadersOption, validateHeaderName, validateHeaderValue, OutgoingMessage } = require('internal/http/outgoing');

Object.assign(exports, { kHighWaterMark, kUniqueHeaders, parseUniqueHeadersOption, validateHeaderName, validateHeaderValue, OutgoingMessage });
