// Top-level await.
export const value = await Promise.resolve('awaited');
