import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { localTimeOf } from '#domain/kernel/time'
import type { Relation } from '#domain/patient/relation'
import type { client } from '../../../api/client'
import type { TagProps } from '../../../components/content/tag'

/** Who answers, from what the patient is to them. */
const ANSWERS: Readonly<Record<Relation, string>> = {
  self: '本人',
  child: '家长',
  spouse: '配偶',
  parent: '子女',
  grandchild: '祖辈',
  other: '家人',
}

/** A family that may not know that its visit was taken back (停诊). */
export type ToRing = Awaited<ReturnType<typeof client.session.calls.query>>['rows'][number]

/** `09:20 · 3 号 · 李*兰 · 女 · 78岁` */
export function whoToRing({ start, number, nameMasked, sex, age }: ToRing): string {
  return [localTimeOf(new Date(start)), `${number}\u00a0号`, nameMasked, SEX_NAMES_ZH[sex], age].join(' · ')
}

/** `家长 138 0013 8000`: in groups, because a desk dials on a telephone of its own. */
export function ringLabel({ phone, relation }: ToRing['phones'][number]): string {
  const grouped = phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1\u00a0$2\u00a0$3')
  return `${ANSWERS[relation]} ${grouped}`
}

export function callTag({ outcome, isUntold }: ToRing): TagProps {
  if (outcome === 'told') return { label: '说到了', tone: 'ok' }
  if (outcome === 'no-answer') return { label: '没人接', tone: 'wait' }
  return isUntold ? { label: '收不到消息', tone: 'bad' } : { label: '消息没看', tone: 'wait' }
}

/** `吴晓兰 07:35 打的` */
export function calledInWords({ calledAt, calledBy }: ToRing): string {
  return calledAt ? `${calledBy ?? '同事'} ${localTimeOf(new Date(calledAt))} 打的` : ''
}

/** `还要打电话的 3 家`, and `电话都打到了` once everybody was told. */
export function callsLeft(rows: readonly ToRing[]): string {
  const left = rows.filter(({ outcome }) => outcome !== 'told').length
  return left === 0 ? '电话都打到了' : `还要打电话的 ${left} 家`
}
