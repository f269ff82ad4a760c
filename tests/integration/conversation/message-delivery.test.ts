import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { MessageTemplate } from '#domain/message/message-template'
import { DELIVER_TASK } from '#server/features/message/tasks'
import { waitlistTasks } from '#server/features/waitlist/jobs'
import { SWEEP_WAITLIST_TASK } from '#server/features/waitlist/tasks'
import type { Fault } from '#server/simulator/fault'
import { SIMULATED_TEMPLATES } from '#server/simulator/subscriptions'
import { type MessageHarness, startMessages, type WechatFamily } from '../../support/room/message-harness'
import { at, dayAfter, newKey } from '../../support/room/test-app'
import { newTeam, signContract } from '../../support/rows/conversation-rows'

const SEND = '/cgi-bin/message/subscribe/send'
const BOOKED: MessageTemplate = 'appointment-booked'

let messages: MessageHarness
beforeAll(async () => {
  messages = await startMessages('2026-11-23T20:00:00+08:00')
})
afterEach(() => messages.app.assertQuiet())
afterAll(() => messages.close())

const refusal = (errcode: Extract<Fault, { kind: 'wechat-refusal' }>['errcode']): Fault => ({
  kind: 'wechat-refusal',
  errcode,
})
const fail = (fault: Fault, times = 1) => messages.simulator.faults.plan(SEND, fault, times)

/** Booked for the day after tomorrow at nine; its copy waits, nothing is sent yet. */
async function book(family: WechatFamily): Promise<string> {
  const { slots } = await messages.app.openSession({ day: dayAfter(messages.app, 2) })
  const booking = { patientId: family.childId, slotId: at(slots, 0).id, idempotencyKey: newKey() }
  return (await family.caller.appointment.book(booking)).id
}

/** Somebody who has accepted one message that a booking was made, and has booked. */
async function acceptedAndBooked(): Promise<WechatFamily & { appointmentId: string }> {
  const family = await messages.newWechatFamily()
  await family.answer(BOOKED, 'accept')
  return { ...family, appointmentId: await book(family) }
}

const sentTo = ({ openid }: WechatFamily) =>
  messages.simulator.program.subscriptions.sent().filter((message) => message.openid === openid)

async function deliveryTo({ accountId }: WechatFamily) {
  const { rows } = await messages.app.database.pool.query<{
    status: string
    attempts: number
    errcode: number
  }>(
    `SELECT status, attempts, errcode FROM message_delivery JOIN message ON message.id = message_id
     WHERE account_id = $1 AND kind = '${BOOKED}' ORDER BY created_at, message_id`,
    [accountId],
  )
  return rows
}

async function remaining({ caller }: WechatFamily, template = BOOKED): Promise<number | undefined> {
  const { templates } = await caller.message.subscription({})
  return templates.find((each) => each.template === template)?.remaining
}

