// Its namespace refuses everything.
export let x = 1;
