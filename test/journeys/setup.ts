import { startServer } from '../support/server.ts'
import { claimFirstAccount, lea } from './people.ts'

/** Starts the platform once for all journeys, with its Secretariat; they read its address from the environment. */
export default async function setUp() {
  const { url, welcome, stop } = await startServer({ LOG: 'warn' })
  process.env.JOURNEY_URL = url
  await claimFirstAccount(welcome ?? '', lea)
  return stop
}