describe('one acceptance, one message', () => {
  test('carries time, place, number and 孩子, and neither name nor reason', async () => {
    const family = await acceptedAndBooked()
    expect(await messages.runDueJobs()).toBe(0)
    expect(sentTo(family)).toEqual([
      {
        openid: family.openid,
        templateId: SIMULATED_TEMPLATES[BOOKED].id,
        page: `packages/appointment/pages/detail/index?id=${family.appointmentId}`,
        state: 'formal',
        values: {
          time1: '2026年11月25日 09:00',
          thing2: '示例社区卫生服务中心',
          number3: '1',
          thing4: '孩子的号约好了，101',
        },
        sentAt: messages.app.clock.now(),
      },
    ])
    expect(await deliveryTo(family)).toEqual([{ status: 'sent', attempts: 1, errcode: 0 }])
    expect(await remaining(family)).toBe(0)
  })

  test('is sent once, however often and at once the queue comes with it', async () => {
    const family = await acceptedAndBooked()
    const [message] = (await family.caller.message.list({})).rows
    const deliver = () => messages.runTask(DELIVER_TASK, { messageId: message?.id })
    await Promise.all([deliver(), deliver()])
    await deliver()
    expect(sentTo(family)).toHaveLength(1)
    expect(await deliveryTo(family)).toEqual([{ status: 'sent', attempts: 1, errcode: 0 }])
    expect(await remaining(family)).toBe(0)
  })

  test('of two messages at once the second has none, and both are in the inbox', async () => {
    const family = await acceptedAndBooked()
    const sister = await messages.app.newPatient('2020-05-20', { [family.accountId]: 'child' })
    await book({ ...family, childId: sister })
    await messages.runDueJobs()
    expect((await deliveryTo(family)).map(({ status }) => status).sort()).toEqual(['no-permission', 'sent'])
    expect(sentTo(family)).toHaveLength(1)
    expect((await family.caller.message.list({})).rows).toHaveLength(2)
  })

  test('without an acceptance, or outside WeChat, nothing waits to be sent and the inbox has it', async () => {
    const unasked = await messages.newWechatFamily()
    const onTheWeb = await messages.app.newFamily()
    for (const family of [unasked, { ...unasked, ...onTheWeb }]) {
      await book(family)
      expect(await deliveryTo(family)).toEqual([{ status: 'no-permission', attempts: 0, errcode: null }])
      expect((await family.caller.message.list({})).rows).toHaveLength(1)
    }
    const tasks = (await messages.waitingJobs()).map(({ task }) => task)
    expect(tasks).not.toContain('message:deliver')
  })

  test('a kind without a template has no copy at all', async () => {
    const family = await messages.newWechatFamily()
    const { notices } = messages.app.context(null)
    const to = { accountId: family.accountId }
    const notice = { kind: 'called', to, byAccountId: null, onceKey: newKey() } as const
    await messages.app.database.transaction((tx) => notices.tell(tx, notice, messages.app.clock.now()))
    expect(await deliveryTo(family)).toEqual([])
  })

  test('a reminder uses an acceptance of its own', async () => {
    const family = await messages.newWechatFamily()
    await family.answer('appointment-reminder', 'accept')
    await book(family)
    messages.app.clock.pass(23 * 3_600_000 + 60_000)
    await messages.runDueJobs()
    await messages.runDueJobs()
    expect(at(sentTo(family), 0).values).toMatchObject({ thing4: '孩子的号，带上证件，101' })
    expect(await remaining(family, 'appointment-reminder')).toBe(0)
  })

  test('what is not true any more is not sent, and the acceptance stays', async () => {
    const family = await acceptedAndBooked()
    await family.caller.appointment.cancel({ id: family.appointmentId, idempotencyKey: newKey() })
    await messages.runDueJobs()
    expect(sentTo(family)).toEqual([])
    expect(await deliveryTo(family)).toEqual([{ status: 'failed', attempts: 0, errcode: null }])
    expect(await remaining(family)).toBe(1)
  })
})

describe('what WeChat says ends it', () => {
  test('43101: never accepted there, or switched off; no acceptance is left here either', async () => {
    const family = await acceptedAndBooked()
    await family.answer(BOOKED, 'accept')
    fail(refusal('43101'))
    expect(await messages.runDueJobs()).toBe(0)
    expect(await deliveryTo(family)).toEqual([{ status: 'refused', attempts: 1, errcode: 43101 }])
    expect(await remaining(family)).toBe(0)
  })

  test.each([
    ['43107', 'failed'],
    ['47003', 'invalid'],
    ['45168', 'invalid'],
    ['40003', 'invalid'],
    ['40037', 'invalid'],
    ['41030', 'invalid'],
  ] as const)('%s: %s, not asked again, and the acceptance comes back', async (errcode, status) => {
    const family = await acceptedAndBooked()
    fail(refusal(errcode))
    expect(await messages.runDueJobs()).toBe(0)
    expect(await messages.runDueJobs()).toBe(0)
    expect(sentTo(family)).toEqual([])
    expect(await deliveryTo(family)).toEqual([{ status, attempts: 1, errcode: Number(errcode) }])
    expect(await remaining(family)).toBe(1)
  })
})

