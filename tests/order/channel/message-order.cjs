// Messages of a MessageChannel arrive in order, each with its own queues, after the script.
const { port1, port2 } = new MessageChannel();
port2.onmessage = ({ data }) => {
  console.log('message', data);
  process.nextTick(() => console.log('tick of', data));
  Promise.resolve().then(() => console.log('then of', data));
  if (data === 3) port2.close();
};
for (const data of [1, 2, 3]) port1.postMessage(data);
process.nextTick(() => console.log('tick'));
console.log('script');
