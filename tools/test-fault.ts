import { parseArgs } from 'node:util'
import { BUILDS, ensureBuilt } from './builds'
import { runNode } from './run-command'

// `npm run test:fault`: the fault tests alone. With `--long` they go on until the numbers of the requirements are
// reached, which takes half an hour and more, and print them as lines of JSON. What is counted without a fault, 100,000
// distinct slots and the open loop of an opening, is played by `npm run bench -- --long distinct_slots open_loop`.

const { long } = parseArgs({ options: { long: { type: 'boolean', default: false } } }).values
await ensureBuilt(BUILDS.server)
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'built', 'tests/fault']
// One after the other: two injections at once would be measured as one.
const alone = long ? ['--no-file-parallelism'] : []
process.exit(await runNode([...vitest, ...alone], { ...process.env, FAULTS: long ? 'long' : 'short' }))