describe('what WeChat cannot do now is tried again', () => {
  test.each([
    ['43108', 1],
    ['45011', 1],
    // Asked twice at once by the client, as the documentation says.
    ['-1', 2],
    // A new token is rejected too.
    ['40001', 2],
  ] as const)('%s: on the same acceptance', async (errcode, times) => {
    const family = await acceptedAndBooked()
    fail(refusal(errcode), times)
    expect(await messages.runDueJobs()).toBe(1)
    expect(await deliveryTo(family)).toEqual([{ status: 'waiting', attempts: 1, errcode: Number(errcode) }])
    expect(await messages.runDueJobs()).toBe(0)
    expect(await deliveryTo(family)).toEqual([{ status: 'sent', attempts: 2, errcode: 0 }])
    expect(sentTo(family)).toHaveLength(1)
    expect(await remaining(family)).toBe(0)
  })

  test('an expired token is renewed within the attempt', async () => {
    const first = await acceptedAndBooked()
    await messages.runDueJobs()
    fail(refusal('42001'))
    const family = await acceptedAndBooked()
    expect(await messages.runDueJobs()).toBe(0)
    expect(await deliveryTo(family)).toEqual([{ status: 'sent', attempts: 1, errcode: 0 }])
    expect(sentTo(first)).toHaveLength(1)
  })

  test.each<Fault>([{ kind: 'lost' }, { kind: 'garbled' }])(
    'an answer that is $kind: WeChat’s own count keeps the person from a second copy',
    async (fault) => {
      const family = await acceptedAndBooked()
      fail(fault)
      expect(await messages.runDueJobs()).toBe(1)
      expect(sentTo(family)).toHaveLength(1)
      expect(await messages.runDueJobs()).toBe(0)
      expect(sentTo(family)).toHaveLength(1)
      expect(await deliveryTo(family)).toEqual([{ status: 'refused', attempts: 2, errcode: 43101 }])
    },
  )

  test('five times and no more', async () => {
    const family = await acceptedAndBooked()
    fail(refusal('43108'), 10)
    for (let attempt = 1; attempt <= 5; attempt++) await messages.runDueJobs()
    expect(await messages.runDueJobs()).toBe(0)
    expect(await deliveryTo(family)).toEqual([{ status: 'failed', attempts: 5, errcode: 43108 }])
    while (messages.simulator.faults.next(SEND)) continue
  })
})

describe('45009: the day’s messages are used up', () => {
  const nextMorning = () => messages.app.clock.pass(24 * 3_600_000)

  test('it is sent the next morning, on the same acceptance', async () => {
    const family = await acceptedAndBooked()
    fail(refusal('45009'))
    expect(await messages.runDueJobs()).toBe(0)
    expect(await deliveryTo(family)).toEqual([{ status: 'out-of-quota', attempts: 1, errcode: 45009 }])
    await messages.runDueJobs()
    expect(sentTo(family)).toEqual([])
    nextMorning()
    await messages.runDueJobs()
    expect(await deliveryTo(family)).toEqual([{ status: 'sent', attempts: 2, errcode: 0 }])
    expect(await remaining(family)).toBe(0)
  })

  test('once: a second such day ends it, and the acceptance comes back', async () => {
    const family = await acceptedAndBooked()
    fail(refusal('45009'), 2)
    await messages.runDueJobs()
    nextMorning()
    await messages.runDueJobs()
    nextMorning()
    await messages.runDueJobs()
    expect(await deliveryTo(family)).toEqual([{ status: 'out-of-quota', attempts: 2, errcode: 45009 }])
    expect(sentTo(family)).toEqual([])
    expect(await remaining(family)).toBe(1)
  })
})

describe('what somebody answers', () => {
  test('acceptances add up; refusing and filtering leave them; a ban takes them', async () => {
    const family = await messages.newWechatFamily()
    const known = async () => {
      const { templates } = await family.caller.message.subscription({})
      const { remaining: left, lastAnswer } = at(templates, 0)
      return `${lastAnswer} ${left}`
    }
    expect(await known()).toBe('null 0')
    await family.answer(BOOKED, 'reject')
    expect(await known()).toBe('reject 0')
    await family.answer(BOOKED, 'accept')
    await family.answer(BOOKED, 'accept')
    expect(await known()).toBe('accept 2')
    await family.answer(BOOKED, 'reject')
    expect(await known()).toBe('reject 2')
    await family.answer(BOOKED, 'filter')
    expect(await known()).toBe('filter 2')
    await family.answer(BOOKED, 'ban')
    expect(await known()).toBe('ban 0')
  })

  test('every template is named by what WeChat calls it', async () => {
    const family = await messages.newWechatFamily()
    const { templates } = await family.caller.message.subscription({})
    expect(templates.map(({ template, templateId }) => [template, templateId])).toEqual(
      Object.entries(SIMULATED_TEMPLATES).map(([template, { id }]) => [template, id]),
    )
  })

  test('an answer that is sent twice counts once', async () => {
    const family = await messages.newWechatFamily()
    const input = {
      answers: [{ template: BOOKED, answer: 'accept' as const }],
      idempotencyKey: newKey(),
    }
    await family.caller.message.subscribe(input)
    await family.caller.message.subscribe(input)
    expect(await remaining(family)).toBe(1)
  })
})

