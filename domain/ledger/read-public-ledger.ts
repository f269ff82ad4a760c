import { addDays, type LocalDate } from '../kernel/time'
import { type Balances, EMPTY_BALANCES } from './balances'
import { BEFORE_THE_FIRST_LINE, type LedgerStep, walkClose, walkTransfer } from './ledger-walk'
import { legsOfLine, type PublicLine, parsePublicLine } from './public-form'
import { closeBody, endBody, GENESIS_HASH, openingBody, publicLine, type Sha256 } from './public-line'

/** What is wrong with a line of a public ledger. */
export type LedgerFault =
  /** It is none of ours, or not written in the one way. */
  | 'form'
  /** Its legs do not add up to nought. */
  | 'unbalanced'
  /** A day or a number stands where another should. */
  | 'order'
  /** A close, or an opening, says other counts or balances than the lines before it. */
  | 'totals'
  /** It is not what was written when its day was closed, or a line before it is missing. */
  | 'hash'
  /** The file does not begin with an opening, or does not stop with its end. */
  | 'cut'

/** What a file said as far as it was read. */
export interface LedgerReading {
  readonly plan: string
  /** The day after which it begins; null: the plan's first day, so that nothing before it is taken on trust. */
  readonly after: LocalDate | null
  /** The newest close, and its hash to compare with the one that the plan shows to everybody. */
  readonly through: LocalDate | null
  readonly hash: string
  readonly transfers: number
  readonly balances: Balances
}

export interface PublicLedgerReader {
  /** The next line, without its line break. @returns what is wrong with it; null: nothing */
  readonly read: (text: string) => LedgerFault | null
  /** After the last line: whether the file was whole. */
  readonly end: () => LedgerFault | null
  readonly reading: () => LedgerReading
}

type LineOf<Form extends PublicLine['form']> = Extract<PublicLine, { form: Form }>

/** Checks a downloaded ledger by itself: the first line that is wrong is the first one that is refused. */
export function publicLedgerReader(sha256: Sha256): PublicLedgerReader {
  let state: 'before' | 'open' | 'ended' = 'before'
  let walk = BEFORE_THE_FIRST_LINE
  let read = { plan: '', after: null as LocalDate | null, through: null as LocalDate | null, transfers: 0 }
  let lines = 0
  /** The line before, of the same day. */
  let last: { readonly day: LocalDate; readonly no: number } | null = null

  const go = (step: LedgerStep, text: string): LedgerFault | null => {
    if (publicLine(step.body, step.walk.hash) !== text) return 'hash'
    walk = step.walk
    return null
  }
  /** The day whose lines come now; null while nothing says. */
  const dayNow = () => last?.day ?? (read.through && addDays(read.through, 1))

  const open = (line: LineOf<'ledger'>, text: string): LedgerFault | null => {
    const { ledger: plan, after, balances, participants, aided, hash } = line
    const stood = { balances, participants, aided }
    if (publicLine(openingBody({ plan, after, ...stood }), hash) !== text) return 'form'
    if (after === null && !isNothing(line)) return 'totals'
    walk = { ...BEFORE_THE_FIRST_LINE, ...stood, hash }
    read = { ...read, plan, after, through: after }
    state = 'open'
    return null
  }

  const transfer = (line: LineOf<'no'>, text: string): LedgerFault | null => {
    const { no, day, kind, children, reverses = null, seal } = line
    const legs = legsOfLine(line.legs)
    if (legs.reduce((sum, { amountFen }) => sum + amountFen, 0) !== 0) return 'unbalanced'
    if ((dayNow() ?? day) !== day || (last && no <= last.no)) return 'order'
    const fault = go(walkTransfer(walk, { no, day, kind, children, legs, reverses, seal }, sha256), text)
    if (fault) return fault
    last = { day, no }
    read = { ...read, transfers: read.transfers + 1 }
    return null
  }

  const close = (line: LineOf<'close'>, text: string): LedgerFault | null => {
    if ((dayNow() ?? line.close) !== line.close) return 'order'
    const step = walkClose(walk, line.close, sha256)
    if (closeBody({ ...line, day: line.close }) !== step.body) return 'totals'
    const fault = go(step, text)
    if (fault) return fault
    last = null
    read = { ...read, through: line.close }
    return null
  }

  const end = (text: string): LedgerFault | null => {
    if (last || publicLine(endBody(lines - 1), walk.hash) !== text) return 'cut'
    state = 'ended'
    return null
  }

  return {
    read(text) {
      lines += 1
      const line = parsePublicLine(text)
      if (!line) return 'form'
      if ((state === 'before') !== (line.form === 'ledger') || state === 'ended') return 'cut'
      if (line.form === 'ledger') return open(line, text)
      if (line.form === 'no') return transfer(line, text)
      return line.form === 'close' ? close(line, text) : end(text)
    },
    end: () => (state === 'ended' ? null : 'cut'),
    reading: () => ({ ...read, hash: walk.hash, balances: walk.balances }),
  }
}

/** The books of a plan before its first line. */
function isNothing({ hash, balances, participants, aided }: LineOf<'ledger'>): boolean {
  return (
    hash === GENESIS_HASH &&
    participants === 0 &&
    aided === 0 &&
    JSON.stringify(openingOf(balances)) === JSON.stringify(openingOf(EMPTY_BALANCES))
  )
}

function openingOf(balances: Balances): string {
  return openingBody({ plan: '', after: null, balances, participants: 0, aided: 0 })
}
