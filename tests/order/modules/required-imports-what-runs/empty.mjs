console.log('empty runs');
