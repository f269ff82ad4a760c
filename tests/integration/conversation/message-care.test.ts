import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, type LocalDate, localDate, localDateOf } from '#domain/kernel/time'
import type { MessageKind } from '#domain/message/message-kind'
import { checkupTasks } from '#server/features/checkup/jobs'
import { immunizationTasks } from '#server/features/immunization/jobs'
import { reportTasks } from '#server/features/report/jobs'
import { countStatements } from '../../support/database/statement-count'
import { CHECKUP_RECORD } from '../../support/inputs/checkup-inputs'
import { applyFor } from '../../support/room/card-counter'
import {
  agreeToEarlierVisits,
  bloodResult,
  key,
  openRecordRoom,
  type RecordRoom,
} from '../../support/room/record-room'
import { at, type Caller, createTestApp, dayAfter, type TestApp } from '../../support/room/test-app'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

let app: TestApp
let room: RecordRoom

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T08:40:00+08:00' })
})
beforeEach(async () => {
  room = await openRecordRoom(app)
})
afterEach(() => {
  app.clock.pass(Date.parse('2026-11-22T08:40:00+08:00') - app.clock.now().getTime())
  app.assertQuiet()
})
afterAll(() => app.close())

interface Household {
  readonly childId: string
  readonly mother: Caller
  readonly father: Caller
  readonly delegate: Caller
}

/** Two guardians, a grandmother who may bring the child, and an account that was closed with its tie left behind. */
async function household(birthDate: string, born?: string): Promise<Household> {
  const [mother, father, closed] = [await app.newAccount(), await app.newAccount(), await app.newAccount()]
  const childId = await app.newPatient(birthDate, { [mother]: 'child', [father]: 'child', [closed]: 'child' })
  const { db } = app.database
  await db.account.update({ where: { id: closed }, data: { closedAt: app.clock.now() } })
  if (born) await db.patient.update({ where: { id: childId }, data: { createdAt: new Date(born) } })
  const today = localDateOf(app.clock.now())
  const delegateId = await app.newAccount()
  const given = { patientId: childId, label: '外婆', relation: 'grandchild' as const, startsOn: today }
  const { code } = await app.as(mother).delegation.create({ ...given, endsOn: addDays(today, 40), ...key() })
  await app.as(delegateId).delegation.accept({ code, ...key() })
  return { childId, mother: app.as(mother), father: app.as(father), delegate: app.as(delegateId) }
}

const told = async (reader: Caller, kind: MessageKind, patientId: string) =>
  (await reader.message.list({})).rows.filter((row) => row.kind === kind && row.patientId === patientId)

/** How many messages of the kind each of them has; the closed account never has any. */
async function counts({ childId, mother, father, delegate }: Household, kind: MessageKind) {
  const rows = await app.database.db.message.findMany({ where: { kind, patientId: childId } })
  const perReader = [mother, father, delegate].map(
    async (reader) => (await told(reader, kind, childId)).length,
  )
  const [ofMother, ofFather, ofDelegate] = await Promise.all(perReader)
  expect(rows).toHaveLength((ofMother ?? 0) + (ofFather ?? 0) + (ofDelegate ?? 0))
  return [ofMother, ofFather, ofDelegate]
}

/** Runs a job as the queue would, and once more: each may come twice. */
async function evening(day?: LocalDate): Promise<void> {
  if (day) app.clock.pass(Date.parse(`${day}T18:30:00+08:00`) - app.clock.now().getTime())
  for (let run = 0; run < 2; run++) {
    await checkupTasks(app.context(null))['checkup:remind']?.({})
    await immunizationTasks(app.context(null))['immunization:remind']?.({})
  }
}

/** What waits in the queue for somebody or something, by its task. */
async function waiting(task: string, id: string) {
  const { rows } = await app.database.pool.query<{ runAt: Date; payload: unknown }>(
    `SELECT job.run_at AS "runAt", job.payload FROM graphile_worker._private_jobs AS job
     JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
     WHERE task.identifier = $1 AND job.payload::text LIKE '%' || $2 || '%'`,
    [task, id],
  )
  return rows
}

