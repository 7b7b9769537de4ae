// `internal/webstreams/readable`: `ReadableStream`, its default controller and reader.
// Follows https://streams.spec.whatwg.org/#rs
'use strict';
