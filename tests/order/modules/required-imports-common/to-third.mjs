// Part of a cycle through require().
import './third.cjs'; console.log('to-third runs');
