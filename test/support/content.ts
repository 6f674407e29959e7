import { inject } from 'vitest'
import { loadContent } from '../../src/app/slices.server.ts'
import { systemActor } from '../../src/app/system-actor.ts'
import { hashOfFiles } from '../../tools/testing/hash.ts'
import { copyOf, testContext } from './database.ts'
import { dumpWith, templateWith, type Filling } from './prepared.ts'

/** Tests, components and generated texts put nothing into a database; any other code may. */
const isApart = (path: string) => /\.(test\.ts|svelte|md)$|^src\/(routes|lib\/paraglide)(\/|$)/.test(path)

const content: Filling = {
  name: 'content',
  hash: hashOfFiles(['db/migrations', 'content', 'src'], isApart),
  fill: (database) =>
    loadContent(testContext(database, { actor: systemActor, newId: () => crypto.randomUUID() }), () => {}),
}

/** A database of one's own with the starter content. */
export async function contentDatabase() {
  const [start, postgres] = [inject('start'), inject('postgres')]
  return copyOf(postgres ? await templateWith(postgres, content, start) : await dumpWith(content, start))
}
