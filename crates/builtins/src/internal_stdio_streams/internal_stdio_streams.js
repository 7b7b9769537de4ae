// `internal/stdio_streams`: the standard streams as Node streams.
// Follows https://nodejs.org/docs/latest-v26.x/api/process.html#process-io
'use strict';
