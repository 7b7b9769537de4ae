// `internal/webstreams/adapters`: between Node's streams and web streams.
// Follows https://nodejs.org/docs/latest-v26.x/api/stream.html#streamreadablefromwebreadablestream-options
'use strict';
