// An async function that throws is a rejection; its caller that does not await it has one to answer for.
process.on('unhandledRejection', (reason) => console.log('unhandled', reason.message));
async function fails() { throw new Error('failed'); }
async function awaits() { await fails(); }
fails();
awaits();
(async () => { try { await fails(); } catch (error) { console.log('caught', error.message); } })();
