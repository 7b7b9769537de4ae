import './direct.mjs'; console.log('indirect runs');
