import * as fs from 'node:fs'
import { BUILDS, ensureBuilt } from './builds'
import { runNode, runScript } from './run-command'

// `npm test`: everything that must hold before a change is accepted. Each part runs even when an earlier one
// failed, so that one run tells all; the last line adds them up.

interface Tally {
  readonly passed: number
  readonly failed: number
}

type Project = 'architecture' | 'unit' | 'integration' | 'built'
const OUTPUT = 'tests/output'

const startedAt = Date.now()
fs.mkdirSync(OUTPUT, { recursive: true })
const tallies = [
  await script('generate'),
  // The server's build generates what all that follows reads.
  await build('server'),
  // The two builds of the pages keep a core busy for a minute and more each; the others share what they leave.
  ...(await twoAtOnce([
    () => build('h5'),
    () => build('weapp'),
    () => script('lint'),
    () => runProject('architecture'),
    () => runProject('unit'),
    () => script('drift'),
  ])),
  // Each of these two fills the cores by itself.
  await runProject('integration'),
  await runProject('built'),
]

const total = (kind: keyof Tally): number => tallies.reduce((sum, tally) => sum + tally[kind], 0)
console.log(`\n${Math.round((Date.now() - startedAt) / 1000)} s`)
console.log(`${total('passed')} passed, ${total('failed')} failed`)
process.exit(total('failed') === 0 ? 0 : 1)

function script(name: string): Promise<Tally> {
  return step(name, () => runScript(name))
}

function build(name: keyof typeof BUILDS): Promise<Tally> {
  return step(BUILDS[name].script, () => ensureBuilt(BUILDS[name]).then(() => 0))
}

/** Each of two lanes takes the next as soon as it has done its last. */
async function twoAtOnce(steps: readonly (() => Promise<Tally>)[]): Promise<Tally[]> {
  const done: Tally[] = []
  const waiting = steps.values()
  const lane = async (): Promise<void> => {
    for (const next of waiting) done.push(await next())
  }
  await Promise.all([lane(), lane()])
  return done
}

/** A step that is no test counts only when it fails. */
async function step(name: string, run: () => Promise<number>): Promise<Tally> {
  const exitCode = await exitCodeOf(run)
  if (exitCode !== 0) console.error(`npm run ${name} failed`)
  return { passed: 0, failed: exitCode === 0 ? 0 : 1 }
}

/** What could not even be begun has failed as well, and the last line still adds up. */
async function exitCodeOf(run: () => Promise<number>): Promise<number> {
  try {
    return await run()
  } catch (error) {
    console.error(error)
    return 1
  }
}

async function runProject(project: Project): Promise<Tally> {
  const report = `${OUTPUT}/vitest-${project}.json`
  fs.rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters]
  // Pictures are for whoever runs one file and looks at them.
  const exitCode = await exitCodeOf(() => runNode(vitest, { ...process.env, PICTURES: 'off' }))
  return tallyOf(project, exitCode, report)
}

/** A project that did not run, ran nothing, or failed outside of any test counts as one failure. */
function tallyOf(project: string, exitCode: number, report: string): Tally {
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = readReport(report)
  const ranNothing = passed + failed === 0
  if (ranNothing) console.error(`the ${project} tests ran no test`)
  const failedOutside = failed === 0 && (exitCode !== 0 || ranNothing)
  return { passed, failed: failedOutside ? 1 : failed }
}

interface Report {
  readonly numPassedTests?: number
  readonly numFailedTests?: number
}

/** Empty where there is none, or only half of one: the run was killed. */
function readReport(file: string): Report {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Report
  } catch {
    return {}
  }
}
