// `internal/fs_streams`: `fs.ReadStream` and `fs.WriteStream`.
// Follows https://nodejs.org/docs/latest-v26.x/api/fs.html#fscreatereadstreampath-options
'use strict';
