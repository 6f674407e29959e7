import type { Context } from '#lib/platform/context.ts'
import { enterLinkKinds, newLinkKinds } from './store.server.ts'

/** Done at every start, without an event: the program says what it is made of. */
export async function declareLinkKinds(
  { read, write }: Pick<Context, 'read' | 'write'>,
  kinds: readonly { name: string; slice: string }[],
): Promise<void> {
  const fresh = await newLinkKinds(read, kinds)
  if (fresh.length) await write((handle) => enterLinkKinds(handle, fresh))
}
