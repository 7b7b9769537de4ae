// Part of a cycle through require().
import './other.cjs'; console.log('to-other runs');
