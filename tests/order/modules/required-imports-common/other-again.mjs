// Part of a cycle through require().
import './third.cjs'; console.log('other-again runs');
