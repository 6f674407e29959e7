import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'

export type RunningBucket = { url: string; env: Record<string, string>; stop: () => Promise<void> }

/**
 * A real S3 server on a free port of this machine, with one empty bucket. It checks the signature of every request, but
 * takes the slash off a bucket's own path before it does, which Amazon does not: who lists a bucket asks it to be lenient.
 */
export async function startBucket({ lenient = false } = {}): Promise<RunningBucket> {
  const directory = mkdtempSync(join(tmpdir(), 'permille-bucket-'))
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    allowMismatchedSignatures: lenient,
    directory,
    configureBuckets: [{ name: 'soils', configs: [] }],
  })
  const { port } = await server.run()
  return {
    url: 's3://soils',
    env: {
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'S3RVER',
      AWS_SECRET_ACCESS_KEY: 'S3RVER',
      AWS_REGION: 'us-east-1',
    },
    async stop() {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
