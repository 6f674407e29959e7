import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { BaseClient, BaseResponse, fromCustomClient, GeoTIFF } from 'geotiff'
import { clientFor, isBucketAddress, partsOf, patientFetch } from '#lib/platform/s3.server.ts'

import { FileSource } from './file-source.server.ts'

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
    const etag = await clientFor(bucket)
      .getEtag(key)
      .catch(() => null)
    return etag ? { etag } : undefined
  }
  const answer = await patientFetch(file, { method: 'HEAD' }).catch(() => undefined)
  if (!answer?.ok) return undefined
  const [etag, modified] = [answer.headers.get('etag'), answer.headers.get('last-modified')]
  return { ...(etag && { etag }), ...(modified && { modified }) }
}

async function request(address: string, range?: readonly [from: number, to: number]): Promise<Response> {
  if (isBucketAddress(address)) {
    const { bucket, key } = partsOf(address)
    return range
      ? clientFor(bucket).getObjectRaw(key, false, range[0], range[1] + 1)
      : clientFor(bucket).getObjectRaw(key)
  }
  return patientFetch(address, range && { headers: { range: `bytes=${range[0]}-${range[1]}` } })
}

class Client extends BaseClient {
  override async request({ headers }: RequestInit = {}): Promise<BaseResponse> {
    const asked = /^bytes=(\d+)-(\d+)$/.exec(new Headers(headers).get('range') ?? '')
    return new Answer(await request(this.url, asked ? [Number(asked[1]), Number(asked[2])] : undefined))
  }
}

class Answer extends BaseResponse {
  readonly #response: Response
  constructor(response: Response) {
    super()
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
  override getData() {
    return this.#response.arrayBuffer()
  }
}
