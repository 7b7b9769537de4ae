// `stream/web`: the classes of web streams.
// Follows https://nodejs.org/docs/latest-v26.x/api/webstreams.html
'use strict';
