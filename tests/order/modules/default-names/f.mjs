// Used by default-names.
export default async function* () {}