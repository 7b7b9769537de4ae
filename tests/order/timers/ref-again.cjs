// ref takes back an unref, however often either was called.
const timer = setTimeout(() => console.log('fired'), 5);
timer.unref();
timer.unref();
timer.ref();
console.log(timer.hasRef());
