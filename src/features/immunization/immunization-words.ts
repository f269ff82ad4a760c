import type { DoseReason } from '#domain/immunization/dose-state'
import {
  DOSE_STATE_NAMES_ZH,
  daysLeftZh,
  doseNameZh,
  reasonsInWords,
  shortDoseZh,
} from '#domain/immunization/dose-words'
import { addDays, ageMonthsOn, daysBetween, type LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import type { TagProps } from '../../components/content/tag'
import type { DoseRow, GivenRow, HoldRow, ProgrammeNote } from './immunization-view'

const OPEN_STATES = ['OVERDUE', 'TEST_NEEDED', 'DUE'] as const
/** Doses that become due within a month of the next one are one journey, or nearly. */
const SAME_JOURNEY_DAYS = 31
const YEARS_FROM_MONTHS = 36
/** What the card says anyway: that it is time, and that nothing begins anew. */
const SAID: ReadonlySet<DoseReason> = new Set(['age', 'interval', 'no-restart'])

/** What can be given now, late ones first: all of it is one journey to the clinic. */
export function openDoses(doses: readonly DoseRow[]): DoseRow[] {
  return OPEN_STATES.flatMap((state) => doses.filter((dose) => dose.state === state))
}

/** `乙肝疫苗 第 2 剂` */
export function doseInWords({ vaccineCode, doseNo }: Pick<DoseRow, 'vaccineCode' | 'doseNo'>): string {
  return doseNameZh({ vaccine: vaccineCode, doseNo })
}

export function openTag({ state }: Pick<DoseRow, 'state'>): TagProps {
  return { label: DOSE_STATE_NAMES_ZH[state], tone: state === 'DUE' ? 'primary' : 'wait' }
}

/** When it should have been, or since when it can be. */
export function openSinceInWords({ state, dueOn }: DoseRow, today: LocalDate): string {
  if (dueOn === null) return '现在可以打'
  if (state === 'DUE') return dueOn === today ? '今天起可以打' : `${dateInWords(dueOn, today)}起可以打`
  return `应在 ${dateInWords(dueOn, today)} 接种`
}

/** What to do about it, without blame: late is never lost (design guide §7). */
export function comfortOf(dose: DoseRow, today: LocalDate): string {
  const why = reasonsInWords({ ...dose, reasons: dose.reasons.filter((reason) => !SAID.has(reason)) }, today)
  const late = dose.doseNo > 1 ? '补 1 剂就好，不用从头打' : '补 1 剂就好，现在打也来得及'
  const said = dose.state === 'OVERDUE' ? [late, ...why] : why
  return said.length > 0 ? `${said.join('。')}。` : '到月龄了，约个时间去打就好。'
}

export interface ComingGroup {
  /** 18 月龄 · 2027年2月5日起 */
  readonly whenZh: string
  readonly doses: readonly DoseRow[]
}

/** The next journey: the first dose that is not due yet, and those that become due soon after it. */
export function comingGroup(
  doses: readonly DoseRow[],
  birthDate: LocalDate,
  today: LocalDate,
): ComingGroup | null {
  const ahead = doses
    .flatMap((dose) => (dose.state === 'NOT_DUE' && dose.earliestOn ? [{ dose, on: dose.earliestOn }] : []))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const first = ahead[0]
  if (!first) return null
  const last = addDays(first.on, SAME_JOURNEY_DAYS)
  return {
    whenZh: `${ageTitle(birthDate, first.on)} · ${dateInWords(first.on, today)}起`,
    doses: ahead.filter(({ on }) => on <= last).map(({ dose }) => dose),
  }
}

export function comingTag({ earliestOn }: DoseRow, today: LocalDate): TagProps {
  return {
    label: daysLeftZh(earliestOn, today) ?? DOSE_STATE_NAMES_ZH.NOT_DUE,
    tone: 'info',
    icon: 'calendar',
  }
}

/** 免费 · 和上一剂要隔够天数 */
export function comingSub(dose: DoseRow, today: LocalDate): string {
  const why = dose.reasons.filter((reason) => reason !== 'age')
  const [said] = reasonsInWords({ ...dose, reasons: why }, today)
  const cost = dose.free ? '免费' : '自费'
  return said === undefined ? cost : `${cost} · ${said}`
}

/** `出生`, `8 月龄`, `4 岁` */
export function ageTitle(birthDate: LocalDate, on: LocalDate): string {
  const days = daysBetween(birthDate, on)
  const months = ageMonthsOn(birthDate, on)
  if (days <= 1) return '出生'
  if (months < 1) return `${days} 天`
  if (months < YEARS_FROM_MONTHS) return `${months} 月龄`
  return `${Math.floor(months / 12)} 岁`
}

export interface GivenGroup {
  readonly on: LocalDate
  /** 8 月龄 · 2 剂 */
  readonly title: string
  readonly names: string
  readonly tag: TagProps
  readonly rows: readonly GivenRow[]
}

/** What was given, newest first, the doses of one day together. */
export function givenGroups(
  given: readonly GivenRow[],
  doses: readonly DoseRow[],
  birthDate: LocalDate,
): GivenGroup[] {
  const days = [...new Set(given.map(({ on }) => on))].sort().reverse()
  return days.map((on) => {
    const rows = given.filter((row) => row.on === on)
    return {
      on,
      title: `${ageTitle(birthDate, on)} · ${rows.length} 剂`,
      names: rows.map((row) => shortName(row, doses)).join('、'),
      tag: givenTag(rows, doses),
      rows,
    }
  })
}

/** `乙肝 3`; a vaccine of its own kind, or one that stands for several, keeps its name. */
export function shortName(
  { id, nameZh }: Pick<GivenRow, 'id' | 'nameZh'>,
  doses: readonly DoseRow[],
): string {
  const [planned, ...others] = doses.filter(({ givenId }) => givenId === id)
  if (!planned) return nameZh
  if (others.length > 0) return `${nameZh} ${planned.doseNo}`
  return shortDoseZh(planned.series, planned.doseNo)
}

function givenTag(rows: readonly GivenRow[], doses: readonly DoseRow[]): TagProps {
  const isEarly = doses.some(
    ({ givenId, state }) => state === 'DONE_EARLY_INVALID' && rows.some(({ id }) => id === givenId),
  )
  if (isEarly) return { label: '打早了，要再补', tone: 'wait' }
  if (rows.some(({ isVerified }) => !isVerified)) return { label: '待核实', tone: 'wait' }
  return { label: '已接种', tone: 'ok' }
}

/** Why a vaccine is held back, for whoever brings the child. */
export function holdInWords({ nameZh, until, reasonZh }: HoldRow, today: LocalDate): string {
  if (until === null) return `${nameZh}：医生写了不打（${reasonZh}）。`
  return `${nameZh}：先不打（${reasonZh}），${dateInWords(until, today)}起可以再约。`
}

/** Doses that a kindergarten asks for: the programme's, as far as the child has come. */
export function inspectedDoses(doses: readonly DoseRow[]): {
  readonly done: readonly DoseRow[]
  readonly missing: readonly DoseRow[]
} {
  return {
    done: doses.filter(({ state }) => state === 'DONE' || state === 'REPLACED'),
    missing: doses.filter(({ state }) => (OPEN_STATES as readonly string[]).includes(state)),
  }
}

/** Which version of the schedule the plan follows, and what it changed. */
export function programmeInWords({ shortZh, title, changeZh, verified }: ProgrammeNote): string {
  const change = changeZh ? `，${changeZh}` : ''
  const doubt = verified ? '' : '（待核实）'
  return `按 ${shortZh}免疫程序安排${doubt}${change}。《${title}》。打过的每一剂按打的那天的程序算数。`
}
