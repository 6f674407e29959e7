// Makes a checkout ready to run: installs, prepares, and with `--build` builds, each only when something changed.
// It runs before anything is installed, on the Node that is installed (20.10 or later): built-ins only.
// It speaks on stderr, so that the output of the command it prepares stays clean.
import { execSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const stamps = 'node_modules/.cache/permille'
const isSilent = process.env.npm_config_loglevel === 'silent'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

once(
  'installed',
  ['package-lock.json'],
  ['node_modules'],
  'Installing the packages',
  'npm ci --no-audit --no-fund',
)
once(
  'prepared',
  ['package-lock.json', 'vite.config.ts', 'project.inlang/settings.json', 'src/routes', ...textFolders()],
  ['src/lib/paraglide/messages.js', 'node_modules/$app/tsconfig.json'],
  'Preparing texts and types',
  'svelte-kit sync && paraglide-js compile --silent --project ./project.inlang --outdir ./src/lib/paraglide' +
    ' --strategy url baseLocale --output-structure locale-modules' +
    // As the Vite plugin compiles it, so that a build beside running tests rewrites nothing.
    ` --is-server "import.meta.env?.SSR ?? typeof window === 'undefined'"`,
)
once(
  'kernel',
  ['package-lock.json', 'packages/soil/kernel'],
  ['packages/soil/src/engine/kernel.wasm.ts', 'packages/soil/src/engine/kernel-relaxed.wasm.ts'],
  'Building the soil kernel',
  'node packages/soil/kernel/build.mjs',
)
if (process.argv.includes('--build'))
  once(
    'built',
    [
      'package-lock.json',
      'package.json',
      'vite.config.ts',
      'project.inlang/settings.json',
      'src',
      'static',
      'packages/soil/src',
      'packages/tables/src',
    ],
    ['build/handler.js'],
    'Building the pages',
    'vite build --logLevel warn',
  )
if (process.argv.includes('--build'))
  once(
    'first-database',
    ['package-lock.json', 'db/migrations', 'content', 'src/app', 'src/lib'],
    ['build/first-database/fingerprint'],
    'Preparing the database of a first start',
    'node tools/first-database.ts',
  )

/** Runs the command unless its inputs are as they were when it last succeeded and its outputs are still there. */
function once(name, inputs, outputs, label, command) {
  const stamp = join(stamps, name)
  const hash = hashOf(inputs)
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
  if (isFresh && outputs.every((path) => existsSync(path))) return
  if (!isSilent) process.stderr.write(`${label} … `)
  const start = Date.now()
  run(command)
  if (!isSilent) process.stderr.write(`${((Date.now() - start) / 1000).toFixed(0)} s\n`)
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, hash)
}

/** Shows what the command says only when it fails: a good run is one line. */
function run(command) {
  const PATH = [join(process.cwd(), 'node_modules/.bin'), process.env.PATH].join(delimiter)
  try {
    execSync(command, { env: { ...process.env, PATH, NO_COLOR: '1' }, stdio: 'pipe', maxBuffer: 1 << 28 })
  } catch (error) {
    const lines = `${error.stdout ?? ''}${error.stderr ?? ''}`.trimEnd().split('\n')
    console.error(`\n${lines.slice(-80).join('\n')}\n\nThis did not work: ${command}`)
    process.exit(1)
  }
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesUnder))
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

/** What is generated or only tested does not make a build stale. */
function filesUnder(path) {
  if (!existsSync(path) || path.startsWith(join('src', 'lib', 'paraglide')) || path.endsWith('.test.ts'))
    return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}

function textFolders() {
  const settings = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8'))
  return settings['plugin.inlang.messageFormat'].pathPattern.map((pattern) => dirname(pattern))
}
