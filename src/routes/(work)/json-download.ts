/** A file for people to keep; never to be kept by anything on the way. */
export const jsonDownload = (name: string, value: unknown): Response =>
  new Response(JSON.stringify(value, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.json"`,
      'cache-control': 'no-store',
    },
  })
