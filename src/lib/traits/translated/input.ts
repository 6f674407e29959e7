import { z } from 'zod'

/** What the desk's form sends. Browsers send line breaks as CRLF; kept so, every text would look changed. */
export const textForm = z.object({
  text: z
    .string()
    .max(20_000, 'traits_text_too_long')
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .refine((text) => text !== '', 'traits_text_empty'),
  version: z.coerce.number().int().min(0),
  wording: z.coerce.number().int().min(1),
})
