import { SERVICE_NAMES_ZH, type Service } from '#domain/kernel/healthcare-service'
import { localDateOf, localTimeOf } from '#domain/kernel/time'
import { weekdayInWords } from '#domain/kernel/time-in-words'
import type { TagProps } from '../../../components/content/tag'

/** One consultation of today with its counts, as the board and the desk list it. */
export interface WorkSession {
  readonly id: string
  readonly practitionerName: string
  readonly title: string
  readonly service: Service
  /** ISO instants. */
  readonly start: string
  readonly end: string
  readonly room: string
  readonly status: string
  readonly booked: number
  readonly arrived: number
  readonly inVisit: number
  readonly done: number
  readonly late: number
  readonly walkInSeats: number
}

const NO_BREAK_SPACE = '\u00a0'
/** Between two 汉字, where a line may break otherwise. */
const NO_BREAK = '\u2060'

/** `何静 · 2 号诊室` */
export function sessionTitle({ practitionerName, room }: WorkSession): string {
  return `${practitionerName} · ${room}`
}

/** `08:00–12:00` */
export function hoursOf({ start, end }: Pick<WorkSession, 'start' | 'end'>): string {
  return `${localTimeOf(new Date(start))}–${localTimeOf(new Date(end))}`
}

/** `10月13日 周二 08:00–12:00 · 复诊` */
export function sessionSub(session: Pick<WorkSession, 'start' | 'end' | 'service'>): string {
  const day = localDateOf(new Date(session.start))
  const date = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 ${weekdayInWords(day)}`
  return `${date} ${hoursOf(session)} · ${SERVICE_NAMES_ZH[session.service]}`
}

/** Two lines of the desk's list, `08:00–12:00` over `约 9 · 等 2 · 看完 4 · 空 10`: no figure is torn from what it counts. */
export function sessionLines(session: WorkSession): string {
  const { booked, arrived, done, walkInSeats } = session
  const counts = [`约 ${booked}`, `等 ${arrived}`, `看${NO_BREAK}完 ${done}`, `空 ${walkInSeats}`]
  return `${hoursOf(session)}\n${counts.map((count) => count.replace(' ', NO_BREAK_SPACE)).join(' · ')}`
}

/** Whether the doctor is seeing people now. After its end a session goes on while somebody still waits. */
export function sessionTag(session: WorkSession, now: Date): TagProps {
  if (session.status === 'suspended') return { label: '停诊', tone: 'bad' }
  if (now < new Date(session.start)) return { label: '还没开始', tone: 'mute' }
  const isOver = now >= new Date(session.end) && session.arrived + session.inVisit === 0
  return isOver ? { label: '已结束', tone: 'mute' } : { label: '坐诊中', tone: 'ok' }
}

/** `上午 08:00`: what tells the sessions of one doctor apart. */
export function sessionPart({ start }: Pick<WorkSession, 'start'>): string {
  const time = localTimeOf(new Date(start))
  return `${time < '12:00' ? '上午' : time < '18:00' ? '下午' : '晚上'} ${time}`
}

/** The session to open first: the one under way, else the next, else the last. */
export function sessionNow<Session extends WorkSession>(
  sessions: readonly Session[],
  now: Date,
): Session | undefined {
  return sessions.find(({ end }) => now < new Date(end)) ?? sessions.at(-1)
}

/** Where somebody without a booking may sit down: `现场挂号 何静 · 生病 08:00，空 3`, its figure never on a line alone. */
export function walkInChoices(
  sessions: readonly WorkSession[],
  now: Date,
): { readonly sessionId: string; readonly label: string }[] {
  return sessions
    .filter(({ status, end, walkInSeats }) => status === 'open' && now < new Date(end) && walkInSeats > 0)
    .map(({ id, practitionerName, service, start, walkInSeats }) => ({
      sessionId: id,
      label: `现场挂号 ${practitionerName} · ${SERVICE_NAMES_ZH[service]} ${localTimeOf(new Date(start))}，空${NO_BREAK_SPACE}${walkInSeats}`,
    }))
}
