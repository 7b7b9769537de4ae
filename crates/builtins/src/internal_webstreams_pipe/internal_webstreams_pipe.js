// `internal/webstreams/pipe`: `pipeTo`, and streams from iterables.
// Follows https://streams.spec.whatwg.org/#rs-pipe-to
'use strict';
