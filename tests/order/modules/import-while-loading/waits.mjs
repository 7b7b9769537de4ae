await undefined; export default 'waited';
