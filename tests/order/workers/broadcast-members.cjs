// BroadcastChannel: its members, wrong arguments and receivers.
const { receiveMessageOnPort } = require('worker_threads');
function a(l,f){ try { console.log(l, f()); } catch(e){ console.log(l, e.name, e.code, e.message);} }
const b = new BroadcastChannel('q'), c = new BroadcastChannel('q');
a('post returns', () => b.postMessage(1));
a('recv', () => receiveMessageOnPort(c));
a('recv', () => receiveMessageOnPort(c));
a('close', () => b.close()); a('close twice', () => b.close());
a('recv closed', () => receiveMessageOnPort(b));
a('ref', () => c.ref() === c); a('unref', () => c.unref() === c); a('ref closed', () => b.ref() === b); a('unref closed', () => b.unref() === b);
a('post arr', () => c.postMessage([]));
a('name sym', () => new BroadcastChannel(Symbol('x')));
a('name undef', () => new BroadcastChannel(undefined).unref().name);
a('inspect', () => require('util').inspect(c)); a('inspect depth', () => require('util').inspect({a:{b:{c:{d:c}}}}));
a('inspect depth', () => require('util').inspect({a:{b:{c:c}}}));
a('inspect closed', () => require('util').inspect(b));
a('post port', () => { c.postMessage(new MessageChannel().port1)});
a('post fn', () => { c.postMessage(() => 1)});
a('name set', () => { c.name = 3; return c.name; });
a('uncl', () => { const o = []; require('worker_threads').markAsUncloneable(o); c.postMessage(o)});
a('toString', () => Object.prototype.toString.call(c));
a('name', () => BroadcastChannel.prototype.name);
a('handler', () => { c.onmessage = () => {}; return typeof c.onmessage; });
a('name proto inspect', () => require('util').inspect(BroadcastChannel.prototype));
a('ref proto', () => BroadcastChannel.prototype.ref.call({}));
