const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const origin = new RegExp(`^https?://${label}(?:\\.${label})*(?::\\d{1,5})?$`)

/**
 * An origin that may stand in a `frame-ancestors` list: scheme, host name, port. The policy's own syntax also knows stars,
 * semicolons and spaces; a site must not bring them in.
 */
export const isSiteOrigin = (text: string): boolean => text.length <= 260 && origin.test(text)
