// What becomes of requests whose body the server does not read, with and without a body, and when the answer comes at once or later.
const http = require('node:http');

const variants = {
  plain() {},
  paused(request) { request.pause(); },
  resumed(request) { request.resume(); },
  readable(request) { request.on('readable', () => console.log('readable')); },
};
const moments = { now: (answer) => answer(), tick: process.nextTick, immediate: setImmediate };

function exchange(variant, moment, method, body) {
  console.log(`# ${variant}, ${moment}, ${method} ${body ?? ''}`);
  return new Promise((resolve) => {
    const server = http.createServer((request, response) => {
      const tell = (what) => console.log(what, request.readableFlowing, request.complete, request.readableEnded, request.readableLength);
      for (const event of ['resume', 'pause', 'end', 'close']) request.on(event, () => tell(`request ${event}`));
      variants[variant](request);
      for (const event of ['prefinish', 'finish', 'close']) response.on(event, () => tell(`response ${event}`));
      moments[moment](() => response.end('answer'));
    });
    server.listen(0, '127.0.0.1', () => {
      const request = http.request({ port: server.address().port, host: '127.0.0.1', method, agent: false }, (response) => response.resume());
      request.on('close', () => server.close(resolve));
      request.end(body);
    });
  });
}

(async () => {
  for (const variant of Object.keys(variants)) {
    for (const moment of Object.keys(moments)) {
      await exchange(variant, moment, 'GET');
      await exchange(variant, moment, 'POST');
    }
    if (variant !== 'readable') await exchange(variant, 'now', 'POST', 'body');
  }
})();
