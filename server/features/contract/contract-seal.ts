import { createHash } from 'node:crypto'
import type { AgreementVariables } from '#domain/contract/agreement-text'
import type { SignatureStrokes } from '#domain/contract/finger-signature'
import type { OnSiteWitness } from '#domain/contract/on-site-witness'
import type { Questionnaire } from '#domain/contract/questionnaire'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import { jsonSeal } from '../../platform/sealing/json-seal'

/** What the agreement says of the people, and what waits for the resident's own yes. */
export interface SealedVariables {
  readonly agreement: AgreementVariables
  readonly teamRecordText: string
  readonly gridWorkerText: string
  readonly consents: ContractConsents
  /** The resident's own number, where a helper filled in the form. */
  readonly helperPhone: string | null
}

/** What was answered to the two questions that are asked with a contract. */
export interface ContractConsents {
  readonly teamRecord: boolean
  readonly gridWorker: boolean
}

/** One turn of the talk about an application. */
export interface DialogueTurn {
  readonly at: string
  readonly by: 'team' | 'family'
  readonly kind: 'ask' | 'answer' | 'reject' | 'end'
  readonly text: string
}

interface Sealed {
  readonly 'contract.variables': SealedVariables
  readonly 'contract.questionnaire': Questionnaire
  readonly 'contract.dialogue': readonly DialogueTurn[]
  readonly 'contract_signature.strokes': SignatureStrokes
  readonly 'contract_signature.witness': OnSiteWitness
}

export const { sealed, opened } = jsonSeal<Sealed>()

/** The talk with one more turn, sealed anew. */
export function withTurn(fieldCrypto: FieldCrypto, cipher: string | null, turn: DialogueTurn): string {
  const before = cipher === null ? [] : opened(fieldCrypto, 'contract.dialogue', cipher)
  return sealed(fieldCrypto, 'contract.dialogue', [...before, turn])
}

/** SM3 (GB/T 32905) of what is signed, 64 hexadecimal digits. */
export function sm3(text: string): string {
  return createHash('sm3').update(text, 'utf8').digest('hex')
}
