// `internal/webstreams/writable`: `WritableStream`.
// Follows https://streams.spec.whatwg.org/#ws
'use strict';
