export type Constant = { name: string; value: number | string | boolean }

/** Nested constants or options as a flat list, each with its path, in their own order. */
export function flat(values: object, path = ''): Constant[] {
  return Object.entries(values).flatMap(([key, value]): Constant[] => {
    const name = path + key
    if (Array.isArray(value)) return [{ name, value: value.join('  ') }]
    if (typeof value === 'object' && value !== null) return flat(value, `${name}.`)
    return value === undefined ? [] : [{ name, value }]
  })
}
