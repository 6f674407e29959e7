import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { BaseClient, BaseResponse, fromCustomClient, GeoTIFF } from 'geotiff'
import { clientFor, isBucketAddress, partsOf, patientFetch } from '#lib/platform/s3.server.ts'

import { FileSource } from './file-source.server.ts'
import { Outage } from './outage.ts'

/*
 * Where a study's data lie: in a file of this machine, behind http(s)://, or in object storage (s3://bucket/key). Of what
 * is far away only the bytes that a tile needs are fetched.
 */

export const isAddress = (file: string) => /^(https?|s3):\/\//.test(file)

/** A file as the study names it, seen from the study's own folder or address. */
export function located(folder: string, name: string): string {
  if (isAddress(name)) return name
  return isAddress(folder) ? `${folder.replace(/\/$/, '')}/${name}` : resolve(folder, name)
}

export const openGeotiff = (file: string): Promise<GeoTIFF> =>
  // Servers that ignore ranges would send the whole file for every block.
  isAddress(file)
    ? fromCustomClient(new Client(file), { allowFullFile: false })
    : GeoTIFF.fromSource(new FileSource(file))

export async function streamOf(file: string): Promise<Readable> {
  if (!isAddress(file)) return createReadStream(file)
  const { ok, body } = await request(file)
  if (!ok || !body) throw new Error(`${file} cannot be read`)
  return Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
}

/** What the other side says of a file without sending it, or nothing where there is none. */
export async function headOf(file: string): Promise<{ etag?: string; modified?: string } | undefined> {
  if (isBucketAddress(file)) {
    const { bucket, key } = partsOf(file)
    const etag = await answered(file, () => clientFor(bucket).getEtag(key))
    return etag ? { etag } : undefined
  }
  const answer = await answered(file, () => patientFetch(file, { method: 'HEAD' }))
  if (!answer?.ok) return undefined
  const tell = (name: string) => answer.headers.get(name) ?? undefined
  const [etag, modified, bytes] = [tell('etag'), tell('last-modified'), tell('content-length')]
  // A server that tells neither tells at least how long the file is.
  return {
    ...(etag && { etag }),
    ...(modified && { modified }),
    ...(!etag && !modified && { etag: `${bytes} bytes` }),
  }
}

/** The answer, or nothing where there is no such thing; a store that does not answer is an outage. */
async function answered<T>(address: string, ask: () => Promise<T>): Promise<T | undefined> {
  let answer: T
  try {
    answer = await ask()
  } catch (error) {
    if (isRefused((error as { status?: number }).status)) return undefined
    throw new Outage(address, error)
  }
  if (answer instanceof Response && !answer.ok && !isRefused(answer.status))
    throw new Outage(address, `status ${answer.status}`)
  return answer
}

const isRefused = (status: number | undefined) =>
  status !== undefined && status >= 400 && status < 500 && status !== 429

async function request(address: string, range?: readonly [from: number, to: number]): Promise<Response> {
  const asked = range && { headers: { range: `bytes=${range[0]}-${range[1]}` } }
  const { bucket, key } = partsOf(address)
  const answer = await answered(address, () => {
    if (!isBucketAddress(address)) return patientFetch(address, asked)
    return range
      ? clientFor(bucket).getObjectRaw(key, false, range[0], range[1] + 1)
      : clientFor(bucket).getObjectRaw(key)
  })
  return answer ?? new Response(null, { status: 404 })
}

class Client extends BaseClient {
  override async request({ headers }: RequestInit = {}): Promise<BaseResponse> {
    const asked = /^bytes=(\d+)-(\d+)$/.exec(new Headers(headers).get('range') ?? '')
    return new Answer(
      this.url,
      await request(this.url, asked ? [Number(asked[1]), Number(asked[2])] : undefined),
    )
  }
}

class Answer extends BaseResponse {
  readonly #address: string
  readonly #response: Response
  constructor(address: string, response: Response) {
    super()
    this.#address = address
    this.#response = response
  }
  override get ok() {
    return this.#response.ok
  }
  override get status() {
    return this.#response.status
  }
  override getHeader(name: string) {
    return this.#response.headers.get(name) ?? undefined
  }
  override async getData() {
    try {
      return await this.#response.arrayBuffer()
    } catch (error) {
      throw new Outage(this.#address, error)
    }
  }
}
