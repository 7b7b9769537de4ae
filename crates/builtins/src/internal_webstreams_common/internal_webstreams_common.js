// `internal/webstreams/common`: what web streams share: queues, checks, promises.
// Follows https://streams.spec.whatwg.org/
'use strict';
