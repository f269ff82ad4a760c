import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterAll(() => app.close())

test('BK-15: a visit that is about to move does not stand in its own way', async () => {
  const day = dayAfter(app, 1)
  const { slots } = await app.openSession({ day })
  const { caller, childId } = await app.newFamily()
  const { id } = await caller.appointment.book({
    slotId: at(slots, 0).id,
    patientId: childId,
    idempotencyKey: newKey(),
  })
  const { organization, service } = await caller.appointment.get({ id })
  const seen = async (replacing: object) => {
    const wish = { organizationId: organization.id, service, from: day, to: day, patientId: childId }
    const { rows } = await caller.slot.list({ ...wish, ...replacing })
    return rows.find((slot) => slot.id === at(slots, 3).id)?.refusal?.code
  }
  expect(await seen({})).toBe('limit_same_service_day')
  expect(await seen({ replacingId: id })).toBeUndefined()
})
