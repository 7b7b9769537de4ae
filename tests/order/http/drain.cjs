// Writers wait for 'drain', on both sides.
'use strict';
const http = require('http');
const piece = Buffer.alloc(100_000, 'x');
const writeMany = (stream, name, count) => new Promise((resolve) => {
  let drains = 0;
  let refused = 0;
  const go = () => {
    while (count > 0) {
      count--;
      if (!stream.write(piece)) { refused++; if (count > 0) return; }
    }
    stream.end(() => { console.log(name, 'done', refused > 0, drains > 0, stream.writableNeedDrain); resolve(); });
  };
  stream.on('drain', () => { drains++; go(); });
  go();
});
const server = http.createServer((req, res) => {
  let length = 0;
  req.on('data', (chunk) => { length += chunk.length; });
  req.on('end', () => { console.log('received', length); writeMany(res, 'server', 40); });
});
server.listen(0, '127.0.0.1', () => {
  const req = http.request({ port: server.address().port, host: '127.0.0.1', method: 'POST' }, (res) => {
    let length = 0;
    res.on('data', (chunk) => { length += chunk.length; });
    res.on('end', () => { console.log('answer', length); server.close(); });
  });
  writeMany(req, 'client', 40);
});
