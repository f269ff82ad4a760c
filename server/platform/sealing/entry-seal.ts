import type * as z from 'zod/mini'
import { checkupRecordShape } from '#domain/checkup/checkup-record'
import { followUpRecordShape } from '#domain/follow-up/follow-up-record'
import { allergyShape } from '#domain/record/allergy'
import { prescriptionItemsShape } from '#domain/record/prescription'
import { reportResultShape } from '#domain/report/report-result'
import { visitRecordShape } from '#domain/visit/visit-record'
import type { FieldCrypto } from './field-crypto'

/**
 * What an entry says is sealed by the feature that writes it and opened by every one that shows it: the name under which
 * it is sealed, and its shape, stand here once.
 */
const [sealVisit, openVisit] = sealedAs('visit.record_cipher', visitRecordShape)
const [sealItems, openItems] = sealedAs('prescription.items_cipher', prescriptionItemsShape)
const [sealResult, openResult] = sealedAs('report.result_cipher', reportResultShape)
const [sealCheckup, openCheckup] = sealedAs('checkup.record_cipher', checkupRecordShape)
const [sealFollowUp, openFollowUp] = sealedAs('follow_up.record', followUpRecordShape)
const [sealAllergy, openAllergy] = sealedAs('allergy.allergy_cipher', allergyShape)

export {
  openAllergy,
  openCheckup,
  openFollowUp,
  openItems,
  openResult,
  openVisit,
  sealAllergy,
  sealCheckup,
  sealFollowUp,
  sealItems,
  sealResult,
  sealVisit,
}

function sealedAs<Shape extends z.ZodMiniType>(field: `${string}.${string}`, shape: Shape) {
  return [
    (crypto: FieldCrypto, said: Readonly<z.infer<Shape>>): string => crypto.seal(field, JSON.stringify(said)),
    (crypto: FieldCrypto, sealed: string): z.infer<Shape> =>
      shape.parse(JSON.parse(crypto.open(field, sealed))),
  ] as const
}
