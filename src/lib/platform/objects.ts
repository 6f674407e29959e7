/** First and last byte, both within. */
export type Range = { start: number; end: number }
export type ObjectEntry = { key: string; bytes: number }

/** Contents under names with slashes, seen by every node: below a folder, or in a bucket of an S3-compatible store. */
export interface Objects {
  /** What files below `key` are named from: a folder of this machine, or an `s3://` address. */
  address(key: string): string
  /** Whole or not at all, over what stood there. */
  put(key: string, content: Uint8Array): Promise<void>
  /** A file of this machine, however large. */
  putFile(key: string, path: string): Promise<void>
  get(key: string): Promise<Uint8Array | null>
  /** All of it, or the bytes from the first to the last of a range. */
  stream(key: string, range?: Range): Promise<ReadableStream<Uint8Array> | null>
  /** Bytes, or null where there is none. */
  size(key: string): Promise<number | null>
  /** Everything whose name begins with this folder's, also what a killed process left half done. */
  list(folder: string): Promise<ObjectEntry[]>
  remove(keys: readonly string[]): Promise<void>
}
