// What the others ask for names.
export {};
