// FileHandles move by transfer lists: to other threads and by structuredClone. Here they have none of their own any more; one in use stays.
const { once } = require('node:events');
const { open } = require('node:fs/promises');
const { MessageChannel, Worker, receiveMessageOnPort } = require('node:worker_threads');

const attempt = async (name, act) => {
  try {
    console.log(name, await act());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
const opened = () => open(__filename);
const { port1, port2 } = new MessageChannel();

const program = `
  const { parentPort, workerData } = require('node:worker_threads');
  const tell = async (handle) => {
    const text = await handle.readFile('utf8');
    await handle.close();
    parentPort.postMessage([handle.constructor.name, text.slice(0, 14)]);
  };
  tell(workerData);
  parentPort.once('message', tell);`;

(async () => {
  const handle = await opened();
  await attempt('not listed', () => port1.postMessage({ handle }));
  await attempt('cloned', () => structuredClone(handle));
  await attempt('in use', () => {
    const stat = handle.stat();
    try {
      port1.postMessage(handle, [handle]);
    } finally {
      return stat.then(() => handle.fd > 0);
    }
  });
  port1.postMessage({ handle }, [handle]);
  console.log(handle.fd);
  await attempt('read', () => handle.readFile());
  await attempt('close', () => handle.close());
  const { message } = receiveMessageOnPort(port2);
  console.log(message.handle.constructor === handle.constructor, message.handle.fd > 0, (await message.handle.readFile('utf8')).slice(0, 14));
  const copy = structuredClone(message.handle, { transfer: [message.handle] });
  console.log(message.handle.fd, copy.fd > 0);
  await copy.close();
  await attempt('closed', () => port1.postMessage(copy, [copy]));

  const streamed = await opened();
  const stream = streamed.createReadStream();
  await attempt('streamed', () => port1.postMessage(streamed, [streamed]));
  stream.destroy();
  await once(stream, 'close');

  const [data, second] = [await opened(), await opened()];
  const worker = new Worker(program, { eval: true, workerData: data, transferList: [data] });
  console.log(data.fd, (await once(worker, 'message'))[0]);
  worker.postMessage(second, [second]);
  console.log(second.fd, (await once(worker, 'message'))[0]);
  port1.close();
})();