describe('check-ups', () => {
  const BORN = '2026-03-30'

  it('are called to mind when one opens and in its last week, to each guardian once and to nobody else', async () => {
    const family = await household(BORN, BORN)
    const { rows } = await family.mother.record.checkups({ patientId: family.childId })
    const eighth = at(rows, 4)
    await evening(eighth.opensOn)
    expect(await counts(family, 'checkup-due')).toEqual([1, 1, 0])
    expect(at(await told(family.mother, 'checkup-due', family.childId), 0)).toMatchObject({
      readAt: null,
      facts: { checkup: '8 月龄体检', dueOn: eighth.dueOn },
    })
    await evening(addDays(eighth.opensOn, 3))
    expect(await counts(family, 'checkup-due')).toEqual([1, 1, 0])
    expect(await counts(family, 'checkup-closing')).toEqual([0, 0, 0])
    await evening(addDays(eighth.closesOn, -6))
    await evening(eighth.closesOn)
    expect(await counts(family, 'checkup-closing')).toEqual([1, 1, 0])
    expect(await counts(family, 'checkup-due')).toEqual([1, 1, 0])
  })

  it('are silent about one that is done or booked, and where a guardian took the consent back', async () => {
    const [done, booked, withheld] = [
      await household(BORN, BORN),
      await household(BORN, BORN),
      await household(BORN, BORN),
    ]
    const { rows } = await done.mother.record.checkups({ patientId: done.childId })
    const { opensOn } = at(rows, 4)
    const { db } = app.database
    const accountId = await app.newAccount()
    await db.checkup.create({
      data: {
        patientId: done.childId,
        visitNo: 5,
        doneOn: new Date(opensOn),
        recordCipher: app
          .context(null)
          .fieldCrypto.seal('checkup.record_cipher', JSON.stringify(CHECKUP_RECORD)),
        byAccountId: accountId,
        organizationId: room.organizationId,
        createdAt: app.clock.now(),
      },
    })
    const { slots } = await app.openSession({ day: dayAfter(app, 2), service: 'child-checkup' })
    await booked.mother.appointment.book({ slotId: at(slots, 0).id, patientId: booked.childId, ...key() })
    await db.consent.create({
      data: {
        patientId: withheld.childId,
        purpose: 'child-data',
        decision: 'refused',
        textVersion: '1',
        accountId,
        decidedAt: app.clock.now(),
      },
    })
    await evening()
    expect(await counts(done, 'checkup-due')).toEqual([0, 0, 0])
    expect(await counts(booked, 'checkup-due')).toEqual([0, 0, 0])
    expect(await counts(withheld, 'checkup-due')).toEqual([0, 0, 0])
    expect(await counts(withheld, 'vaccine-due')).toEqual([0, 0, 0])
  })
})

