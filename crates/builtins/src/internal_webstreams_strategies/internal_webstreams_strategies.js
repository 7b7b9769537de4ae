// `internal/webstreams/strategies`: queuing strategies.
// Follows https://streams.spec.whatwg.org/#qs
'use strict';
