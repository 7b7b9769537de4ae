// `internal/webstreams/bytes`: byte streams and their BYOB readers.
// Follows https://streams.spec.whatwg.org/#rbs-controller-class
'use strict';
