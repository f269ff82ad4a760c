import type { TodaysSession } from '../support/rows/todays-session'
import type { DemoPhone } from '../support/screen/demo-phone'
import type { Screen } from './screen'

const WORKDAY = 'packages/workday/pages'
const STAFF = 'packages/staff/pages'
const APPOINTMENT = 'packages/appointment/pages'

/** Three children at one doctor: one seen and at home, one in the room, one waiting. */
interface VisitDay {
  readonly seenId: string
  readonly inRoomId: string
  readonly waitingId: string
}

interface Child {
  readonly phone: DemoPhone
  readonly patientId: string
}

/** Books, receives and treats by the procedures that the screens use. */
export async function letVisitDayRun(
  { slotId, sessionId }: TodaysSession,
  desk: DemoPhone,
  doctor: DemoPhone,
  children: { readonly seen: Child; readonly inRoom: Child; readonly waiting: Child },
): Promise<VisitDay> {
  const key = () => ({ idempotencyKey: crypto.randomUUID() })
  const arrive = async ({ phone, patientId }: Child) => {
    const booking = { slotId, patientId, reason: '发热 38.5 度两天，夜里咳得睡不好', ...key() }
    const { id } = await phone.call<{ id: string }>('appointment.book', booking)
    await desk.call('visit.checkIn', { appointmentId: id, ...key() })
    return id
  }
  const startNext = async (appointmentId: string) => {
    await doctor.call('visit.callNext', { sessionId, ...key() })
    await doctor.call('visit.start', { appointmentId, ...key() })
  }
  const seenId = await arrive(children.seen)
  await startNext(seenId)
  const { record } = await doctor.call<{ record: object }>('visit.get', { appointmentId: seenId })
  const written = { ...record, diagnoses: ['J06.900'], words: '多喝水，观察体温' }
  await doctor.call('visit.complete', { appointmentId: seenId, record: written, ...key() })
  const inRoomId = await arrive(children.inRoom)
  await startNext(inRoomId)
  const waitingId = await arrive(children.waiting)
  return { seenId, inRoomId, waitingId }
}

/** Nobody came, and the family has said why. @returns the visit */
export async function letVisitBeMissed(absent: DemoPhone, desk: DemoPhone): Promise<string> {
  const key = () => ({ idempotencyKey: crypto.randomUUID() })
  const { rows } = await absent.call<{ rows: { id: string; status: string; number: number }[] }>(
    'appointment.list',
    {},
  )
  const appointmentId = rows.find(({ status, number }) => status === 'booked' && number === 1)?.id ?? ''
  await desk.call('visit.markNoShow', { appointmentId, ...key() })
  await absent.call('noShow.appeal', { appointmentId, reason: '早上头晕，打过电话没人接', ...key() })
  return appointmentId
}

export function screensOfMissed(missedId: string): Screen[] {
  return [{ name: 'missed', route: `${APPOINTMENT}/detail/index?id=${missedId}`, shows: '说明收到了' }]
}

export function screensOfVisit({ waitingId, seenId }: VisitDay): Screen[] {
  return [
    { name: 'waiting', route: `${APPOINTMENT}/detail/index?id=${waitingId}`, shows: '前面还有 1 位' },
    { name: 'summary', route: `${APPOINTMENT}/detail/index?id=${seenId}`, shows: '这次的小结' },
    { name: 'survey', route: `${APPOINTMENT}/survey/index?appointmentId=${seenId}`, shows: '还有 3 题没点' },
  ]
}

export function screensOfDesk({ sessionId }: TodaysSession): Screen[] {
  return [
    { name: 'desk-today', route: `${WORKDAY}/today/index`, shows: '今天的门诊' },
    { name: 'desk-board', route: `${WORKDAY}/board/index?sessionId=${sessionId}`, shows: '候诊 1 位' },
    {
      name: 'session-seats',
      route: `${WORKDAY}/seats/index?sessionId=${sessionId}`,
      shows: '每个时段',
    },
    { name: 'no-shows', route: `${WORKDAY}/no-shows/index`, shows: '早上头晕' },
    { name: 'telephone', route: `${WORKDAY}/telephone/index`, shows: '用卡号和生日查' },
    { name: 'approve-desk', route: `${WORKDAY}/approve-desk/index`, shows: '电脑上的登录码' },
    { name: 'desk-me', route: 'pages/me/index', shows: '退出登录' },
  ]
}

export function screensOfDoctor({ inRoomId }: VisitDay, { sessionId }: TodaysSession): Screen[] {
  const extra = `${WORKDAY}/seats/index?sessionId=${sessionId}&patientId=${sessionId}`
  return [
    { name: 'extra-seat', route: extra, shows: '给刚打开档案的这位加一个号' },
    { name: 'doctor-today', route: `${WORKDAY}/today/index`, shows: '陈*诺' },
    { name: 'record', route: `${STAFF}/visit/index?appointmentId=${inRoomId}`, shows: '家长写：' },
  ]
}
