import './third.cjs'; console.log('to-third runs');
