import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Book, BookObjective, Printed } from './book.ts'

/** Widths of the three columns of a table, in twentieths of a point. */
const columns = [1700, 2200, 5100]
const quiet = { color: '5C5347' }
const line = { style: BorderStyle.SINGLE, size: 4, color: 'D9D6CC' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** The book as a Word file: headings that its contents are made from, tables, page numbers. */
export async function toDocx(book: Book): Promise<Uint8Array> {
  const document = new Document({
    title: book.title,
    features: { updateFields: true },
    styles: { default: { document: { run: { font: 'Calibri', size: 21 } } } },
    sections: [
      {
        footers: { default: footer(book) },
        children: [
          new Paragraph({ text: book.title, heading: HeadingLevel.TITLE }),
          new Paragraph(book.subtitle),
          paragraph(book.standing, quiet),
          paragraph(book.about, quiet),
          new TableOfContents(book.labels.contents, { hyperlink: true, headingStyleRange: '1-2' }),
          ...book.goals
            .filter(({ objectives }) => objectives.length)
            .flatMap((goal) => [
              new Paragraph({
                text: `${goal.kicker}: ${goal.title.text}`,
                heading: HeadingLevel.HEADING_1,
                pageBreakBefore: true,
              }),
              ...printed(goal.aim, book),
              ...goal.objectives.flatMap((objective) => objectiveParts(objective, book)),
            ]),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const footer = (book: Book) =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.END,
        children: [
          new TextRun({
            children: [`${book.labels.page} `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
            size: 17,
            ...quiet,
          }),
        ],
      }),
    ],
  })

function objectiveParts(objective: BookObjective, book: Book): (Paragraph | Table)[] {
  return [
    new Paragraph({ text: `${objective.code} ${objective.title.text}`, heading: HeadingLevel.HEADING_2 }),
    paragraph(objective.facility, quiet),
    ...(objective.aim ? printed(objective.aim, book) : []),
    new Table({
      width: { size: columns.reduce((sum, width) => sum + width), type: WidthType.DXA },
      columnWidths: columns,
      rows: objective.rows.map(
        ({ label, values, text }) =>
          new TableRow({
            cantSplit: true,
            children: [
              cell(0, [paragraph(label, { bold: true })]),
              cell(
                1,
                values.length ? values.map((value) => paragraph(value, { bold: true })) : [paragraph('')],
              ),
              cell(2, text ? printed(text, book) : [paragraph(book.labels.none, quiet)]),
            ],
          }),
      ),
    }),
    ...(objective.remarks
      ? [paragraph(book.labels.remarks, { bold: true }), ...printed(objective.remarks, book)]
      : []),
    ...(objective.activities.length ? [paragraph(book.labels.activities, { bold: true })] : []),
    ...objective.activities.map(({ number, text }) => paragraph(`${number}. ${text.text}`)),
    paragraph(objective.source, { ...quiet, size: 17 }),
  ]
}

const cell = (column: number, children: Paragraph[]) =>
  new TableCell({
    children,
    width: { size: columns[column] ?? 0, type: WidthType.DXA },
    borders: { top: line, bottom: line, left: none, right: none },
    margins: { top: 60, bottom: 60, left: 60, right: 60 },
  })

type Look = { color?: string; bold?: boolean; size?: number; italics?: boolean }

const paragraph = (text: string, look: Look = {}) =>
  new Paragraph({ spacing: { after: 80 }, children: [new TextRun({ text, ...look })] })

const printed = ({ text, note, language }: Printed, { labels }: Book): Paragraph[] => [
  ...text
    .split(/\n+/)
    .filter(Boolean)
    .map((part) => paragraph(part)),
  ...(note ? [paragraph(`${labels.note}: ${note}`, { ...quiet, italics: true })] : []),
  ...(language ? [paragraph(`(${language})`, quiet)] : []),
]
