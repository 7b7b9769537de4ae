import './main.mjs'; console.log('direct runs');
