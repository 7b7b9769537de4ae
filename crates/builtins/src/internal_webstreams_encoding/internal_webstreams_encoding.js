// `internal/webstreams/encoding`: `TextEncoderStream` and `TextDecoderStream`.
// Follows https://encoding.spec.whatwg.org/#interface-textdecoderstream
'use strict';
