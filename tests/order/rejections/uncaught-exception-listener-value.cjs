// uncaughtException is given an error made from a reason that is none.
process.on('uncaughtException', (error, origin) => console.log(error.name, error.code, origin, error.message.includes('"plain text"')));
Promise.reject('plain text');
