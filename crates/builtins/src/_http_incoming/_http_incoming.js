// `_http_incoming`, Node 26: an old name of a part of `node:http`.
'use strict';

Object.assign(exports, require('internal/http/incoming'));
