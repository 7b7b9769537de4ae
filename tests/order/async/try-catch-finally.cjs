// try, catch and finally around awaits.
async function run(fail) {
  try {
    console.log('try', fail);
    if (fail) await Promise.reject(new Error('failed'));
    else await null;
    console.log('still in try', fail);
    return 'returned';
  } catch (error) {
    console.log('catch', error.message);
    return 'recovered';
  } finally {
    console.log('finally', fail);
    await null;
    console.log('finally after await', fail);
  }
}
run(false).then(console.log);
run(true).then(console.log);
