/** Every part of the house that owns a database schema, with its folder under `src/lib`. */
export const schemas = ['platform', 'traits', 'identity', 'plan', 'observatory', 'dashboard'] as const
