// `_http_common`, Node 26: an old name of a part of `node:http`; programs use it to reach the parser.
'use strict';

const common = require('internal/http/common');

for (const name of ['_checkInvalidHeaderChar', '_checkIsHttpToken', 'chunkExpression', 'continueExpression', 'CRLF', 'freeParser', 'methods',
  'parsers', 'kIncomingMessage', 'HTTPParser', 'isLenient', 'calculateLenientFlags', 'prepareError', 'kSkipPendingData']) {
  exports[name] = common[name];
}
