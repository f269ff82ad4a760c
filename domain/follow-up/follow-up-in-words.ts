import type { LocalDate } from '../kernel/time'
import { dateInWords } from '../kernel/time-in-words'
import { itemsOfForm } from './follow-up-form'
import {
  FOLLOW_UP_OUTCOME_NAMES_ZH,
  FOLLOW_UP_WAY_NAMES_ZH,
  type FollowUpOutcome,
  type FollowUpRecord,
  type FollowUpWay,
} from './follow-up-record'
import { GUIDANCE_TOPIC_NAMES_ZH } from './guidance-topic'

/** One line of what was written down. */
export interface FollowUpLine {
  readonly nameZh: string
  readonly valueZh: string
}

/** 电话随访, or 上门随访（家里没人） */
export function followUpTitle(way: FollowUpWay, outcome: FollowUpOutcome): string {
  const name = FOLLOW_UP_WAY_NAMES_ZH[way]
  return outcome === 'done' ? name : `${name}（${FOLLOW_UP_OUTCOME_NAMES_ZH[outcome]}）`
}

/** 都好，讲了喂养、睡眠 */
export function followUpInBrief(record: FollowUpRecord, outcome: FollowUpOutcome): string {
  if (outcome !== 'done') return record.words === '' ? '这次没做成，不算一次' : record.words
  const { abnormal, topics } = record
  const heard = abnormal.length === 0 ? '问的都好' : `${namesOf(record).join('、')}要留意`
  const said = topics.map((topic) => GUIDANCE_TOPIC_NAMES_ZH[topic]).join('、')
  return said === '' ? heard : `${heard}，讲了${said}`
}

/** Everything of it, as the family and the next member of the team read it. */
export function followUpInWords(
  record: FollowUpRecord,
  outcome: FollowUpOutcome,
  today: LocalDate,
): FollowUpLine[] {
  const said = (nameZh: string, valueZh: string): FollowUpLine[] =>
    valueZh === '' ? [] : [{ nameZh, valueZh }]
  const asked = outcome === 'done' ? itemsOfForm(record.form) : []
  return [
    ...asked.map(({ code, nameZh, normalZh }) => {
      const found = record.abnormal.find((each) => each.code === code)
      return { nameZh, valueZh: found ? found.words || '不正常' : normalZh }
    }),
    ...said('和谁说的', outcome === 'done' && record.spokeWith === 'family' ? '家里人' : ''),
    ...said('讲了', record.topics.map((topic) => GUIDANCE_TOPIC_NAMES_ZH[topic]).join('、')),
    ...said(outcome === 'done' ? '团队说' : '情况', record.words),
    ...said('下次', record.nextOn === null ? '' : dateInWords(record.nextOn, today)),
  ]
}

function namesOf({ form, abnormal }: FollowUpRecord): string[] {
  return itemsOfForm(form)
    .filter(({ code }) => abnormal.some((each) => each.code === code))
    .map(({ nameZh }) => nameZh)
}
