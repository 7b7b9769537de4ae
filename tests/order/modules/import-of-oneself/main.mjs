// import() of modules that are being evaluated, or were, and wait.
import './a.mjs'; console.log('main');