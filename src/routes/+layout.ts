/** Pages are plain HTML: forms and links do the work, so no framework is sent. A page that needs one says `csr = true`. */
export const csr = false
