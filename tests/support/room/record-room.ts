import { currentConsentText } from '#domain/consent/consent-text'
import type { ReportResult } from '#domain/report/report-result'
import { RECORD } from '../inputs/visit-inputs'
import { at, type Caller, dayAfter, newKey, type TestApp } from './test-app'

export const key = () => ({ idempotencyKey: newKey() })

/** A blood count with its haemoglobin where it should be, or not. */
export function bloodResult(haemoglobin = 118): ReportResult {
  return {
    values: [{ name: '血红蛋白', value: haemoglobin, unit: 'g/L', low: 110, high: 160 }],
    findings: '',
    conclusion: '',
    repeatReason: null,
  }
}

export const AMOXICILLIN = {
  drug: '阿莫西林颗粒',
  doseThousandths: 125_000,
  unit: 'mg',
  route: 'oral',
  frequency: 'tid',
  days: 5,
  note: '',
} as const
export const IBUPROFEN = { ...AMOXICILLIN, drug: '布洛芬混悬液', doseThousandths: 4500, unit: 'mL' } as const

export interface RecordRoom {
  readonly organizationId: string
  readonly practitionerId: string
  readonly doctor: Caller
  readonly nurse: Caller
  readonly doctorAccountId: string
  /** A family that booked; the child has come when `arrives` is not false. */
  readonly family: (wish?: { arrives?: boolean; birthDate?: string }) => Promise<{
    accountId: string
    childId: string
    caller: Caller
    appointmentId: string
  }>
  readonly see: (appointmentId: string) => Promise<void>
}

/** A centre with a consultation today, its doctor and a nurse. */
export async function openRecordRoom(app: TestApp, regionId?: string): Promise<RecordRoom> {
  const organizationId = await app.newOrganization('community-centre', regionId)
  const { practitionerId, slots } = await app.openSession({
    day: dayAfter(app, 0),
    startTime: '08:30',
    endTime: '12:30',
    seatsPerSlot: 3,
    organizationId,
  })
  const desk = (await app.newStaff('front-desk', organizationId)).caller
  const doctor = await app.newStaff('family-doctor', organizationId, practitionerId)
  const nurse = await app.newStaff('nurse', organizationId)
  let turn = 0
  const nextSlot = () => at(slots, 1 + Math.floor(turn++ / 3)).id
  return {
    organizationId,
    practitionerId,
    doctor: doctor.caller,
    doctorAccountId: doctor.accountId,
    nurse: nurse.caller,
    async family({ arrives = true, birthDate = '2021-05-20' } = {}) {
      const accountId = await app.newAccount()
      const childId = await app.newPatient(birthDate, { [accountId]: 'child' })
      const caller = app.as(accountId)
      const { id } = await caller.appointment.book({ slotId: nextSlot(), patientId: childId, ...key() })
      if (arrives) await desk.visit.checkIn({ appointmentId: id, ...key() })
      return { accountId, childId, caller, appointmentId: id }
    },
    async see(appointmentId) {
      await doctor.caller.visit.start({ appointmentId, ...key() })
      // Its weight is of a child of five, and not everybody here is.
      await doctor.caller.visit.complete({ appointmentId, record: RECORD, confirmed: true, ...key() })
    },
  }
}

export function agreeToEarlierVisits(caller: Caller, patientId: string) {
  const purpose = 'earlier-visits' as const
  const textVersion = currentConsentText(purpose).version
  return caller.consent.decide({ patientId, purpose, decision: 'given', textVersion, ...key() })
}
