// `stream/consumers`: a whole stream as one value.
// Follows https://nodejs.org/docs/latest-v26.x/api/webstreams.html#utility-consumers
'use strict';
