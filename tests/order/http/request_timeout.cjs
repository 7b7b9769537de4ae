// Clients that take too long with their request.
'use strict';
const http = require('http');
const net = require('net');
const server = http.createServer({ headersTimeout: 50, requestTimeout: 100, connectionsCheckingInterval: 20 }, (req, res) => {
  console.log('request', req.url);
  req.on('error', (error) => console.log('request error', error.code));
  req.resume().on('end', () => res.end('fine'));
});
server.listen(0, '127.0.0.1', async () => {
  for (const text of ['GET / HTTP/1.1\r\nHos', 'POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab']) {
    await new Promise((resolve) => {
      const socket = net.connect(server.address().port, '127.0.0.1');
      socket.on('data', (chunk) => console.log(JSON.stringify(String(chunk))));
      socket.on('error', (error) => console.log(error.code));
      socket.on('close', resolve);
      socket.write(text);
    });
  }
  server.close(() => console.log('closed'));
});
for (const options of [{ headersTimeout: 'x' }, { requestTimeout: -1 }, { headersTimeout: 10, requestTimeout: 5 }, { keepAliveTimeout: 1.5 }, { connectionsCheckingInterval: null },
  { maxHeaderSize: -1 }, { insecureHTTPParser: 0 }, { requireHostHeader: 1 }, { joinDuplicateHeaders: 's' }, { rejectNonStandardBodyWrites: 2 }, { optimizeEmptyRequests: 1 },
  { shouldUpgradeCallback: 1 }, { uniqueHeaders: 'x' }, { noDelay: 1 }, { keepAliveTimeoutBuffer: -1 }, { requestTimeout: 0 }, { requestTimeout: 1000 }, { highWaterMark: 'x' }, 5, 'x', null]) {
  try {
    const made = http.createServer(options);
    console.log(made.headersTimeout, made.requestTimeout, made.keepAliveTimeout, made.noDelay);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
