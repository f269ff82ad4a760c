import { addDays, instantAt, type LocalDate, localDateOf, localTime } from '#domain/kernel/time'
import { recognisedUntil, validityDays } from '#domain/report/recognition'
import { reportItemOf } from '#domain/report/report-item'
import { DEFAULT_REPORT_RULES, validityRules } from '#domain/report/report-rules'
import type { Prisma } from '#server/platform/database/database'
import type { FieldCrypto } from '#server/platform/sealing/field-crypto'
import { DEMO_ALLERGIES, DEMO_PROOFS, DEMO_REPORTS, DEMO_VISITS, type DemoReport } from './demo-history'
import { demoId } from './demo-id'

/** A visit of long ago, from the consultation it was in to what was written. */
export interface PastVisit {
  readonly key: string
  readonly patientId: string
  readonly accountId: string
  readonly day: LocalDate
  readonly startAt: Date
  readonly recordCipher: string
  readonly itemsCipher: string
}

export interface HistoryRows {
  readonly visits: readonly PastVisit[]
  readonly reports: readonly Prisma.ReportCreateManyInput[]
  readonly allergies: readonly Prisma.AllergyCreateManyInput[]
  readonly proofs: readonly Prisma.QualityProofCreateManyInput[]
}

interface Writers {
  /** The doctor's account. */
  readonly doctorId: string
  /** The account that acts for a person. */
  readonly familyOf: (patient: string) => string
}

const PLACE = demoId('organization', 'chengdong')
const DOCTOR = demoId('practitioner', 'he-jing')

/** What lies behind the children of the demo, at whatever day it is started. */
export function historyRows(fieldCrypto: FieldCrypto, now: Date, writers: Writers): HistoryRows {
  const today = localDateOf(now)
  const at = (daysAgo: number, time: string) => instantAt(addDays(today, -daysAgo), localTime(time))
  const sealed = (field: `${string}.${string}`, facts: unknown) =>
    fieldCrypto.seal(field, JSON.stringify(facts))
  const proof = { validFrom: addDays(today, -400), validTo: addDays(today, 300) }
  return {
    visits: DEMO_VISITS.map(({ patient, daysAgo, record, items }) => ({
      key: `${patient}/${daysAgo}`,
      patientId: demoId('patient', patient),
      accountId: writers.familyOf(patient),
      day: addDays(today, -daysAgo),
      startAt: at(daysAgo, '08:20'),
      recordCipher: sealed('visit.record_cipher', record),
      itemsCipher: sealed('prescription.items_cipher', items),
    })),
    reports: DEMO_REPORTS.map((report) => ({
      ...reportColumns(report, today, proof),
      resultCipher: sealed('report.result_cipher', {
        values: report.values,
        findings: '',
        conclusion: report.conclusion,
        repeatReason: null,
      }),
      // The doctor had spoken before they went home.
      releaseAt: at(report.daysAgo, '09:30'),
      byAccountId: writers.doctorId,
      createdAt: at(report.daysAgo, '09:00'),
    })),
    allergies: DEMO_ALLERGIES.map(({ patient, daysAgo, source, ...allergy }) => ({
      id: demoId('allergy', patient, allergy.substance),
      patientId: demoId('patient', patient),
      notedOn: new Date(addDays(today, -daysAgo)),
      allergyCipher: sealed('allergy.allergy_cipher', allergy),
      source,
      byAccountId: source === 'staff' ? writers.doctorId : writers.familyOf(patient),
      organizationId: source === 'staff' ? PLACE : null,
      createdAt: at(daysAgo, '10:00'),
    })),
    proofs: DEMO_PROOFS.map((itemCode) => ({
      id: demoId('quality-proof', itemCode),
      organizationId: PLACE,
      itemCode,
      validFrom: new Date(proof.validFrom),
      validTo: new Date(proof.validTo),
      source: '示例室间质评',
    })),
  }
}

function reportColumns(
  { patient, daysAgo, itemCode }: DemoReport,
  today: LocalDate,
  proof: { readonly validFrom: LocalDate; readonly validTo: LocalDate },
) {
  const performedOn = addDays(today, -daysAgo)
  const days = validityDays(itemCode, validityRules(DEFAULT_REPORT_RULES, '*', performedOn))
  const until = recognisedUntil({ performedOn, days }, DEMO_PROOFS.includes(itemCode) ? [proof] : [])
  return {
    id: demoId('report', patient, itemCode, String(daysAgo)),
    patientId: demoId('patient', patient),
    kind: reportItemOf(itemCode)?.kind ?? 'laboratory',
    itemCode,
    performedOn: new Date(performedOn),
    recognisedUntil: until && new Date(until),
    organizationId: PLACE,
    practitionerId: DOCTOR,
  }
}
