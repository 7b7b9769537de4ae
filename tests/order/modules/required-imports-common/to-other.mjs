import './other.cjs'; console.log('to-other runs');
