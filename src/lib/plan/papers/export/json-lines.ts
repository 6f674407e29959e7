const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|\n|[^\s{}[\],:"]+/g

type Level = { path: string; key: string | null; index: number; isArray: boolean }

/** The line on which each value of a JSON text begins, by its path from the top: `objectives/0/code`. */
export function jsonLines(text: string): Map<string, number> {
  const lines = new Map<string, number>()
  const stack: Level[] = []
  let line = 1
  let awaitsKey = false
  for (const [word] of text.matchAll(token)) {
    const level = stack.at(-1)
    if (word === '\n') line++
    else if (word === ',' && level) {
      if (level.isArray) level.index++
      awaitsKey = !level.isArray
    } else if (word === ':') awaitsKey = false
    else if (word === '}' || word === ']') {
      stack.pop()
      awaitsKey = false
    } else if (awaitsKey && level && word.startsWith('"')) level.key = JSON.parse(word) as string
    else {
      const path = pathIn(level)
      lines.set(path, line)
      if (word === '{' || word === '[') {
        stack.push({ path, key: null, index: 0, isArray: word === '[' })
        awaitsKey = word === '{'
      }
    }
  }
  return lines
}

function pathIn(level: Level | undefined): string {
  if (!level) return ''
  const step = level.isArray ? level.index : level.key
  return level.path === '' ? `${step}` : `${level.path}/${step}`
}
