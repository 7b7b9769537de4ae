// A promise that is handled late and let go at once is told of all the same: here the engine's collector runs all the time.
// env: JSC_slowPathAllocsBetweenGCs=4
process.on('unhandledRejection', (reason, promise) => { promise.catch((again) => console.log('caught', again)); });
process.on('rejectionHandled', () => console.log('rejectionHandled'));
for (let i = 0; i < 4; i++) setTimeout(() => { Promise.reject(i); }, i);
