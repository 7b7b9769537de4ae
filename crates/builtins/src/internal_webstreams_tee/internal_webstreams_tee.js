// `internal/webstreams/tee`: `tee`.
// Follows https://streams.spec.whatwg.org/#abstract-opdef-readablestreamtee
'use strict';
