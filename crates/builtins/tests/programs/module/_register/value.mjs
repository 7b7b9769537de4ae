export default 'ORIGINAL';
