import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTransactionPooler, type TransactionPooler } from '../support/database/transaction-pooler'
import { at } from '../support/room/test-app'
import { bookableSlots, halfWritten, newPhones } from '../support/server/booking-families'
import { type CountyCopy, copyCounty } from '../support/server/county-copy'
import { inParallel } from '../support/server/persist'
import { call, insist } from '../support/server/phone'

const FAMILIES = 48
/** More than the pooler has sessions. */
const CLIENTS = 8

let county: CountyCopy
let pooler: TransactionPooler
let database: pg.Pool

beforeAll(async () => {
  county = await copyCounty()
  pooler = await startTransactionPooler(county.databaseUrl)
  database = county.database
})
afterAll(async () => {
  await pooler?.close()
  await county?.end()
})

test('behind a pooler that lends sessions for a transaction everything works', async () => {
  const server = await county.start({ DATABASE_URL: pooler.url, DIRECT_DATABASE_URL: county.databaseUrl })
  const phones = await newPhones(database, FAMILIES)
  const slotIds = await bookableSlots(server.address, database)
  const write = (token: string, procedure: string, fields: object) =>
    insist<{ id: string }>(() => server.address, token, procedure, {
      ...fields,
      idempotencyKey: randomUUID(),
    })
  const replies = await inParallel(
    CLIENTS,
    phones.map(({ token, patientId }, turn) => async () => {
      const wish = { slotId: at(slotIds, turn % slotIds.length), patientId }
      const held = await write(token, 'appointment.hold', wish)
      const booked = await write(token, 'appointment.book', wish)
      const listed = await call(server.address, token, 'appointment.list', {})
      if (booked.kind !== 'answer' || turn % 3 !== 0) return [held, booked, listed]
      return [held, booked, listed, await write(token, 'appointment.cancel', { id: booked.data.id })]
    }),
  )
  expect(replies.flat().filter(({ kind }) => kind !== 'answer')).toEqual([])
  expect(await halfWritten(database)).toEqual([])
  expect(pooler.violations()).toEqual([])
  expect(pooler.loans()).toBeGreaterThan(FAMILIES * 3)
})
