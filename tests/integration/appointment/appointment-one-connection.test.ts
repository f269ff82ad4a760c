import { afterAll, beforeAll, expect, it } from 'vitest'
import { appRouter } from '#server/app-router'
import { createCallerFactory } from '#server/platform/api/trpc'
import { connectDatabase, type DatabaseAccess } from '#server/platform/database/database'
import { createLog } from '#server/platform/log'
import { createRuleTable } from '#server/platform/rule-table'
import { at, createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import { residentIdBornOn } from '../../support/rows/resident-ids'

let app: TestApp
let access: DatabaseAccess

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  const { databaseUrl } = app.database
  access = await connectDatabase({ databaseUrl, log: createLog('error'), maxConnections: 1 })
})
afterAll(async () => {
  await access.close()
  await app.close()
})

/**
 * Found in a rush: every connection served a booking, all bookings waited for the rules, and the rules waited for a
 * connection. A write that gets along with one connection can never wait like that.
 */
it('a write never needs a second connection while it has one', async () => {
  const { slots } = await app.openSession({ day: dayAfter(app, 1) })
  const { accountId, childId: patientId } = await app.newFamily()
  const caller = createCallerFactory(appRouter)({
    ...app.context(accountId),
    db: access.db,
    transaction: access.transaction,
    plain: access.plain,
    rules: createRuleTable(access.db),
  })
  const slotId = at(slots, 0).id
  const { appointment, patient } = caller
  const { holdId } = await appointment.hold({ slotId, patientId, idempotencyKey: newKey() })
  await appointment.release({ holdId, idempotencyKey: newKey() })
  const { id } = await appointment.book({ slotId, patientId, idempotencyKey: newKey() })
  const moved = await appointment.reschedule({ id, slotId: at(slots, 1).id, idempotencyKey: newKey() })
  expect(await appointment.cancel({ id: moved.id, idempotencyKey: newKey() })).toEqual({
    status: 'cancelled',
  })
  const document = { type: 'resident-id', number: residentIdBornOn('2019-06-01', 2) } as const
  await patient.add({ name: '周小禾', relation: 'child', document, idempotencyKey: newKey() })
})
