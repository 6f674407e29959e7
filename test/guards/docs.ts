import { posix } from 'node:path'
import type { SourceFile } from './files.ts'

const isMarkdown = ({ path }: SourceFile) => path.endsWith('.md')
const fence = /^(```|~~~)[\s\S]*?^\1[^\n]*$/gm
const inline = /`[^`\n]*`/g

/** Links of every page that lead nowhere: to a file that is not there, or to a heading that is not. */
export function brokenLinks(files: readonly SourceFile[], exists: (path: string) => boolean): string[] {
  const anchors = new Map(files.filter(isMarkdown).map(({ path, text }) => [path, anchorsOf(text)]))
  return files.filter(isMarkdown).flatMap(({ path, text }) =>
    linksOf(text)
      .filter((link) => !/^[a-z]+:/.test(link))
      .flatMap((link) => {
        const [file = '', anchor] = link.split('#')
        const target = file ? posix.normalize(posix.join(posix.dirname(path), decodeURI(file))) : path
        if (!exists(target)) return [`${path}: ${link} leads to no file`]
        const isMissing = anchor !== undefined && anchors.has(target) && !anchors.get(target)?.has(anchor)
        return isMissing ? [`${path}: ${link} leads to no heading`] : []
      }),
  )
}

function linksOf(text: string): string[] {
  const prose = text.replace(fence, '').replace(inline, '')
  return [
    ...[...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map(([, link = '']) => link),
    ...[...prose.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)].map(([, link = '']) => link),
    ...[...prose.matchAll(/<(?:img|a)\s[^>]*?(?:src|href)="([^"]+)"/g)].map(([, link = '']) => link),
  ]
}

/** The anchors that a heading gets where Markdown is shown: lower case, hyphens, numbered when they repeat. */
function anchorsOf(text: string): Set<string> {
  const seen = new Map<string, number>()
  const headings = [...text.replace(fence, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)]
  return new Set(
    headings.map(([, heading = '']) => {
      const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
      const anchor = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-')
      const count = seen.get(anchor) ?? 0
      seen.set(anchor, count + 1)
      return count ? `${anchor}-${count}` : anchor
    }),
  )
}

/** Slices without a page of their own, or that the map leaves out. */
export function undocumentedSlices(files: readonly SourceFile[], slices: readonly string[]): string[] {
  const architecture = files.find(({ path }) => path === 'ARCHITECTURE.md')?.text ?? ''
  const pages = new Set(files.map(({ path }) => path))
  return slices.flatMap((slice) => [
    ...(pages.has(`src/lib/${slice}/README.md`) ? [] : [`src/lib/${slice} has no README.md`]),
    ...(architecture.includes(`src/lib/${slice}/README.md`)
      ? []
      : [`ARCHITECTURE.md does not lead to ${slice}`]),
  ])
}

/** The first column of the tables below a heading, without its code marks. */
export function firstColumn(text: string): string[] {
  return [...text.matchAll(/^\|\s*`([^`]+)`\s*\|/gm)].map(([, cell = '']) => cell)
}

/** Names in one list and not in the other, both ways. */
export function disagreements(listed: readonly string[], real: readonly string[], list: string): string[] {
  return [
    ...real.filter((name) => !listed.includes(name)).map((name) => `${list} leaves out ${name}`),
    ...listed
      .filter((name) => !real.includes(name))
      .map((name) => `${list} speaks of ${name}, which is not there`),
  ]
}

/** The names of scripts that people call; those before and after run by themselves. */
export const calledScripts = (scripts: Record<string, string>) =>
  Object.keys(scripts).filter(
    (name) => !(/^(pre|post)/.test(name) && name.replace(/^(pre|post)/, '') in scripts),
  )

/** Commands of npm that a page shows and that package.json does not know. */
export function unknownCommands({ path, text }: SourceFile, scripts: Record<string, string>): string[] {
  const commands = [...text.matchAll(/\bnpm (?:run (?:--silent |-s )?([a-z][\w:.-]*)|(start|test)\b)/g)]
  return commands
    .map(([, run, plain]) => run ?? plain ?? '')
    .filter((name) => !(name in scripts))
    .map((name) => `${path} shows npm run ${name}, which is not there`)
}

/** The rooms as ARCHITECTURE.md draws them: levels between strokes, names before the dash that explains them. */
export function drawnLevels(text: string, heading = 'Who may know whom'): string[][] {
  const section = text.split(new RegExp(`^## ${heading}$`, 'm'))[1] ?? ''
  const drawing = /^```[^\n]*\n([\s\S]*?)^```/m.exec(section)?.[1] ?? ''
  return drawing
    .split(/^\s*│\s*$/m)
    .map((level) => level.replace(/—.*$/gm, '').match(/[a-z]+/g) ?? [])
    .filter((names) => names.length > 0)
}

/** The rows of a list such as `- plan → identity: because …` below a heading. */
export function listedBelow(text: string, heading: string): string[] {
  const section = text.split(new RegExp(`^##+ ${heading}$`, 'm'))[1]?.split(/^##/m)[0] ?? ''
  return [...section.matchAll(/^- `([^`]+)`/gm)].map(([, name = '']) => name)
}

/** Decision records are numbered from one, without holes and without doubles. */
export function wrongNumbers(paths: readonly string[]): string[] {
  const records = paths.filter((path) => /^docs\/decisions\/[^/]+\.md$/.test(path)).sort()
  return records.flatMap((path, index) => {
    const expected = String(index + 1).padStart(4, '0')
    return path.startsWith(`docs/decisions/${expected}-`)
      ? []
      : [`${path}: the number ${expected} was expected`]
  })
}

/** What belongs to one machine or one network and to no project: the folders of an account, hosts of package registries. */
const belongings = [
  /(?<![\w.~-])\/(?:root|home|Users|work)\/[\w.-]+/,
  /\b[A-Z]:\\Users\\/,
  /\b(?:registry|npm|proxy|mirror|artifactory|nexus)\.[\w-]+\.[a-z]{2,}\b/i,
  /"resolved":\s*"http/,
]

export function privateTraces(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const trace = belongings.map((pattern) => pattern.exec(line)?.[0]).find(Boolean)
      return trace ? [`${path}:${index + 1} holds ${trace}, which belongs to one machine`] : []
    }),
  )
}
