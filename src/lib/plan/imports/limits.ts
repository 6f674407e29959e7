/** Ten times the largest paper that a Secretariat would send, and more pages than any of them has. */
export const mostBytes = 20 * 1024 * 1024
export const mostPages = 500