describe('a seat that is kept for whoever waits', () => {
  const OFFERED: MessageTemplate = 'waitlist-offered'

  /** A family that waits, would know of it in WeChat, and is offered the only seat of a full session. */
  async function offered() {
    const { app } = messages
    const day = dayAfter(app, 1)
    const { slots, organizationId, practitionerId } = await app.openSession({
      day,
      startTime: '09:00',
      endTime: '09:10',
    })
    const holder = await app.newFamily()
    const booking = { patientId: holder.childId, slotId: at(slots, 0).id, idempotencyKey: newKey() }
    const { id } = await holder.caller.appointment.book(booking)
    const family = await messages.newWechatFamily()
    await family.answer(OFFERED, 'accept')
    const { childId: patientId, caller } = family
    const wish = { organizationId, service: 'sick-visit', practitionerId } as const
    const days = { fromDay: day, toDay: day, halfDay: 'any' } as const
    await caller.waitlist.join({ patientId, ...wish, ...days, idempotencyKey: newKey() })
    await holder.caller.appointment.cancel({ id, idempotencyKey: newKey() })
    await waitlistTasks(app.context(null))[SWEEP_WAITLIST_TASK]?.({})
    return family
  }

  test('comes once in WeChat, with until when, and opens where it is answered', async () => {
    const family = await offered()
    expect(await messages.runDueJobs()).toBe(0)
    expect(sentTo(family)).toMatchObject([
      {
        templateId: SIMULATED_TEMPLATES[OFFERED].id,
        page: 'pages/appointments/index',
        values: { thing2: '示例社区卫生服务中心', number3: '1' },
      },
    ])
    const { thing4 } = at(sentTo(family), 0).values
    expect(thing4).toMatch(/^候补有号，留到(明天)?\d\d:\d\d，点开答复$/)
    expect(thing4?.length).toBeLessThanOrEqual(20)
    expect(await remaining(family, OFFERED)).toBe(0)
  })

  test('that was let go by then is not sent, and its acceptance is kept', async () => {
    const family = await offered()
    const { openOffers } = await family.caller.waitlist.list({})
    await family.caller.waitlist.decline({ id: at(openOffers, 0).id, idempotencyKey: newKey() })
    expect(await messages.runDueJobs()).toBe(0)
    expect(sentTo(family)).toEqual([])
    expect(await remaining(family, OFFERED)).toBe(1)
  })
})

describe('an answer of the team', () => {
  const REPLIED: MessageTemplate = 'conversation-replied'

  /** A family that wants to know in WeChat, and its doctor who has answered. */
  async function answered() {
    const { app } = messages
    const family = await messages.newWechatFamily()
    await family.answer(REPLIED, 'accept')
    const organizationId = await app.newOrganization()
    const practitionerId = await app.newPractitioner()
    const doctor = await app.newStaff('family-doctor', organizationId, practitionerId)
    const { teamId } = await newTeam(app, { organizationId, practitionerIds: [practitionerId] })
    const { accountId, childId: patientId, caller } = family
    await signContract(app, { patientId, teamId, accountId })
    const { id: conversationId } = await caller.conversation.open({ patientId, idempotencyKey: newKey() })
    const say = (text: string) => ({ conversationId, text, idempotencyKey: newKey() })
    await caller.conversation.sendText(say('夜里咳'))
    for (const text of ['多喝水', '明天来看']) await doctor.caller.conversation.reply(say(text))
    return { family, conversationId }
  }

  test('comes once in WeChat: which team and how many wait, never what was said (E2 38)', async () => {
    const { family, conversationId } = await answered()
    expect(await messages.runDueJobs()).toBe(0)
    expect(sentTo(family)).toMatchObject([
      {
        templateId: SIMULATED_TEMPLATES[REPLIED].id,
        page: `packages/contract/pages/chat/index?conversationId=${conversationId}`,
        values: { thing2: '示例家庭医生团队', number3: '2', thing4: '家庭医生回了孩子的消息' },
      },
    ])
    expect(await remaining(family, REPLIED)).toBe(0)
  })

  test('that was read by then is not sent, and its acceptance is kept', async () => {
    const { family, conversationId } = await answered()
    const { lastSeq: seq } = await family.caller.conversation.messages({ conversationId })
    await family.caller.conversation.markRead({ conversationId, seq, idempotencyKey: newKey() })
    expect(await messages.runDueJobs()).toBe(0)
    expect(sentTo(family)).toEqual([])
    expect(await remaining(family, REPLIED)).toBe(1)
  })
})
