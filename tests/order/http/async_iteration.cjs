// Bodies read by for await, pause and resume, setEncoding, read.
'use strict';
const http = require('http');
const server = http.createServer(async (req, res) => {
  let text = '';
  if (req.url === '/iterate') for await (const chunk of req.setEncoding('utf8')) text += chunk;
  if (req.url === '/read') {
    req.on('readable', () => { let chunk; while ((chunk = req.read(3)) !== null) text += `[${chunk}]`; });
    await new Promise((resolve) => { req.on('end', resolve); });
  }
  if (req.url === '/pause') {
    req.on('data', (chunk) => { text += chunk; req.pause(); setImmediate(() => req.resume()); });
    await new Promise((resolve) => { req.on('end', resolve); });
  }
  if (req.url === '/break') { for await (const chunk of req) { text = String(chunk).slice(0, 2); break; } console.log('after break', req.destroyed); }
  console.log(req.url, text);
  res.end(text);
});
server.listen(0, '127.0.0.1', async () => {
  for (const path of ['/iterate', '/read', '/pause', '/break']) {
    await new Promise((resolve) => {
      const req = http.request({ port: server.address().port, host: '127.0.0.1', method: 'POST', path }, async (res) => {
        try {
          let text = '';
          for await (const chunk of res) text += chunk;
          console.log('answer', text);
        } catch (error) { console.log(error.code); }
        resolve();
      });
      req.on('error', (error) => { console.log('error', error.code); resolve(); });
      req.end('abcdefghij');
    });
  }
  server.close();
});
