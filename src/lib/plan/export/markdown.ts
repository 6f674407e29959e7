import type { Book, BookObjective, Printed } from './book.ts'

/** What a reader of Markdown would take for a mark of its own. */
const escape = (text: string) => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/^(\d+)([.)])/gm, '$1\\$2')

/** The book as Markdown: headings, tables and lists that any editor shows. */
export function toMarkdown(book: Book): string {
  const contents = book.goals.flatMap(({ objectives }) =>
    objectives.map(({ code, title }) => `- ${code} ${escape(title.text)}`),
  )
  return (
    [
      `# ${escape(book.title)}`,
      escape(book.subtitle),
      `*${escape(book.standing)}*`,
      escape(book.about),
      `## ${escape(book.labels.contents)}`,
      contents.join('\n'),
      ...book.goals.flatMap((goal) => [
        `## ${escape(`${goal.kicker}: ${goal.title.text}`)}`,
        said(goal.aim, book),
        ...goal.objectives.flatMap((objective) => objectiveLines(objective, book)),
      ]),
    ].join('\n\n') + '\n'
  )
}

function objectiveLines(objective: BookObjective, book: Book): string[] {
  const { labels } = book
  const row = ({ label, values, text }: BookObjective['rows'][number]) =>
    `| ${[label, values.join('; '), text ? inline(text, book) : labels.none].map(cell).join(' | ')} |`
  return [
    `### ${objective.code} ${escape(objective.title.text)}`,
    `*${escape(objective.facility)}*`,
    ...(objective.aim ? [said(objective.aim, book)] : []),
    ['|  |  |  |', '| --- | --- | --- |', ...objective.rows.map(row)].join('\n'),
    ...(objective.remarks ? [`**${escape(labels.remarks)}**`, said(objective.remarks, book)] : []),
    ...(objective.activities.length
      ? [
          `**${escape(labels.activities)}**`,
          objective.activities.map(({ number, text }) => `${number}. ${escape(text.text)}`).join('\n'),
        ]
      : []),
    escape(objective.source),
  ]
}

const cell = (text: string) => escape(text).replace(/\s*\n\s*/g, ' ')

const inline = ({ text, note, language }: Printed, { labels }: Book) =>
  [text, note && `${labels.note}: ${note}`, language && `(${language})`].filter(Boolean).join(' ')

const said = ({ text, note, language }: Printed, { labels }: Book) =>
  [
    ...text.split(/\n+/).filter(Boolean).map(escape),
    ...(note ? [`> ${escape(labels.note)}: ${escape(note)}`] : []),
    ...(language ? [`(${escape(language)})`] : []),
  ].join('\n\n')
