/** The second module: the same, with its multiply-adds fused by the build. It says so, so that nobody takes it for the first. */
export * from './index'
export const relaxed: bool = true
