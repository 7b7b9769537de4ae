// `internal/webstreams/transform`: `TransformStream`.
// Follows https://streams.spec.whatwg.org/#ts
'use strict';
