/** Ten times the largest paper that a Secretariat would send, and more pages than any of them has. */
export const mostBytes = 20 * 1024 * 1024
export const mostPages = 500

/** A whole book in Word has forty parts and 20 MB of XML, which packs one to twenty. */
export const archive = {
  entries: 2000,
  bytes: 48 * 1024 * 1024,
  ratio: 200,
  smallBytes: 2 * 1024 * 1024,
} as const
/** A paragraph of a paper has some hundred elements. */
export const mostElements = 2_000_000
export const deepest = 200

/** What the streams of a PDF may unpack to, and the pieces of text on its pages. */
export const pdf = { bytes: 64 * 1024 * 1024, objects: 200_000, fragments: 500_000 } as const
