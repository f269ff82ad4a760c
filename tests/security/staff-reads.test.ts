import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { maskName } from '#domain/kernel/masking'
import { type KeptDatabase, keepDatabase } from '../support/database/kept-database'
import { EXAMPLE_INPUTS, familyInTheMiddle, type World } from '../support/inputs/example-inputs'
import { RECORD } from '../support/inputs/visit-inputs'
import { applyFor, codeOf, verify } from '../support/room/card-counter'
import { at, createTestApp, newKey, type TestApp } from '../support/room/test-app'
import { everyProcedure, post } from '../support/server/post'
import { ACCESS } from './access-table'
import { contextOf, letIn } from './actors'

/**
 * Reliability 18: whatever shows staff a person, or does something about one, is written down. `shown` by its example,
 * `steps` by the day below. The lists are what the router has: a procedure that answers persons and stands in neither
 * fails, and so does one that stands here and writes nothing.
 */
const SHOWN: readonly string[] = [
  'audit.search',
  'chart.breakGlass',
  'chart.checkups',
  'chart.corrections',
  'chart.growth',
  'chart.immunization',
  'chart.moveTargets',
  'chart.observations',
  'chart.openShared',
  'chart.summary',
  'claim.application',
  'claim.inbox',
  'claim.paper',
  'contract.inbox',
  'contract.onSite',
  'contract.prepareRecord',
  'conversation.inbox',
  'coverage.findCertificate',
  'coverage.waivers',
  'guardianship.staffDecide',
  'guardianship.staffGet',
  'guardianship.staffList',
  'healthCard.confirmIdentity',
  'healthCard.findByNumber',
  'healthCard.verify',
  'mergeRequest.decide',
  'mergeRequest.get',
  'mergeRequest.list',
  'noShow.appeals',
  'qualityCase.list',
  'qualityCase.mine',
  'referral.list',
  'service.alerts',
  'service.calls',
  'service.homeVisits',
  'service.today',
  'session.board',
  'session.calls',
  'session.noteCall',
  'session.suspend',
  'visit.find',
  'visit.get',
]
const STEPS: readonly string[] = [
  'visit.admitWalkIn',
  'visit.bookForCaller',
  'visit.callNext',
  'visit.caller',
  'visit.callerSlots',
  'visit.checkIn',
  'visit.complete',
  'visit.leave',
  'visit.markNoShow',
  'visit.pass',
  'visit.seatPresent',
  'visit.start',
]
/** Its example finds nobody; tests/integration/health-card/guardianship-at-desk.test.ts finds somebody. */
const ELSEWHERE: readonly string[] = ['guardianship.staffFind']

let app: TestApp
let world: World
let kept: KeptDatabase
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T10:00:00+08:00' })
  world = await familyInTheMiddle(app)
  kept = await keepDatabase(app.database.pool)
})
afterEach(async () => {
  await kept.putBack()
  app.assertQuiet()
})
afterAll(() => app.close())

const forStaff = everyProcedure()
  .map(({ name }) => name)
  .filter((name) => Array.isArray(ACCESS[name]?.who))

async function newestEvent(): Promise<bigint> {
  return (await app.database.db.auditEvent.aggregate({ _max: { id: true } }))._max.id ?? 0n
}

it('knows every procedure of the visit as one or the other', () => {
  const named = [...SHOWN, ...STEPS, ...ELSEWHERE]
  expect(forStaff).toEqual(expect.arrayContaining(named))
  const ofThePerson = forStaff.filter((name) => /^(visit|queue|mergeRequest|guardianship)\./.test(name))
  expect(named).toEqual(expect.arrayContaining(ofThePerson))
})

it.each(forStaff)('%s', async (procedure) => {
  const row = ACCESS[procedure]
  const make = EXAMPLE_INPUTS[procedure]
  if (!row || !make) throw new Error(`no row or example of ${procedure}`)
  const context = contextOf(app, letIn(row), world, world)
  // Otherwise the search has nothing to find.
  if (procedure === 'audit.search') {
    const desk = contextOf(app, 'front-desk', world, world)
    await post(desk, 'visit.find', JSON.stringify({ query: '示例' }))
  }
  const before = await newestEvent()
  const input = procedure === 'audit.search' ? {} : make(world)
  const { text } = await post(context, procedure, JSON.stringify(input))
  const events = await app.database.db.auditEvent.findMany({ where: { id: { gt: before } } })
  const isWritten = events.some(
    ({ action, accountId }) => action === procedure && accountId === context.account?.id,
  )
  const shows = [world.patientId, maskName('示例')].some((mark) => text.includes(mark))
  expect(shows && !SHOWN.includes(procedure), `shows a person: ${text.slice(0, 300)}`).toBe(false)
  if (SHOWN.includes(procedure)) expect(isWritten, text.slice(0, 300)).toBe(true)
})

it('writes down every step of a visit', async () => {
  const key = () => ({ idempotencyKey: newKey() })
  const session = await app.openSession({ day: '2026-11-22', startTime: '11:00', endTime: '14:00' })
  const { organizationId, practitionerId, sessionId, slots } = session
  const doctor = await app.newStaff('family-doctor', organizationId, practitionerId)
  const counter = (await app.newStaff('front-desk', organizationId)).caller
  const desk = counter.visit
  const evening = await app.openSession({
    day: '2026-11-22',
    startTime: '16:00',
    endTime: '18:00',
    organizationId,
  })
  const book = async (slotId: string): Promise<string> => {
    const { caller, childId: patientId } = await app.newFamily()
    return (await caller.appointment.book({ slotId, patientId, ...key() })).id
  }
  const [seen, gone, lost] = [
    await book(at(slots, 0).id),
    await book(at(slots, 1).id),
    await book(at(slots, 2).id),
  ]
  const early = await book(at(evening.slots, 0).id)
  const here = await app.newFamily()
  await applyFor(here.caller, here.childId)
  await verify(counter, await codeOf(here.caller, here.childId))
  app.clock.pass(30 * 60_000)
  const before = await newestEvent()
  await desk.checkIn({ appointmentId: seen, ...key() })
  await desk.checkIn({ appointmentId: gone, ...key() })
  await desk.leave({ appointmentId: gone, ...key() })
  await desk.admitWalkIn({ appointmentId: early, ...key() })
  await desk.seatPresent({ sessionId, patientId: here.childId, ...key() })
  const rings = { patientId: here.childId, isSelf: false }
  await desk.caller({ patientId: here.childId })
  const wish = { organizationId, service: 'sick-visit', from: '2026-11-22', to: '2026-11-28' } as const
  await desk.callerSlots({ ...rings, ...wish })
  const later = await app.openSession({ day: '2026-11-25', organizationId })
  await desk.bookForCaller({ ...rings, slotId: at(later.slots, 0).id, ...key() })
  await doctor.caller.visit.callNext({ sessionId, ...key() })
  await doctor.caller.visit.pass({ appointmentId: seen, ...key() })
  await doctor.caller.visit.start({ appointmentId: seen, ...key() })
  await doctor.caller.visit.complete({ appointmentId: seen, record: RECORD, ...key() })
  app.clock.pass(90 * 60_000)
  await desk.markNoShow({ appointmentId: lost, ...key() })
  const events = await app.database.db.auditEvent.findMany({ where: { id: { gt: before } } })
  expect([...new Set(events.map(({ action }) => action))].sort()).toEqual(STEPS)
})
