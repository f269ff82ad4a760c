import type { CardPurpose } from '#domain/health-card/judge-code'
import { localTimeOf } from '#domain/kernel/time'
import type { Caller, TestApp } from './test-app'
import { dayAfter, newKey } from './test-app'

/** A place with a desk and a doctor, and a family whose child has a card. */
export interface CardCounter {
  readonly organizationId: string
  readonly practitionerId: string
  readonly desk: Awaited<ReturnType<TestApp['newStaff']>>
  readonly doctor: Awaited<ReturnType<TestApp['newStaff']>>
  readonly accountId: string
  readonly childId: string
  readonly family: Caller
}

export async function cardCounter(app: TestApp): Promise<CardCounter> {
  const regionId = await app.newOrganization('region')
  const organizationId = await app.newOrganization('community-centre', regionId)
  const practitionerId = await app.newPractitioner()
  const { accountId, childId, caller } = await app.newFamily()
  await applyFor(caller, childId)
  return {
    organizationId,
    practitionerId,
    desk: await app.newStaff('front-desk', organizationId),
    doctor: await app.newStaff('family-doctor', organizationId, practitionerId),
    accountId,
    childId,
    family: caller,
  }
}

/** A name that ends in `apply` is a call of the proxy itself on the server; the phone's client does not mind. */
export function applyFor({ healthCard }: Caller, patientId: string) {
  return healthCard.apply.call(null, { patientId, idempotencyKey: newKey() })
}

export async function codeOf({ healthCard }: Caller, patientId: string): Promise<string> {
  return (await healthCard.code({ patientId })).code
}

export const SHOWN_AT = { stage: '0101014', channel: '0100' } as const

export function verify({ healthCard }: Caller, code: string, purpose: CardPurpose = 'check-in') {
  return healthCard.verify({ code, purpose, ...SHOWN_AT, idempotencyKey: newKey() })
}

/** A visit of the child here in half an hour; answers its id. */
export async function bookToday(app: TestApp, counter: CardCounter): Promise<string> {
  const { organizationId, practitionerId, family, childId } = counter
  const inMinutes = (minutes: number) =>
    `${localTimeOf(new Date(app.clock.now().getTime() + minutes * 60_000)).slice(0, 4)}0`
  const session = await app.openSession({
    day: dayAfter(app, 0),
    startTime: inMinutes(30),
    endTime: inMinutes(90),
    organizationId,
    practitionerId,
  })
  const slotId = session.slots[0]?.id ?? ''
  const booked = await family.appointment.book({ slotId, patientId: childId, idempotencyKey: newKey() })
  return booked.id
}
