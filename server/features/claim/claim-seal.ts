import type { Adjudication, ClaimFacts } from '#domain/mutual-aid/benefit/adjudicate'
import type { ClaimDocument } from '#domain/mutual-aid/claim/claim-document'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import { jsonSeal } from '../../platform/sealing/json-seal'

/** Where the guardian wants the money. */
export interface PayeeAccount {
  readonly holderName: string
  readonly bankName: string
  readonly number: string
}

/** What of a claim says something of a person. */
export interface ClaimDetails {
  readonly diagnosis: { readonly code: string | null; readonly nameZh: string }
  /** As it is called; of a place of the county its name on that day. */
  readonly hospitalName: string
  readonly isInTerritory: boolean
  readonly account: PayeeAccount
  /** Papers that the record here made needless when it was handed in; absent in what is older. */
  readonly knownDocuments?: readonly ClaimDocument[]
}

/** A computation with everything that it was made of, so that it can be made again. */
export interface ClaimArithmetic {
  readonly facts: ClaimFacts
  readonly adjudication: Adjudication
}

interface Sealed {
  readonly 'claim.details': ClaimDetails
  readonly 'claim.arithmetic': ClaimArithmetic
  /** Whatever the form held, in the shape of the form. */
  readonly 'claim_draft.content': unknown
}

/** Names under which moments are kept in a computation. */
const MOMENTS = ['at', 'recordedAt', 'requestedAt', 'acceptedAt', 'rejectedAt', 'admittedAt']

export const { sealed, opened } = jsonSeal<Sealed>(MOMENTS)

/** The blind index of an invoice: its code and number, however they were typed. */
export function invoiceIndex(fieldCrypto: FieldCrypto, { code, number }: InvoiceNumber): Buffer {
  return fieldCrypto.index('claim_invoice.number', `${code ?? ''} ${number}`)
}

export interface InvoiceNumber {
  readonly code: string | null
  readonly number: string
}

export function sealInvoiceNumber(fieldCrypto: FieldCrypto, { code, number }: InvoiceNumber): string {
  return fieldCrypto.seal('claim_invoice.number', `${code ?? ''} ${number}`)
}

export function openInvoiceNumber(fieldCrypto: FieldCrypto, cipher: string): InvoiceNumber {
  const [code = '', number = ''] = fieldCrypto.open('claim_invoice.number', cipher).split(' ')
  return { code: code === '' ? null : code, number }
}
