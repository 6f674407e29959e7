import { startServer } from '../support/server.ts'

/** Starts the platform once for all journeys; they read its address and its welcome link from the environment. */
export default async function setUp() {
  const { url, welcome, stop } = await startServer({ LOG: 'warn' })
  process.env.JOURNEY_URL = url
  if (welcome) process.env.JOURNEY_WELCOME = welcome
  return stop
}
