import * as fs from 'node:fs'
import path from 'node:path'
import { runScript } from './run-command'

interface Build {
  readonly script: string
  /** The file that the build writes last, or always. */
  readonly output: string
  readonly sources: readonly string[]
}

const PROJECT = ['package.json', 'package-lock.json']
const PAGES = ['src', 'domain', 'config', 'babel.config.cjs', 'server/app-router.ts', ...PROJECT]

export const BUILDS = {
  server: {
    script: 'build:server',
    output: 'dist/server/main.mjs',
    sources: ['server', 'domain', 'prisma', 'tools/build-server.ts', ...PROJECT],
  },
  h5: { script: 'build:h5', output: 'dist/h5/index.html', sources: PAGES },
  weapp: { script: 'build:weapp', output: 'dist/weapp/app.json', sources: PAGES },
} as const satisfies Record<string, Build>

/** Built and generated things inside a source folder, and tests, which no build holds. */
const NO_SOURCE = /(^|[\\/])generated([\\/]|$)|\.test\.tsx?$/

/** True when the build is missing, or one of its sources is newer than it. */
export function isOutdated({ output, sources }: Build): boolean {
  if (!fs.existsSync(output)) return true
  const builtAt = fs.statSync(output).mtimeMs
  return sources.some((source) => newestChange(source) > builtAt)
}

/** @throws Error when the build fails. */
export async function ensureBuilt(build: Build): Promise<void> {
  if (!isOutdated(build)) return
  // What a build says is not the answer of the command that needed it.
  const exitCode = await runScript(build.script, process.stderr)
  if (exitCode === 0) return
  // Half a build must not pass for a whole one next time.
  fs.rmSync(build.output, { force: true })
  throw new Error(`npm run ${build.script} failed`)
}

function newestChange(source: string): number {
  if (!fs.existsSync(source) || NO_SOURCE.test(source)) return 0
  const found = fs.statSync(source)
  if (!found.isDirectory()) return found.mtimeMs
  // A folder changes when something in it is added or removed.
  const inside = fs.readdirSync(source).map((name) => newestChange(path.join(source, name)))
  return Math.max(found.mtimeMs, ...inside)
}
