// Part of a cycle through require().
import './main.mjs'; console.log('direct runs');
