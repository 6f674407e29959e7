import { open, stat } from 'node:fs/promises'
import { S3mini } from 's3mini'
import type { Objects } from './objects.ts'

/*
 * S3-compatible stores, found and opened as everywhere: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and, for any
 * other than Amazon's own, AWS_ENDPOINT_URL_S3. Without keys only public buckets answer.
 */

const partBytes = 8 * 2 ** 20
/** at a time */
const deletions = 8

export const isBucketAddress = (address: string) => address.startsWith('s3://')

/** Bucket and key of `s3://bucket/key`. */
export function partsOf(address: string): { bucket: string; key: string } {
  const [bucket = '', ...key] = address.slice('s3://'.length).split('/')
  return { bucket, key: key.filter((part) => part !== '').join('/') }
}

export function clientFor(bucket: string, env = process.env): S3mini {
  const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'us-east-1'
  const endpoint = env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL ?? `https://s3.${region}.amazonaws.com`
  return new S3mini({
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '',
    endpoint: `${endpoint.replace(/\/$/, '')}/${bucket}`,
    region,
    fetch: patientFetch,
  })
}

const tries = 8
const firstPauseMs = 100
const longestPauseMs = 10_000

/** A store that is busy, or a connection that breaks, is asked again; what is refused stays refused. */
export const patientFetch: typeof fetch = async (input, init) => {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await fetch(input, init)
      if (attempt === tries || (answer.status < 500 && answer.status !== 429)) return answer
      await answer.body?.cancel()
    } catch (error) {
      if (attempt === tries || init?.signal?.aborted) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(longestPauseMs, firstPauseMs * 2 ** attempt)))
  }
}

export function openBucket(url: string): Objects {
  const { bucket, key: prefix } = partsOf(url)
  const client = clientFor(bucket)
  const place = (key: string) => (prefix ? `${prefix}/${key}` : key)

  const sizeOf = async (key: string) =>
    (await client.objectExists(place(key))) ? client.getContentLength(place(key)) : null

  async function putFile(key: string, path: string) {
    const { size } = await stat(path)
    const file = await open(path, 'r')
    try {
      const part = async (from: number) => {
        const buffer = Buffer.alloc(Math.min(partBytes, size - from))
        for (let read = 0; read < buffer.byteLength;) {
          const { bytesRead } = await file.read(buffer, read, buffer.byteLength - read, from + read)
          if (bytesRead === 0) throw new Error(`${path} became shorter while it was sent`)
          read += bytesRead
        }
        return buffer
      }
      if (size <= partBytes) return void (await client.putObject(place(key), await part(0)))
      const upload = await client.getMultipartUploadId(place(key))
      try {
        const parts: Awaited<ReturnType<S3mini['uploadPart']>>[] = []
        for (let from = 0; from < size; from += partBytes)
          parts.push(await client.uploadPart(place(key), upload, await part(from), parts.length + 1))
        // An answer that was lost on its way makes the next try fail though all is done: what counts is what is there.
        const failure = await client
          .completeMultipartUpload(place(key), upload, parts)
          .then(() => undefined)
          .catch((error: Error) => error)
        if ((await sizeOf(key)) !== size) throw failure ?? new Error(`${key} did not arrive whole`)
      } catch (error) {
        await client.abortMultipartUpload(place(key), upload).catch(() => {})
        throw error
      }
    } finally {
      await file.close()
    }
  }

  return {
    address: (key) => `s3://${bucket}/${place(key)}`,
    put: async (key, content) => void (await client.putObject(place(key), Buffer.from(content))),
    putFile,
    async get(key) {
      const found = await client.getObjectArrayBuffer(place(key))
      return found && new Uint8Array(found)
    },
    async stream(key, range) {
      if (!range) return (await client.getObjectResponse(place(key)))?.body ?? null
      const { start, end } = range
      return (await client.getObjectRaw(place(key), false, start, end + 1)).body
    },
    size: sizeOf,
    async list(folder) {
      const found = (await client.listObjects('/', place(`${folder}/`))) ?? []
      return found.map(({ Key, Size }) => ({
        key: prefix ? Key.slice(prefix.length + 1) : Key,
        bytes: Number(Size),
      }))
    },
    async remove(keys) {
      const left = keys.values()
      const lane = async () => {
        for (const key of left) await client.deleteObject(place(key))
      }
      await Promise.all(Array.from({ length: deletions }, lane))
    },
  }
}
