import { fen, formatYuan } from '#domain/kernel/fen'
import type { client } from '../../../api/client'
import { leavingInWords, type Periods } from './period-words'

export type PackageChoice = Awaited<ReturnType<typeof client.contract.packages.query>>['rows'][number]

const YEARS = { 1: '一年', 3: '三年' } as const

export function termInWords(years: number): string {
  return years === 1 || years === 3 ? YEARS[years] : `${years} 年`
}

/** 儿童包 · 一年 */
export function packageInWords({ nameZh, termYears }: Pick<PackageChoice, 'nameZh' | 'termYears'>): string {
  return `${nameZh} · ${termInWords(termYears)}`
}

/** ¥30, or ¥30.50 where there are 分. */
export function wholeYuan(amount: number): string {
  return formatYuan(fen(amount)).replace(/\.00$/, '')
}

/** 医保 60，公卫 60，你 30 */
export function payersInWords({ insuranceFen, publicHealthFen, selfFen }: PackageChoice): readonly string[] {
  const parts = [
    ['医保', insuranceFen],
    ['公卫', publicHealthFen],
    ['你', selfFen],
  ] as const
  return parts
    .filter(([, amount]) => amount > 0)
    .map(([who, amount]) => `${who} ${wholeYuan(amount).slice(1)}`)
}

/** 每天, ✓ or 2 次/年; — where the package does not have it. */
export function itemInWords(choice: PackageChoice, itemCode: string): string {
  const item = choice.items.find((each) => each.itemCode === itemCode)
  if (!item) return '—'
  if (item.perYear !== null) return `${item.perYear} 次/年`
  return item.inWords ?? '✓'
}

/** What is compared: what is meant for the person, to be had today or not; each item once, in the packages' order. */
export function comparable(rows: readonly PackageChoice[]): {
  readonly packages: readonly PackageChoice[]
  readonly items: readonly { readonly code: string; readonly nameZh: string }[]
} {
  const packages = rows.filter(({ refusal }) => refusal?.code !== 'package_not_suited')
  const items = new Map(
    packages.flatMap((choice) => choice.items.map((item) => [item.itemCode, item.nameZh])),
  )
  return { packages, items: [...items].map(([code, nameZh]) => ({ code, nameZh })) }
}

/** One of a kind, and all for one term: what does not go together with the new choice is let go. */
export function withChoice(
  chosen: readonly string[],
  choice: PackageChoice,
  all: readonly PackageChoice[],
): readonly string[] {
  if (chosen.includes(choice.id)) return chosen.filter((id) => id !== choice.id)
  const kept = chosen.filter((id) => {
    const other = all.find((each) => each.id === id)
    return other !== undefined && other.code !== choice.code && other.termYears === choice.termYears
  })
  return [...kept, choice.id]
}

/** What holds for every package, and what is not so yet. */
export function packagesNote(
  rows: readonly Pick<PackageChoice, 'isPurchasable' | 'verified'>[],
  periods: Periods,
): string {
  return [
    `${leavingInWords(periods)}，不用理由；没做的项目按比例退。不会自动续费。`,
    rows.every(({ isPurchasable }) => isPurchasable)
      ? ''
      : '要付钱的包还不能在线买，先签免费的，开通以后可以加。',
    rows.every(({ verified }) => verified) ? '' : '内容和价格为示例，以协议为准。',
  ].join('')
}
