import type { Context } from '#lib/platform/context.ts'
import { enterLinkKinds } from './store.server.ts'

/** Done at every start, without an event: the program says what it is made of. */
export const declareLinkKinds = (
  { write }: Pick<Context, 'write'>,
  kinds: readonly { name: string; slice: string }[],
): Promise<void> => write((handle) => enterLinkKinds(handle, kinds))
