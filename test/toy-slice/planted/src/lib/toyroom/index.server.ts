export { makeThing } from './actions.server.ts'
export { thingsList } from './list.server.ts'
