/** One entry of a feed. Ids are addresses that never change meaning. */
export type Entry = { id: string; title: string; updated: Date; href: string; summary: string }
export type Feed = { id: string; title: string; href: string; self: string; lang: string; entries: Entry[] }

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The newest first, each a moment of its own: readers that sort or ask since a time lose none of those that came together. */
function inOrder(entries: readonly Entry[]): Entry[] {
  let before = Infinity
  return entries
    .toSorted((a, b) => b.updated.getTime() - a.updated.getTime())
    .map((entry) => {
      before = Math.min(entry.updated.getTime(), before - 1)
      return { ...entry, updated: new Date(before) }
    })
}

/** Atom, RFC 4287. */
export function atom({ id, title, href, self, lang, entries }: Feed, now: Date): string {
  const inTurn = inOrder(entries)
  const updated = inTurn[0]?.updated ?? now
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(lang)}">`,
    `  <id>${escaped(id)}</id>`,
    `  <title>${escaped(title)}</title>`,
    `  <updated>${updated.toISOString()}</updated>`,
    `  <author><name>Permille</name></author>`,
    `  <link rel="alternate" type="text/html" href="${escaped(href)}"/>`,
    `  <link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    ...inTurn.map((entry) =>
      [
        '  <entry>',
        `    <id>${escaped(entry.id)}</id>`,
        `    <title>${escaped(entry.title)}</title>`,
        `    <updated>${entry.updated.toISOString()}</updated>`,
        `    <link href="${escaped(entry.href)}"/>`,
        `    <summary>${escaped(entry.summary)}</summary>`,
        '  </entry>',
      ].join('\n'),
    ),
    '</feed>',
    '',
  ].join('\n')
}
