import type { GeoTIFF, GeoTIFFImage } from 'geotiff'

/** Says of a window of stored rows which cells hold a value: 0 where there is none. */
export type Mask = (window: readonly number[]) => Promise<ArrayLike<number>>

/** Bit of NewSubfileType that marks an image as the mask of another. */
const maskBit = 4

/**
 * The mask inside of a file: an image of its own, as large as the map. Overviews have masks too, which are smaller.
 */
export async function maskWithin(tiff: GeoTIFF, image: GeoTIFFImage): Promise<Mask | undefined> {
  const count = await tiff.getImageCount()
  for (let i = 1; i < count; i++) {
    const other = await tiff.getImage(i)
    const kind = Number(other.getFileDirectory().getValue('NewSubfileType') ?? 0)
    const isAsLarge = other.getWidth() === image.getWidth() && other.getHeight() === image.getHeight()
    if ((kind & maskBit) !== 0 && isAsLarge) return maskOf(other, 0)
  }
  return undefined
}

/** One band of an image as a mask. */
export const maskOf =
  (image: GeoTIFFImage, sample: number): Mask =>
  async (window) => {
    const [values] = (await image.readRasters({
      window: [...window],
      samples: [sample],
    })) as ArrayLike<number>[]
    return values!
  }

/** The band of a file that says how opaque its cells are, by its place; nothing where it has none. */
export function alphaBand(image: GeoTIFFImage): number | undefined {
  const extra = image.getFileDirectory().getValue('ExtraSamples') as ArrayLike<number> | number | undefined
  if (extra === undefined) return undefined
  const kinds = typeof extra === 'number' ? [extra] : Array.from(extra)
  // 1: associated, 2: unassociated alpha; 0: any further band
  const at = kinds.findIndex((kind) => kind === 1 || kind === 2)
  return at < 0 ? undefined : image.getSamplesPerPixel() - kinds.length + at
}
