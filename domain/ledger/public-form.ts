import * as z from 'zod/mini'
import { day } from '../kernel/day'
import { fen } from '../kernel/fen'
import { LEDGER_ACCOUNTS, type LedgerAccountCode } from './ledger-account'
import { TRANSFER_KINDS } from './transfer'

const money = z.pipe(z.int(), z.transform(fen))
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const balances = z.record(z.enum(LEDGER_ACCOUNTS), money)
const counts = { participants: z.int(), aided: z.int() }

/** The four kinds of line of a public ledger, by their first key. */
const FORMS = {
  ledger: z.strictObject({ ledger: z.string(), after: z.nullable(day), balances, ...counts, hash }),
  no: z.strictObject({
    no: z.int(),
    day,
    kind: z.enum(TRANSFER_KINDS),
    children: z.int(),
    legs: z.partialRecord(z.enum(LEDGER_ACCOUNTS), money),
    reverses: z.optional(z.int()),
    seal: hash,
    hash,
  }),
  close: z.strictObject({
    close: day,
    transfers: z.int(),
    postings: z.int(),
    balances,
    ...counts,
    hash,
  }),
  end: z.strictObject({ end: z.int(), hash }),
}

type Forms = typeof FORMS
export type LineForm = keyof Forms
export type PublicLine = { [Form in LineForm]: z.output<Forms[Form]> & { readonly form: Form } }[LineForm]

/** A line as its form says; null for what is none of ours. */
export function parsePublicLine(text: string): PublicLine | null {
  const form = /^\{"([a-z]+)":/.exec(text)?.[1]
  if (!form || !isForm(form)) return null
  const parsed = FORMS[form].safeParse(parsedJson(text))
  return parsed.success ? ({ ...parsed.data, form } as PublicLine) : null
}

/** Legs as a line writes them, `{"bank":15000,"contributions":-15000}`. */
export function legsOfLine(legs: Extract<PublicLine, { form: 'no' }>['legs']) {
  return Object.entries(legs).map(([account, amountFen]) => ({
    account: account as LedgerAccountCode,
    amountFen,
  }))
}

function isForm(name: string): name is LineForm {
  return Object.hasOwn(FORMS, name)
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
