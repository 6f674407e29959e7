// The package below, which goes into ours when it is built: nothing else of it is known here.
export * from '../../tables/src/index.ts'
