// `_http_agent`, Node 26: an old name of a part of `node:http`.
'use strict';

exports.Agent = require('internal/http/agent').Agent;
exports.globalAgent = require('http').globalAgent;
