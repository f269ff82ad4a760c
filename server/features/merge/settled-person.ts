import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import { documentKey, isCitizenDocument, parseDocument } from '#domain/patient/identity-document'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import type { MergeRow, SideRow } from './store'

/** What the person has once a question is answered with yes: shown before the answer, and written with it. */
export interface SettledPerson
  extends Pick<MergeRow, 'documentType' | 'numberCipher' | 'numberIndex'>,
    Pick<SideRow, 'nameCipher' | 'nameIsTemporary'> {
  readonly birthDate: LocalDate
  readonly sex: Sex
}

/** The document that lasts, what that document says, and the real name (decision 077). */
export function settledPerson(
  fieldCrypto: FieldCrypto,
  question: MergeRow,
  survivor: SideRow,
  ended: SideRow | null,
  today: LocalDate,
): SettledPerson {
  const lasting = lastingDocument(fieldCrypto, question, survivor, ended)
  const number = fieldCrypto.open('patient_identifier.number', lasting.numberCipher)
  const document = parseDocument({ type: lasting.documentType, number }, today)
  const said = 'code' in document ? null : document.holder
  const { birthDate, sex } = said ?? survivor
  const { nameCipher, nameIsTemporary } = question.nameCipher
    ? { nameCipher: question.nameCipher, nameIsTemporary: false }
    : survivor.nameIsTemporary && ended && !ended.nameIsTemporary
      ? ended
      : survivor
  return { ...lasting, nameCipher, nameIsTemporary, birthDate, sex }
}

/** A citizen number is for life: the certificate that was asked about does not replace one that a row has by now. */
function lastingDocument(
  fieldCrypto: FieldCrypto,
  question: MergeRow,
  ...sides: readonly (SideRow | null)[]
): Pick<MergeRow, 'documentType' | 'numberCipher' | 'numberIndex'> {
  const { documentType, numberCipher, numberIndex } = question
  const citizen = sides.find((side) => side && isCitizenDocument(side.documentType))
  if (!citizen || isCitizenDocument(documentType)) return { documentType, numberCipher, numberIndex }
  const number = fieldCrypto.open('patient_identifier.number', citizen.numberCipher)
  const key = documentKey({ type: citizen.documentType, number })
  const index = fieldCrypto.index('patient_identifier.number', key)
  return {
    documentType: citizen.documentType,
    numberCipher: citizen.numberCipher,
    numberIndex: Uint8Array.from(index),
  }
}