describe('vaccines', () => {
  const BORN = '2026-09-22'

  it('of one day are one message, to guardians; a late one is told once more', async () => {
    const family = await household(BORN)
    await evening()
    expect(await counts(family, 'vaccine-due')).toEqual([1, 1, 0])
    const [due] = await told(family.mother, 'vaccine-due', family.childId)
    expect(due).toMatchObject({ facts: { since: '2026-11-22' } })
    expect(due?.facts.doses).toBeGreaterThan(1)
    await evening(localDate('2026-11-25'))
    expect(await counts(family, 'vaccine-due')).toEqual([1, 1, 0])
    const before = (await told(family.mother, 'vaccine-late', family.childId)).length
    await evening(localDate('2026-12-22'))
    expect(await told(family.mother, 'vaccine-late', family.childId)).toHaveLength(before + 1)
  })

  it('that are booked are not asked for', async () => {
    const family = await household(BORN)
    const { slots } = await app.openSession({ day: dayAfter(app, 2), service: 'vaccination' })
    await family.mother.appointment.book({ slotId: at(slots, 0).id, patientId: family.childId, ...key() })
    await evening()
    expect(await counts(family, 'vaccine-due')).toEqual([0, 0, 0])
  })

  it('need half an hour, and whoever came along hears when it is over', async () => {
    const { childId, caller } = await room.family({ birthDate: '2025-09-22' })
    const give = (vaccineCode: 'MMR' | 'FLU') =>
      room.doctor.chart.addImmunization({
        patientId: childId,
        doses: [{ vaccineCode, lotNumber: '202609A01', site: '左上臂' }],
        confirmed: true,
        overrideReason: '家长要求今天打',
        ...key(),
      })
    await give('FLU')
    app.clock.pass(5 * MINUTE_MS)
    const { observeUntil } = await give('MMR')
    const [job, ...others] = await waiting('immunization:observed', childId)
    expect(others).toEqual([])
    expect(job?.runAt).toEqual(new Date(observeUntil))
    app.clock.pass(30 * MINUTE_MS)
    const run = () => immunizationTasks(app.context(null))['immunization:observed']?.(job?.payload)
    await run()
    await run()
    expect(await told(caller, 'observation-ended', childId)).toHaveLength(1)
  })

  it('say nothing of a half hour that staff have ended because of a reaction', async () => {
    const { childId, caller } = await room.family({ birthDate: '2025-09-22' })
    const dose = { vaccineCode: 'FLU' as const, lotNumber: '202609A01', site: '左上臂' }
    const words = { confirmed: true, overrideReason: '家长要求今天打' }
    await room.doctor.chart.addImmunization({ patientId: childId, doses: [dose], ...words, ...key() })
    const seen = { patientId: childId, outcome: 'reaction' as const, words: '起疹，已处理' }
    await room.doctor.chart.endObservation({ ...seen, ...key() })
    app.clock.pass(30 * MINUTE_MS)
    await immunizationTasks(app.context(null))['immunization:observed']?.({ patientId: childId })
    expect(await told(caller, 'observation-ended', childId)).toEqual([])
  })
})

it('asks for a hundred children as often as for one', async () => {
  const county = await createTestApp({ now: '2026-11-22T18:30:00+08:00' })
  const newChild = async () => county.newPatient('2020-03-01', { [await county.newAccount()]: 'child' })
  const statements = () =>
    countStatements(async () => {
      await checkupTasks(county.context(null))['checkup:remind']?.({})
      await immunizationTasks(county.context(null))['immunization:remind']?.({})
    })
  await newChild()
  await statements()
  const ofOne = await statements()
  for (let more = 0; more < 8; more++) await newChild()
  expect(await statements()).toBe(ofOne)
  expect(ofOne).toBe(2)
  await county.close()
})

