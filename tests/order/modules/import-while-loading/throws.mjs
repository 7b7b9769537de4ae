await undefined; throw new Error('thrown');
