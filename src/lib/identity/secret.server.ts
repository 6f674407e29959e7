import { createHash, randomBytes } from 'node:crypto'

/** A secret to be shown once: 256 random bits, so that a plain hash is enough to keep. */
export function newSecret(prefix = ''): { secret: string; sha256: string } {
  const secret = prefix + randomBytes(32).toString('base64url')
  return { secret, sha256: sha256(secret) }
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