describe('the record', () => {
  const report = (patientId: string, tellFirst: boolean) =>
    room.doctor.chart.addReport({
      patientId,
      itemCode: 'blood-routine',
      performedOn: localDate('2026-11-22'),
      result: bloodResult(),
      restricted: false,
      tellFirst,
      ...key(),
    })
  const release = (id: string) => reportTasks(app.context(null))['report:released']?.({ id })

  it('has a new report: told at once, leading to it, to guardians only', async () => {
    const { childId, caller, accountId } = await room.family()
    const delegateId = await app.newAccount()
    await entrust(accountId, delegateId, childId)
    const { id } = await report(childId, false)
    expect(await told(caller, 'report-released', childId)).toMatchObject([
      { facts: { entryKind: 'report', entryId: id }, readAt: null },
    ])
    expect(await caller.record.entry({ patientId: childId, kind: 'report', id })).toMatchObject({ id })
    expect(await told(app.as(delegateId), 'report-released', childId)).toEqual([])
  })

  it('has one that is held back: told when its hour has come, or when the doctor has spoken, once', async () => {
    const { childId, caller } = await room.family()
    const { id, releaseAt } = await report(childId, true)
    expect(await told(caller, 'report-released', childId)).toEqual([])
    const [job] = await waiting('report:released', id)
    expect(job?.runAt).toEqual(new Date(releaseAt))
    await room.doctor.chart.releaseReport({ patientId: childId, id, ...key() })
    expect(await waiting('report:released', id)).toEqual([])
    await release(id)
    expect(await told(caller, 'report-released', childId)).toHaveLength(1)

    const other = await room.family()
    const held = await report(other.childId, true)
    app.clock.pass(10 * DAY_MS)
    await release(held.id)
    await release(held.id)
    expect(await told(other.caller, 'report-released', other.childId)).toHaveLength(1)
  })

  it('says nothing of a report that was withdrawn before its hour', async () => {
    const { childId, caller } = await room.family()
    const { id } = await report(childId, true)
    await app.database.db.report.update({
      where: { id },
      data: { withdrawnAt: app.clock.now(), withdrawnByAccountId: room.doctorAccountId },
    })
    await release(id)
    expect(await told(caller, 'report-released', childId)).toEqual([])
  })

  it('of an adolescent is told to themselves, and to a guardian only with their yes', async () => {
    const family = await room.family({ birthDate: '2011-05-20' })
    const own = await app.newAccount()
    await app.database.db.patientLink.create({
      data: { accountId: own, patientId: family.childId, relation: 'self' },
    })
    await report(family.childId, false)
    expect(await told(app.as(own), 'report-released', family.childId)).toHaveLength(1)
    expect(await told(family.caller, 'report-released', family.childId)).toEqual([])
  })

  it('has an answer to a question about an entry', async () => {
    const { childId, caller } = await room.family()
    await agreeToEarlierVisits(caller, childId)
    const { id } = await report(childId, false)
    const asked = await caller.record.askCorrection({
      patientId: childId,
      kind: 'report',
      id,
      text: '日期不对',
      ...key(),
    })
    await room.doctor.chart.answerCorrection({ id: asked.id, answer: '核对过，是那天', ...key() })
    expect(await told(caller, 'correction-answered', childId)).toMatchObject([
      { facts: { entryKind: 'report', entryId: id }, readAt: null },
    ])
  })
})

describe('the card', () => {
  it('tells every guardian what was done with it and by whom, each time; who did it has read it', async () => {
    const family = await household('2021-05-20')
    const { childId: patientId, mother, father } = family
    await applyFor(mother, patientId)
    const moves = [
      ['freeze', 'card-frozen'],
      ['unfreeze', 'card-unfrozen'],
      ['replace', 'card-replaced'],
      ['cancel', 'card-cancelled'],
    ] as const
    for (const [move, kind] of moves) {
      app.clock.pass(MINUTE_MS)
      await mother.healthCard[move]({ patientId, ...key() })
      expect(await counts(family, kind)).toEqual([1, 1, 0])
      expect(await told(mother, kind, patientId)).toMatchObject([
        { facts: { by: 'you' }, readAt: expect.any(String) },
      ])
      expect(await told(father, kind, patientId)).toMatchObject([{ facts: { by: 'guardian' }, readAt: null }])
    }
    app.clock.pass(MINUTE_MS)
    await applyFor(father, patientId)
    await father.healthCard.freeze({ patientId, ...key() })
    expect(await counts(family, 'card-frozen')).toEqual([2, 2, 0])
  })
})

async function entrust(byAccountId: string, toAccountId: string, patientId: string): Promise<void> {
  const now = app.clock.now()
  await app.database.db.delegation.create({
    data: {
      patientId,
      byAccountId,
      toAccountId,
      relation: 'grandchild',
      labelCipher: app.context(null).fieldCrypto.seal('delegation.label_cipher', '外婆'),
      startsOn: new Date('2026-11-01'),
      endsOn: new Date('2026-12-31'),
      codeIndex: Buffer.from(randomUUID()),
      codeExpiresAt: now,
      createdAt: now,
      acceptedAt: now,
    },
  })
}
