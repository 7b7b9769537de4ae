// Timers of different delays fire by delay, not by order of setting.
setTimeout(() => console.log('400'), 400);
setTimeout(() => console.log('20'), 20);
setTimeout(() => console.log('200'), 200);
setTimeout(() => console.log('1'), 1);
