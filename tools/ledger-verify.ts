import { hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { formatYuan } from '#domain/kernel/fen'
import { fundBalance } from '#domain/ledger/balances'
import { type LedgerFault, publicLedgerReader } from '#domain/ledger/read-public-ledger'

// `npm run ledger:verify FILE`: checks a downloaded public ledger by itself, asking no server. Exit 1 at the first line
// that is wrong. A file that is right is the plan's own only if its last hash is the one that the plan shows.

const FAULTS = {
  form: 'it is not a line of a public ledger, or is not written as they are',
  unbalanced: 'its legs do not add up to nought',
  order: 'another day or number should stand here',
  totals: 'it says other counts or balances than the lines before it',
  hash: 'it is not what was written when its day was closed, or a line before it is missing',
  cut: 'the file does not begin with its opening or does not stop with its end',
} as const satisfies Record<LedgerFault, string>

const [file] = process.argv.slice(2)
if (!file) misused('usage: npm run ledger:verify FILE')
else {
  await verify(file).catch((error: NodeJS.ErrnoException) => {
    // Not there, a folder, or not for this user; what else fails is ours.
    if (error.path === undefined && error.code !== 'EISDIR') throw error
    misused(`${file} cannot be read (${error.code})`)
  })
}

function misused(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 2
}

async function verify(path: string): Promise<void> {
  const reader = publicLedgerReader((text) => hash('sha256', text))
  let lines = 0
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    lines += 1
    const fault = reader.read(line)
    if (fault) return blame(lines, fault)
  }
  const fault = reader.end()
  if (fault) return blame(lines + 1, fault)
  const { plan, after, through, transfers, balances, hash: last } = reader.reading()
  process.stdout.write(
    `${[
      `${plan}: right, from ${after ? `the day after ${after}` : 'the first day'} through ${through}`,
      `${transfers} transfers, balance ${formatYuan(fundBalance(balances))}`,
      `hash ${last}`,
    ].join('\n')}\n`,
  )
}

function blame(line: number, fault: LedgerFault): void {
  process.stderr.write(`line ${line}: ${FAULTS[fault]}\n`)
  process.exitCode = 1
}
