import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CountyCopy, copyCounty } from '../support/server/county-copy'
import { temporaryFolder } from '../support/server/temporary-folder'

/** `npm ci --omit=dev && npm start`: the project as it stands on a server, with none of what it was built with. */
let project: string
let county: CountyCopy | undefined
let start: ChildProcess | undefined

beforeEach(() => {
  project = temporaryFolder()
  for (const file of [
    'package.json',
    'tools/start.mjs',
    'tools/start.ts',
    'tools/builds.ts',
    'tools/run-command.ts',
  ])
    fs.cpSync(file, path.join(project, file))
  installWithoutDev()
})
afterEach(async () => {
  if (start && start.exitCode === null && start.signalCode === null) {
    const ended = once(start, 'exit')
    start.kill('SIGTERM')
    await ended
  }
  start = undefined
  await county?.end()
  county = undefined
  fs.rmSync(project, { recursive: true })
})

/** What the lock file does not call `dev`, each as a link. */
function installWithoutDev(): void {
  const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>
  }
  for (const [place, { dev, devOptional }] of Object.entries(packages)) {
    const isNested = place.lastIndexOf('node_modules/') > 0
    if (place === '' || dev || devOptional || isNested || !fs.existsSync(place)) continue
    fs.mkdirSync(path.join(project, path.dirname(place)), { recursive: true })
    fs.symlinkSync(path.resolve(place), path.join(project, place))
  }
}

/** Runs the command behind `npm start`. */
function npmStart(settings: Readonly<Record<string, string>>): { readonly said: () => string } {
  const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
  const [program, ...args] = scripts.start.split(' ')
  expect(program).toBe('node')
  start = spawn(process.execPath, args, {
    cwd: project,
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [start.stdout, start.stderr]) stream?.on('data', (chunk) => (text += chunk))
  return { said: () => text }
}

test('what was built is served, and the command stops in order', async () => {
  fs.cpSync('dist/server', path.join(project, 'dist/server'), { recursive: true })
  fs.symlinkSync(path.resolve('dist/h5'), path.join(project, 'dist/h5'))
  county = await copyCounty()
  const { said } = npmStart({
    LOG_LEVEL: 'info',
    DATABASE_URL: county.databaseUrl,
    DATA_DIR: county.dataFolder,
  })
  const address = () => /"address":"(http:[^"]+)"/.exec(said())?.[1]
  await expect.poll(() => address() ?? said(), { timeout: 60_000 }).toMatch(/^http:/)
  expect((await fetch(`${address()}/readyz`)).status).toBe(200)
  expect(await (await fetch(`${address()}/`)).text()).toContain('<div id="app"')
  const ended = once(start as ChildProcess, 'exit')
  start?.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
})

test('without a build it says what to run', async () => {
  const { said } = npmStart({ DATA_DIR: path.join(project, 'data') })
  expect((await once(start as ChildProcess, 'exit'))[0]).toBe(1)
  expect(said()).toContain('npm ci && npm run build && npm ci --omit=dev')
  expect(said()).not.toContain('ERR_MODULE_NOT_FOUND')
})
