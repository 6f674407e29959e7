const monthNames = [
  ['january', 'janvier', 'enero'],
  ['february', 'février', 'febrero'],
  ['march', 'mars', 'marzo'],
  ['april', 'avril', 'abril'],
  ['may', 'mai', 'mayo'],
  ['june', 'juin', 'junio'],
  ['july', 'juillet', 'julio'],
  ['august', 'août', 'agosto'],
  ['september', 'septembre', 'septiembre'],
  ['october', 'octobre', 'octubre'],
  ['november', 'novembre', 'noviembre'],
  ['december', 'décembre', 'diciembre'],
]
const monthNumber = new Map(
  monthNames.flatMap((names, index) =>
    names.map((name) => [name, String(index + 1).padStart(2, '0')] as const),
  ),
)

const dated = /(?:\b(\d{1,2})(?:st|nd|rd|th|er|º)?\s+(?:de\s+)?)?\b(\p{L}{3,10})\s+(?:de\s+)?(20\d\d)\b/giu

/** The dates a text names, as precise as it names them: `2022-06` or `2021-11-10`. */
export function readDates(text: string): string[] {
  return [...text.matchAll(dated)].flatMap(([, day, month = '', year]) => {
    const number = monthNumber.get(month.toLowerCase())
    if (!number) return []
    return [day ? `${year}-${number}-${day.padStart(2, '0')}` : `${year}-${number}`]
  })
}

export const readYears = (text: string): number[] =>
  [...text.matchAll(/(?<![\d.,])(?:19|20)\d\d(?![\d%]|[.,]\d)/g)].map(([year]) => Number(year))
