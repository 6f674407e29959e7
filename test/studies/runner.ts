// A run as a process of its own, so that a test can kill it: study, folder, `resume` or `new`, threads.
import { runCommand } from '../../src/lib/observatory/studies/commands.server.ts'

const [file, out, how, threads] = process.argv.slice(2) as [string, string, string, string]
const print = (line: string) => console.info(line)
const { lines, failed } = await runCommand({
  file,
  out,
  resume: how === 'resume',
  threads: Number(threads),
  version: 'test',
  print,
})
console.info(lines.join('\n'))
process.exitCode = failed ? 1 : 0
