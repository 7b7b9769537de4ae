// `_http_server`, Node 26: an old name of a part of `node:http`.
'use strict';

const { STATUS_CODES } = require('internal/http/status');
const { ServerResponse, kServerResponse } = require('internal/http/response');
const { connectionListener } = require('internal/http/connection');
const { Server, setupConnectionsTracking, storeHTTPOptions, httpServerPreClose, kConnectionsCheckingInterval } = require('internal/http/server');

Object.assign(exports, {
  STATUS_CODES,
  Server,
  ServerResponse,
  setupConnectionsTracking,
  storeHTTPOptions,
  _connectionListener: connectionListener,
  kServerResponse,
  httpServerPreClose,
  kConnectionsCheckingInterval,
});
