// `_http_client`, Node 26: an old name of a part of `node:http`.
'use strict';

exports.ClientRequest = require('internal/http/client').ClientRequest;
