import './third.cjs'; console.log('other-again runs');
