// A second settlement is ignored; multipleResolves is no more.
const promise = new Promise((resolve, reject) => {
  resolve('first');
  reject(new Error('ignored'));
  throw new Error('ignored too');
});
promise.then((value) => console.log(value));
process.on('unhandledRejection', () => console.log('never'));
