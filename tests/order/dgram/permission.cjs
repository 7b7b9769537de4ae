// Without the permission for the network no socket gets an address.
// flags: --permission --allow-fs-read=*
'use strict';
const dgram = require('dgram');
const show = (name) => (error) => console.log(name, error?.name, error?.message, { ...error, errno: error && { ...error.errno, message: error.errno.message } });
const open = (name) => dgram.createSocket('udp4').on('error', show(name));
for (const port of [0, 5000]) {
  try {
    open('at once').bindSync({ address: '127.0.0.1', port });
  } catch (error) {
    show('at once')(error);
  }
  open('bind').bind(port, '127.0.0.1');
}
open('send').send('x', 9, show('never'));
open('connect').connect(9, show('never'));
